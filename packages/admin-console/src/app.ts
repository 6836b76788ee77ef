import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { forgetDrafts } from './data/drafts.js';
import { forgetActs } from './data/pending-acts.js';
import { forgetAll } from './data/resource.js';
import { base, buttons } from './parts/base.styles.js';
import { icon } from './parts/icon.js';
import { WifiOff } from './parts/icons.js';
import './parts/message.js';
import { styles } from './app.styles.js';
import { forgetToasts } from './parts/toast.js';
import { go, href, isTicketOpen, place, router } from './router.js';
import { findRoute, type Route, redirect } from './routes.js';
import { homeOf } from './session/home-of.js';
import { session } from './session/session.js';
import { t } from './texts/index.js';
import './shell/navigation.js';
import type { NavigationPart } from './shell/navigation.js';
import './shell/session-ended.js';
import { Shortcuts } from './shell/shortcuts.js';
import { namePage } from './shell/title.js';
import { toComposer } from './shell/to-composer.js';
import { undoLast } from './shell/undo.js';

/** The whole console: who is asking, where they are, and the page for it. */
@customElement('ls-app')
export class App extends LitElement {
  static override styles = [base, buttons, styles];

  @state() private shown: { route: Route; params: Record<string, string> } | null = null;
  @state() private missing = false;
  @state() private failure: unknown;
  @state() private offline = !navigator.onLine;
  #before: string | null = null;

  constructor() {
    super();
    new Shortcuts(this, { z: undoLast });
  }

  override connectedCallback() {
    super.connectedCallback();
    router.addEventListener('change', this.#arrive);
    session.addEventListener('change', this.#person);
    addEventListener('online', this.#network);
    addEventListener('offline', this.#network);
    this.#person();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener('change', this.#arrive);
    session.removeEventListener('change', this.#person);
    removeEventListener('online', this.#network);
    removeEventListener('offline', this.#network);
  }

  protected override render() {
    const inside = session.user?.state === 'approved';
    return html`
      ${this.offline ? html`<div class="offline" role="alert">${icon(WifiOff)}${t.offline}</div>` : nothing}
      <div class="frame">
        ${
          inside
            ? html`<nav aria-label=${t.skip}><a class="skip button" href="#main" @click=${this.#skip}>${t.skip}</a>${
                isTicketOpen()
                  ? html`<button class="skip button" type="button" @click=${() => toComposer.dispatchEvent(new Event('write'))}>${t.skipToReply}</button>`
                  : nothing
              }</nav><ls-navigation></ls-navigation>`
            : nothing
        }
        <main id="main" tabindex="-1" @navigation=${() => this.#navigation?.show()}>${this.#page()}</main>
      </div>
      ${session.state.kind === 'expired' ? html`<ls-session-ended></ls-session-ended>` : nothing}
      <ls-toasts></ls-toasts>
    `;
  }

  get #navigation(): NavigationPart | null {
    return this.renderRoot.querySelector<NavigationPart>('ls-navigation');
  }

  #page() {
    const { state } = session;
    if (state.kind === 'unreachable') {
      return html`<ls-message .error=${state.error} @retry=${() => session.start()}></ls-message>`;
    }
    if (state.kind === 'starting') return nothing;
    if (this.failure) return html`<ls-message .error=${this.failure} @retry=${() => location.reload()}></ls-message>`;
    if (this.missing) {
      return html`<ls-message alone .words=${t.notFound}>
        <a class="button" href=${href(homeOf(session.user))}>${t.home}</a>
      </ls-message>`;
    }
    return this.shown ? this.shown.route.render(this.shown.params) : nothing;
  }

  #skip = (event: Event) => {
    event.preventDefault();
    this.renderRoot.querySelector('main')?.focus();
  };

  #network = () => {
    this.offline = !navigator.onLine;
    if (!this.offline && session.state.kind === 'unreachable') void session.start();
  };

  #person = () => {
    const now = session.user?.id ?? null;
    if (this.#before && this.#before !== now) {
      forgetAll();
      forgetActs();
      forgetToasts();
      // A session that ran out by itself leaves what was written; who signs out, on whatever tab, leaves nothing.
      if (session.ended === 'by-hand') forgetDrafts(this.#before);
      this.shown = null;
    }
    this.#before = now;
    this.requestUpdate();
    void this.#arrive();
  };

  #arrive = async () => {
    if (session.state.kind === 'starting' || session.state.kind === 'unreachable') return;
    const { path, query } = place();
    const found = findRoute(path);
    const here = path + (query.size ? `?${query}` : '');
    const elsewhere = redirect(found?.route.who ?? null, session.user, here, query.get('next'));
    // Who signs out themselves is not brought back here: the next to sign in may be somebody else.
    const target =
      (session.ended === 'by-hand' || session.ended === 'suspended') && elsewhere?.startsWith('/sign-in')
        ? '/sign-in'
        : elsewhere;
    if (target && target !== here) return go(target, { replace: true });

    // A page for admins is not there for an agent.
    this.missing = !found || (found.route.who === 'admin' && session.user?.role !== 'admin');
    if (!found || this.missing) return;
    try {
      await found.route.load();
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
      return;
    }
    if (place().path !== path) return;
    const arrived = this.shown?.route !== found.route;
    this.shown = found;
    namePage(found.route.title());
    if (!arrived) return;
    await this.updateComplete;
    // Screen readers then read on from the new page, not from where the old one was.
    if (document.activeElement === document.body) this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
  };
}
