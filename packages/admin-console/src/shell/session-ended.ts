import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { base, buttons, fields } from '../parts/base.styles.js';
import { icon } from '../parts/icon.js';
import { CircleAlert } from '../parts/icons.js';
import { session } from '../session/session.js';
import { t } from '../texts/index.js';
import { explainSignIn } from '../texts/problems.js';

/**
 * The session ended while somebody worked: signs them in again over the page, which stays as it is. It cannot be
 * dismissed, but the person may sign out instead.
 */
@customElement('ls-session-ended')
export class SessionEnded extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      dialog {
        width: min(400px, calc(100vw - 32px)); padding: 24px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card);
        background: var(--ls-color-surface); color: var(--ls-color-text); box-shadow: var(--ls-shadow-floating);
      }
      dialog::backdrop { background: rgb(14 20 27 / 55%); }
      h2 { font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
      .lead { margin-block: 6px 16px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
      form { display: grid; gap: 14px; }
      .acts { display: flex; justify-content: space-between; gap: 8px; margin-top: 4px; }
      .input[readonly] { background: var(--ls-color-surface-2); border-color: transparent; color: var(--ls-color-text-2); }
    `,
  ];

  @state() private busy = false;
  @state() private problem = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#password') private password!: HTMLInputElement;

  /** Where the person was: they go on there. */
  #before: Element | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.#before = deepestFocus();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    if (this.#before?.isConnected) (this.#before as HTMLElement).focus({ preventScroll: true });
  }

  protected override firstUpdated() {
    this.dialog.showModal();
    this.password.focus();
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" aria-describedby="lead" @cancel=${(event: Event) => event.preventDefault()}>
      <h2 id="title">${t.expired.title}</h2>
      <p class="lead" id="lead">${t.expired.lead}</p>
      <form novalidate @submit=${this.#submit}>
        <div class="field">
          <label for="email">${t.signIn.email}</label>
          <input class="input" id="email" type="email" autocomplete="username" readonly .value=${session.user?.email ?? ''} />
        </div>
        <div class="field">
          <label for="password">${t.signIn.password}</label>
          <input class="input" id="password" type="password" autocomplete="current-password" required
            aria-invalid=${this.problem ? 'true' : nothing} aria-describedby="problem" />
          <div id="problem" role="alert">
            ${this.problem ? html`<span class="error">${icon(CircleAlert, 14)}${this.problem}</span>` : nothing}
          </div>
        </div>
        <div class="acts">
          <button class="button quiet" type="button" @click=${() => void session.signOut()}>${t.profile.signOut}</button>
          <button class="button primary" ?disabled=${this.busy}>${this.busy ? t.signIn.busy : t.expired.submit}</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit = async (event: Event) => {
    event.preventDefault();
    const { user } = session;
    if (!user || this.busy) return;
    if (!this.password.value) {
      this.problem = t.required;
      return this.password.focus();
    }
    this.busy = true;
    this.problem = '';
    try {
      await session.signIn(user.email ?? '', this.password.value);
    } catch (error) {
      this.problem = explainSignIn(error);
      this.password.select();
    } finally {
      this.busy = false;
    }
  };
}

/** What has the focus, through shadow roots. */
function deepestFocus(): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}
