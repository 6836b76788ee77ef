import { InvalidInputError, type Locale } from '@logishift/support-sdk';
import { isVisible } from '@logishift/support-sdk/text';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { changeProfile } from '../../data/account.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { ChevronDown, CircleAlert } from '../../parts/icons.js';
import { toast } from '../../parts/toast.js';
import { session } from '../../session/session.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';

/**
 * Changes one's own name, phone and language.
 *
 * @fires close - saved, or given up
 */
@customElement('ls-profile-form')
export class ProfileForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      form { display: grid; gap: 16px; padding: 16px; border-top: 1px solid var(--ls-color-border); }
      .acts { display: flex; gap: 8px; }
    `,
  ];

  @state() private busy = false;
  @state() private problem = '';
  @state() private errors: Record<string, string> = {};
  @query('[name=name]') private nameField!: FieldPart;
  @query('[name=phone]') private phoneField!: FieldPart;
  @query('select') private localeField!: HTMLSelectElement;

  protected override async firstUpdated() {
    await this.nameField.updateComplete;
    this.nameField.focus();
  }

  protected override render() {
    const { user } = session;
    if (!user) return nothing;
    const a = t.account;
    return html`<form novalidate @submit=${this.#submit}>
      ${this.problem ? html`<p class="notice bad" role="alert">${icon(CircleAlert)}<span>${this.problem}</span></p>` : nothing}
      <ls-field name="name" autocomplete="name" .label=${a.name} .value=${user.name} .error=${this.errors.name ?? ''}></ls-field>
      <ls-field name="phone" type="tel" autocomplete="tel" .label=${a.phone} .value=${user.phone ?? ''} .error=${this.errors.phone ?? ''}></ls-field>
      <div class="field">
        <label for="locale">${a.language}</label>
        <span class="select"><select class="input" id="locale">
          ${Object.entries(t.language).map(([code, words]) => html`<option value=${code} lang=${code} ?selected=${code === user.locale}>${words}</option>`)}
        </select>${icon(ChevronDown)}</span>
      </div>
      <div class="acts">
        <button class="button primary" ?disabled=${this.busy}>${this.busy ? a.saving : a.save}</button>
        <button class="button" type="button" @click=${this.#close}>${t.cancel}</button>
      </div>
    </form>`;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const name = this.nameField.value.trim();
    const phone = this.phoneField.value.trim();
    const { user } = session;
    this.problem = '';
    // A phone is asked for at registration: who has one may change it, not take it away.
    this.errors = {
      ...(!isVisible(name) && { name: t.required }),
      ...(!phone && user?.phone && { phone: t.required }),
    };
    if (this.#showFirst()) return;
    this.busy = true;
    try {
      await changeProfile({ name, locale: this.localeField.value as Locale, ...(phone && { phone }) });
      toast(t.account.savedDone);
      this.#close();
    } catch (error) {
      if (error instanceof InvalidInputError) {
        this.errors = Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
      }
      if (!this.#showFirst()) this.problem = explain(error);
    } finally {
      this.busy = false;
    }
  };

  #showFirst(): boolean {
    const wrong = [this.nameField, this.phoneField].find(({ name }) => this.errors[name]);
    wrong?.focus();
    return wrong !== undefined;
  }

  #close = () => this.dispatchEvent(new Event('close'));
}
