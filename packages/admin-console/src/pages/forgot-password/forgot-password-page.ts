import { InvalidInputError, RateLimitedError } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { askForReset } from '../../data/account.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { ArrowLeft, CircleAlert, MailCheck } from '../../parts/icons.js';
import { href } from '../../router.js';
import { brand } from '../../shell/brand.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { entrance } from '../entrance/entrance.styles.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';

/** Has a link sent that sets a new password. It says the same of known and unknown addresses. */
@customElement('ls-forgot-password-page')
export class ForgotPasswordPage extends LitElement {
  static override styles = [base, buttons, fields, entrance];

  @state() private busy = false;
  @state() private problem = '';
  @state() private missing = '';
  @state() private sentTo = '';
  @query('ls-field') private email!: FieldPart;

  protected override firstUpdated() {
    void this.#begin();
  }

  async #begin() {
    await this.updateComplete;
    await this.email.updateComplete;
    this.email.focus();
  }

  protected override render() {
    const f = t.forgot;
    const back = html`<p class="other"><a class="link with-icon" href=${href('/sign-in')}>${icon(ArrowLeft, 14)}${f.back}</a></p>`;
    if (this.sentTo) {
      return html`<div class="card">
        ${brand(28)}
        <div role="status"><h1 class="with-icon">${icon(MailCheck, 20)}${f.sentTitle}</h1><p class="lead">${f.sent(this.sentTo)}</p></div>
        <p class="small">${f.nothing}</p>
        <button class="button large wide" type="button" @click=${this.#again}>${f.again}</button>
        ${back}
      </div>`;
    }
    return html`<div class="card">
      ${brand(28)}
      <div><h1>${f.title}</h1><p class="lead">${f.lead}</p></div>
      ${this.problem ? html`<p class="notice bad" role="alert">${icon(CircleAlert)}<span>${this.problem}</span></p>` : nothing}
      <form novalidate @submit=${this.#submit}>
        <ls-field name="email" type="email" autocomplete="username" .label=${t.signIn.email} .error=${this.missing}></ls-field>
        <button class="button primary large wide" ?disabled=${this.busy}>${this.busy ? f.busy : f.submit}</button>
      </form>
      ${back}
    </div>`;
  }

  #again = () => {
    this.sentTo = '';
    void this.#begin();
  };

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const email = this.email.value.trim();
    this.problem = '';
    this.missing = email ? (/^\S+@\S+\.\S+$/.test(email) ? '' : t.register.emailInvalid) : t.required;
    if (this.missing) return this.email.focus();
    this.busy = true;
    try {
      await askForReset(email);
      this.sentTo = email;
    } catch (error) {
      if (error instanceof InvalidInputError) this.missing = t.register.emailInvalid;
      else this.problem = error instanceof RateLimitedError ? t.signIn.tooMany(error.retryAfter ?? 60) : explain(error);
      this.email.focus();
    } finally {
      this.busy = false;
    }
  };
}
