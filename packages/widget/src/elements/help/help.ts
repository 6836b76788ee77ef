import type { View } from '../../events.js';
import type { TextOverrides } from '../../session/root.js';
import type { GetToken } from '../../session/session.js';
import type { LogishiftPanel } from '../panel/panel.js';
import { LogishiftCloseEvent, LogishiftOpenEvent, LogishiftUnreadEvent } from './help.events.js';
import { launcherMarkup, launcherStyles, launcherWords } from './launcher.js';

// In Node there is no HTMLElement: importing must do nothing there, and fail nothing.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

const properties = ['api', 'delivery', 'token', 'theme', 'getToken', 'texts'] as const;

/**
 * `<logishift-help>`: the floating "Get help" launcher, and the panel it opens. Plain DOM and tiny: the panel's code
 * is fetched when somebody comes near.
 *
 * @attr api - where the server is; default: where the script came from
 * @attr delivery - the delivery in question: the host's id or the tracking number
 * @attr token - the signed-in customer's token; or set the `getToken` property
 * @attr lang, theme - language; `auto`, `light` or `dark`
 * @slot launcher - another look for the launcher's inside
 * @csspart launcher, badge
 * @fires logishift-open, logishift-close, logishift-unread, logishift-ticket-created, logishift-error
 */
export class LogishiftHelp extends Base {
  static observedAttributes = ['api', 'delivery', 'token', 'lang', 'theme'];

  #texts: TextOverrides | undefined;
  #getToken: GetToken | null | undefined;
  #panel: LogishiftPanel | undefined;
  #loading: Promise<LogishiftPanel> | undefined;
  #button: HTMLButtonElement | undefined;
  #asked: unknown;
  #count = 0;
  #isOpen = false;

  declare delivery: string | null;
  declare token: string | null | undefined;
  declare theme: 'auto' | 'light' | 'dark' | null;
  get api(): string {
    return this.getAttribute('api') || new URL(import.meta.url).origin;
  }
  set api(value: string) {
    this.setAttribute('api', value);
  }
  /** Gives the token when it is needed; asked again with `{ rejected }` when it was refused. */
  get getToken(): GetToken | null | undefined {
    return this.#getToken;
  }
  set getToken(value: GetToken | null | undefined) {
    this.#getToken = value;
    this.#changed();
  }
  /** Texts of the host's own, by key. */
  get texts(): TextOverrides | undefined {
    return this.#texts;
  }
  set texts(value: TextOverrides | undefined) {
    this.#texts = value;
    this.#changed();
  }

  connectedCallback(): void {
    for (const name of properties) {
      if (!Object.hasOwn(this, name)) continue;
      // A property set before the element was defined stands in front of its accessor.
      const { [name]: value } = this;
      delete (this as Partial<LogishiftHelp>)[name];
      Object.assign(this, { [name]: value });
    }
    if (!this.shadowRoot) this.#draw(this.attachShadow({ mode: 'open' }));
    this.#changed();
  }

  disconnectedCallback(): void {
    this.close();
  }

  attributeChangedCallback(): void {
    this.#changed();
  }

  /** Opens the panel, at a view if given: `open({ view: 'form', category: 'late' })`. */
  async open(view?: View): Promise<void> {
    const panel = await this.#load();
    if (!this.isConnected) return;
    this.#isOpen = true;
    this.toggleAttribute('open', true);
    await panel.show(view);
    this.dispatchEvent(new LogishiftOpenEvent());
  }

  /** Closes the panel; the focus goes back to the launcher. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const hadFocus = this.shadowRoot?.activeElement;
    this.#panel?.hide();
    this.toggleAttribute('open', false);
    if (hadFocus) this.#button?.focus();
    this.dispatchEvent(new LogishiftCloseEvent());
  }

  /** Forgets the person: on screen, in memory and in storage. */
  signOut(): void {
    this.#getToken = undefined;
    this.token = null;
    this.#panel?.signOut();
    this.#unread(0);
  }

  #draw(root: ShadowRoot): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [sheet];
    const button = launcherMarkup();
    this.#button = button;
    root.append(button);
    button.onclick = () => void this.open();
    // Whoever comes near will probably press it.
    button.onpointerenter = button.onfocus = () => void this.#load().catch(() => {});
  }

  #label(): void {
    const words = launcherWords(this);
    const count = this.#count > 99 ? '99+' : `${this.#count || ''}`;
    const button = this.#button!;
    button.querySelector('span')!.textContent = words;
    button.querySelector('.badge')!.textContent = count;
    button.ariaLabel = count ? `${words} (${count})` : words;
  }

  #load(): Promise<LogishiftPanel> {
    this.#loading ??= import('../panel/panel.define.js').then(
      () => {
        const panel = document.createElement('logishift-panel');
        panel.onClose = () => this.close();
        panel.onUnread = (count) => this.#unread(count);
        this.#panel = panel;
        this.#changed();
        this.shadowRoot!.append(panel);
        return panel;
      },
      (error) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  #changed(): void {
    if (!this.#button) return;
    this.#label();
    if (this.#panel)
      for (const name of [...properties, 'lang'] as const) Object.assign(this.#panel, { [name]: this[name] });
    else (globalThis.requestIdleCallback ?? setTimeout)(() => this.#countUnread());
  }

  /** One request, when the page has nothing else to do. The panel's own count takes over once it is there. */
  async #countUnread(): Promise<void> {
    const asker = this.token ?? this.#getToken;
    if (this.#panel || !this.isConnected || asker === this.#asked) return;
    this.#asked = asker;
    try {
      const token = this.token || (await this.#getToken?.({ rejected: null }));
      if (!token) return this.#unread(0);
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${this.api}/api/support/notifications/?limit=1`, { headers });
      if (answer.ok && !this.#panel) this.#unread((await answer.json()).unread_count);
    } catch {
      // A badge is not worth an error: the panel says what is wrong when it is opened.
    }
  }

  #unread(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    this.#label();
    this.dispatchEvent(new LogishiftUnreadEvent(count));
  }
}

for (const name of ['delivery', 'token', 'theme']) {
  Object.defineProperty(LogishiftHelp.prototype, name, {
    get(this: HTMLElement) {
      return this.getAttribute(name);
    },
    set(this: HTMLElement, value: string | null | undefined) {
      if (value) this.setAttribute(name, value);
      else this.removeAttribute(name);
    },
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'logishift-help': LogishiftHelp;
  }
}
