import { InvalidInputError } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { resetPassword, takeMailedToken } from '../../data/account.js';
import { base, buttons, fields } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { Check, CircleAlert, TriangleAlert } from '../../parts/icons.js';
import { go, href } from '../../router.js';
import { session } from '../../session/session.js';
import { brand } from '../../shell/brand.js';
import { t } from '../../texts/index.js';
import { explain, explainField } from '../../texts/problems.js';
import { entrance } from '../entrance/entrance.styles.js';
import '../entrance/field.js';
import type { FieldPart } from '../entrance/field.js';
import { lengthOf, shortest } from '../entrance/password-length.js';

/** Sets a new password by the link from the mail; then one signs in with it. */
@customElement('ls-reset-password-page')
export class ResetPasswordPage extends LitElement {
  static override styles = [base, buttons, fields, entrance];

  @state() private busy = false;
  @state() private problem = '';
  @state() private wrong = '';
  @state() private length = 0;
  @state() private token = takeMailedToken();
  @query('ls-field') private password!: FieldPart | null;

  protected override async firstUpdated() {
    await this.password?.updateComplete;
    this.password?.focus();
  }

  protected override render() {
    const r = t.reset;
    if (!this.token) {
      return html`<div class="card">
        ${brand(28)}
        <div role="alert"><h1 class="with-icon bad">${icon(TriangleAlert, 20)}${r.notValid}</h1><p class="lead">${r.notValidHint}</p></div>
        <a class="button primary large wide" href=${href('/forgot-password')}>${r.another}</a>
        <p class="other"><a class="link" href=${href('/sign-in')}>${t.forgot.back}</a></p>
      </div>`;
    }
    return html`<div class="card">
      ${brand(28)}
      <div><h1>${r.title}</h1><p class="lead">${r.lead}</p></div>
      ${this.problem ? html`<p class="notice bad" role="alert">${icon(CircleAlert)}<span>${this.problem}</span></p>` : nothing}
      <form novalidate @submit=${this.#submit}>
        <ls-field name="password" type="password" autocomplete="new-password" .label=${r.password} .error=${this.wrong}
          @input=${() => {
            this.length = lengthOf(this.password?.value ?? '');
          }}
          .hint=${
            this.length >= shortest
              ? html`<span class="hint good">${icon(Check, 14)}${t.register.longEnough(this.length)}</span>`
              : html`<span class="hint">${t.register.passwordHint}</span>`
          }></ls-field>
        <button class="button primary large wide" ?disabled=${this.busy}>${this.busy ? r.busy : r.submit}</button>
      </form>
    </div>`;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    const { password, token } = this;
    if (this.busy || !password) return;
    this.problem = '';
    this.wrong = lengthOf(password.value) >= shortest ? '' : t.register.passwordHint;
    if (this.wrong) return password.focus();
    this.busy = true;
    try {
      await resetPassword(token, password.value);
      // Every session has ended with it, this one too.
      if (session.user) await session.signOut();
      go('/sign-in?reset=1', { replace: true });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) this.problem = explain(error);
      else if (error.code === 'link_not_valid') this.token = '';
      else this.wrong = error.errors.map(explainField).join(' ') || explain(error);
    } finally {
      this.busy = false;
    }
  };
}
