import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { CircleAlert, CircleCheck } from '../../parts/icons.js';
import { href, place } from '../../router.js';
import { session } from '../../session/session.js';
import { brand } from '../../shell/brand.js';
import { t } from '../../texts/index.js';
import { explainSignIn } from '../../texts/problems.js';
import { entrance } from '../entrance/entrance.styles.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';

/** Signing in. Afterwards the router goes on to where the person wanted to be. */
@customElement('ls-sign-in-page')
export class SignInPage extends LitElement {
  static override styles = [base, buttons, fields, entrance];

  @state() private busy = false;
  @state() private problem = '';
  @state() private missing = { email: '', password: '' };
  @query('[name=email]') private email!: FieldPart;
  @query('[name=password]') private password!: FieldPart;

  #registered = place().query.get('registered') ?? '';
  #reset = place().query.has('reset');

  protected override async firstUpdated() {
    await this.email.updateComplete;
    (this.#registered ? this.password : this.email).focus();
  }

  protected override render() {
    const wanted = place().query.get('next');
    return html`<div class="card">
      ${brand(28)}
      <div><h1>${t.signIn.title}</h1><p class="lead">${t.signIn.lead}</p></div>
      ${this.#notice(wanted)}
      <form novalidate @submit=${this.#submit}>
        <ls-field name="email" type="email" autocomplete="username" .label=${t.signIn.email} .value=${this.#registered}
          .error=${this.missing.email}></ls-field>
        <ls-field name="password" type="password" autocomplete="current-password" .label=${t.signIn.password}
          .error=${this.missing.password} .hint=${html`<a class="hint link" href=${href('/forgot-password')}>${t.signIn.forgot}</a>`}></ls-field>
        <button class="button primary large wide" ?disabled=${this.busy}>${this.busy ? t.signIn.busy : t.signIn.submit}</button>
      </form>
      <p class="other">${t.signIn.newHere}
        <a class="link" href=${href('/support-agent-register')}>${t.signIn.register}</a></p>
    </div>`;
  }

  #notice(wanted: string | null) {
    if (this.problem)
      return html`<p class="notice bad" role="alert">${icon(CircleAlert)}<span>${this.problem}</span></p>`;
    if (this.#registered) {
      return html`<p class="notice good" role="status">${icon(CircleCheck)}<span>${t.signIn.registered(this.#registered)}</span></p>`;
    }
    if (this.#reset)
      return html`<p class="notice good" role="status">${icon(CircleCheck)}<span>${t.signIn.reset}</span></p>`;
    if (session.ended === 'suspended')
      return html`<p class="notice bad" role="status">${icon(CircleAlert)}<span>${t.signIn.nowSuspended}</span></p>`;
    return wanted && session.ended === 'by-itself'
      ? html`<p class="notice" role="status">${t.signIn.ended}</p>`
      : nothing;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    if (this.busy) return;
    const { email, password } = this;
    this.missing = { email: email.value.trim() ? '' : t.required, password: password.value ? '' : t.required };
    this.problem = '';
    if (this.missing.email || this.missing.password) return (this.missing.email ? email : password).focus();
    this.busy = true;
    try {
      await session.signIn(email.value.trim(), password.value);
    } catch (error) {
      this.problem = explainSignIn(error);
      password.focus();
    } finally {
      this.busy = false;
    }
  };
}
