import { InvalidInputError } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { takeMailedToken, verifyEmail } from '../../data/account.js';
import { base, buttons, fields, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { MailCheck, TriangleAlert } from '../../parts/icons.js';
import '../../parts/message.js';
import { href } from '../../router.js';
import { brand } from '../../shell/brand.js';
import { t } from '../../texts/index.js';
import { entrance } from '../entrance/entrance.styles.js';

type Outcome =
  | { kind: 'busy' }
  | { kind: 'done'; email: string; password_link_sent: boolean }
  | { kind: 'not-valid' }
  | { kind: 'failed'; error: unknown };

/** Where the link leads that proves an address: signed in or not, on whatever device the mail was read. */
@customElement('ls-verify-email-page')
export class VerifyEmailPage extends LitElement {
  static override styles = [base, buttons, fields, skeletons, entrance];

  @state() private outcome: Outcome = { kind: 'busy' };
  #token = takeMailedToken();

  override connectedCallback() {
    super.connectedCallback();
    void this.#verify();
  }

  protected override render() {
    const v = t.verify;
    const { outcome } = this;
    if (outcome.kind === 'failed') {
      return html`<div class="card">${brand(28)}<ls-message .error=${outcome.error} @retry=${() => this.#verify()}></ls-message></div>`;
    }
    return html`<div class="card" aria-busy=${outcome.kind === 'busy'}>
      ${brand(28)}
      <div role="status">${
        outcome.kind === 'busy'
          ? html`<h1>${v.busy}</h1>`
          : outcome.kind === 'done'
            ? html`<h1 class="with-icon good">${icon(MailCheck, 20)}${v.done}</h1><p class="lead">${v.doneHint(outcome.email)}</p>
                ${outcome.password_link_sent ? html`<p class="lead">${v.setPassword}</p>` : nothing}`
            : html`<h1 class="with-icon bad">${icon(TriangleAlert, 20)}${v.notValid}</h1><p class="lead">${v.notValidHint}</p>`
      }</div>
      ${outcome.kind === 'busy' ? html`<i class="skeleton bar"></i>` : html`<a class="button primary large wide" href=${href('/')}>${v.goOn}</a>`}
    </div>`;
  }

  async #verify() {
    if (!this.#token) {
      this.outcome = { kind: 'not-valid' };
      return;
    }
    this.outcome = { kind: 'busy' };
    try {
      this.outcome = { kind: 'done', ...(await verifyEmail(this.#token)) };
    } catch (error) {
      this.outcome = error instanceof InvalidInputError ? { kind: 'not-valid' } : { kind: 'failed', error };
    }
  }
}
