import { InvalidInputError, type Locale, newIdempotencyKey } from '@logishift/support-sdk';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';
import { isVisible } from '@logishift/support-sdk/text';
import { html, LitElement, nothing } from 'lit';
import { customElement, queryAll, state } from 'lit/decorators.js';
import { register } from '../../data/agents.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Check, ChevronDown, CircleAlert } from '../../parts/icons.js';
import { go, href } from '../../router.js';
import { brand } from '../../shell/brand.js';
import { t } from '../../texts/index.js';
import { explain, explainField } from '../../texts/problems.js';
import { entrance } from '../entrance/entrance.styles.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';
import { lengthOf, shortest } from '../entrance/password-length.js';

const names = ['name', 'email', 'phone', 'password'] as const;
type Name = (typeof names)[number];

/** Registering as a support agent; then sign-in says that approval is awaited. */
@customElement('ls-register-page')
export class RegisterPage extends LitElement {
  static override styles = [base, buttons, fields, entrance];

  @state() private busy = false;
  @state() private problem = '';
  @state() private errors: Partial<Record<Name, string>> = {};
  @state() private length = 0;
  @queryAll('ls-field') private parts!: NodeListOf<FieldPart>;
  #attempt = newIdempotencyKey();

  protected override async firstUpdated() {
    await this.parts[0]!.updateComplete;
    this.parts[0]!.focus();
  }

  protected override render() {
    const { errors } = this;
    const longEnough = this.length >= shortest;
    return html`<div class="card">
      ${brand(28)}
      <div><h1>${t.register.title}</h1><p class="lead">${t.register.lead}</p></div>
      ${this.problem ? html`<p class="notice bad" role="alert">${icon(CircleAlert)}<span>${this.problem}</span></p>` : nothing}
      <form novalidate @submit=${this.#submit}>
        <ls-field name="name" autocomplete="name" .label=${t.register.name} .error=${errors.name ?? ''}></ls-field>
        <ls-field name="email" type="email" autocomplete="username" .label=${t.register.email} .error=${errors.email ?? ''}></ls-field>
        <ls-field name="phone" type="tel" autocomplete="tel" .label=${t.register.phone} .error=${errors.phone ?? ''}
          .hint=${html`<span class="hint">${t.register.phoneHint}</span>`}></ls-field>
        <ls-field name="password" type="password" autocomplete="new-password" .label=${t.register.password}
          .error=${errors.password ?? ''} @input=${this.#measure}
          .hint=${
            longEnough
              ? html`<span class="hint good">${icon(Check, 14)}${t.register.longEnough(this.length)}</span>`
              : html`<span class="hint">${t.register.passwordHint}</span>`
          }></ls-field>
        <div class="field">
          <label for="locale">${t.register.language}</label>
          <span class="select"><select class="input" id="locale" aria-describedby="locale-hint">
            ${Object.entries(t.language).map(
              ([code, words]) =>
                html`<option value=${code} ?selected=${code === primaryLanguage(navigator.language)}>${words}</option>`,
            )}
          </select>${icon(ChevronDown)}</span>
          <span class="hint" id="locale-hint">${t.register.languageHint}</span>
        </div>
        <button class="button primary large wide" ?disabled=${this.busy}>${this.busy ? t.register.busy : t.register.submit}</button>
      </form>
      <p class="other">${t.register.already} <a class="link" href=${href('/sign-in')}>${t.register.signIn}</a></p>
    </div>`;
  }

  #measure = () => {
    this.length = lengthOf(this.parts[3]!.value);
  };

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const [name = '', email = '', phone = ''] = [...this.parts].map(({ value }) => value.trim());
    this.problem = '';
    this.errors = {
      name: isVisible(name) ? '' : t.required,
      email: /^\S+@\S+\.\S+$/.test(email) ? '' : t.register.emailInvalid,
      phone: phone ? '' : t.required,
      password: this.length >= shortest ? '' : t.register.passwordHint,
    };
    if (this.#showFirst()) return;
    const locale = this.renderRoot.querySelector('select')!.value as Locale;
    this.busy = true;
    try {
      const registered = await register({ name, email, phone, password: this.parts[3]!.value, locale }, this.#attempt);
      go(`/sign-in?registered=${encodeURIComponent(registered.email)}`);
    } catch (error) {
      this.#attempt = newIdempotencyKey();
      if (!(error instanceof InvalidInputError)) this.problem = explain(error);
      else {
        this.errors = Object.fromEntries(error.errors.map((one) => [one.path, explainField(one)]));
        if (!this.#showFirst()) this.problem = error.errors.map(({ message }) => message).join(' ') || explain(error);
      }
    } finally {
      this.busy = false;
    }
  };

  #showFirst(): boolean {
    const index = names.findIndex((name) => this.errors[name]);
    this.parts[index]?.focus();
    return index >= 0;
  }
}
