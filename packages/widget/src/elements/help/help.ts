import type { View, ViewName } from '../../events.js';
import type { GetToken } from '../../session/asking.js';
import type { TextOverrides } from '../../session/root.js';
import type { LogishiftPanel } from '../panel/panel.js';
import { LauncherErrorEvent, LogishiftUnreadEvent } from './help.events.js';
import { idle, launcherLanguage, launcherMarkup, launcherStyles, launcherWords } from './launcher.js';

// In Node there is no HTMLElement: importing must do nothing there, and fail nothing.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

const properties = ['api', 'delivery', 'token', 'lang', 'theme', 'getToken', 'texts'] as const;

/**
 * `<logishift-help>`: the floating "Get help" launcher, and the panel it opens. Plain DOM and tiny: the panel's code
 * is fetched when somebody comes near.
 *
 * @tagname logishift-help
 * @attr {string} api - Where the server is. Default: where the script came from.
 * @attr {string} delivery - The delivery in question: the host's id or the tracking number.
 * @attr {string} token - The signed-in customer's token; or set the `getToken` property.
 * @attr {string} lang - The language. Default: the page's, then the browser's.
 * @attr {'auto' | 'light' | 'dark'} theme - The colour scheme; `auto`, the system's, if not given.
 * @attr {'bottom-end' | 'bottom-start'} position - The corner it stands in; `bottom-end` if not given.
 * @attr {string} sign-in-href - Where your customers sign in: guests are offered it.
 * @attr {boolean} open - There while the panel is open, for styling, and at no other time; use `open()` and `close()` to change it.
 * @slot launcher - another look for the launcher's inside
 * @csspart launcher - the launcher's button
 * @csspart badge - the number of unread notifications
 * @cssprop {<length>} [--ls-offset-block=clamp(16px, 4vw, 24px)] - from the page's bottom edge to launcher and panel
 * @cssprop {<length>} [--ls-offset-inline=clamp(16px, 4vw, 24px)] - from the page's end edge to launcher and panel
 * @cssprop {<integer>} [--ls-z-index] - where launcher and panel stand among the page's layers; above them all if not set
 * @cssprop {<family-name>} [--ls-font=inherit] - the font; the page's own if not set
 * @fires {LogishiftOpenEvent} logishift-open - the panel has opened
 * @fires {LogishiftCloseEvent} logishift-close - the panel has closed
 * @fires {LogishiftUnreadEvent} logishift-unread - the number of unread notifications has changed: `count`, 100 for more than 99
 * @fires {LogishiftTicketCreatedEvent} logishift-ticket-created - a ticket was sent: `ticket`
 * @fires {LogishiftErrorEvent} logishift-error - something failed that is not the customer's doing; it is shown and tried again
 */
export class LogishiftHelp extends Base {
  static observedAttributes = properties;

  // Inside the class, so that whoever takes the class has them.
  static {
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
  }

  #texts: TextOverrides | undefined;
  #getToken: GetToken | null | undefined;
  #panel: LogishiftPanel | undefined;
  #loading: Promise<LogishiftPanel> | undefined;
  /** What the launcher and the panel stand in: in the browser's top layer. */
  #box!: HTMLElement;
  #button!: HTMLButtonElement;
  #asked: unknown;
  #count = 0;
  #wanted = false;
  /** Of `<html>`, or of anything around it: single-page apps switch languages. */
  readonly #language = new MutationObserver(() => this.#changed());

  /** The delivery in question: the host's id or the tracking number. */
  declare delivery: string | null;
  /** The signed-in customer's token. */
  declare token: string | null | undefined;
  /** `auto` (the system's), `light` or `dark`. */
  declare theme: 'auto' | 'light' | 'dark' | null;
  /** Where the server is. */
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

  constructor() {
    super();
    this.#draw(this.attachShadow({ mode: 'open' }));
  }

  connectedCallback(): void {
    // A property set before the element was defined stands in front of its accessor.
    const early = this as unknown as Record<string, unknown>;
    for (const name of properties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = early[name];
      delete early[name];
      early[name] = value;
    }
    // Markup may say that it is open, as it was where the page was kept or copied.
    this.#show(false);
    // In the top layer no ancestor's transform, filter, containment or clipping moves or cuts it. Without that, or where the
    // host says where it stands among its own layers, it is there by its z-index.
    if (this.isConnected && !getComputedStyle(this).getPropertyValue('--ls-z-index')) {
      this.#box.popover = 'manual';
      this.#box.showPopover?.();
    }
    this.#changed();
    document.addEventListener('click', this.#pressed);
    this.#language.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }

  disconnectedCallback(): void {
    this.close();
    this.#language.disconnect();
    document.removeEventListener('click', this.#pressed);
  }

  attributeChangedCallback(): void {
    this.#changed();
  }

  /** Opens the panel, at a view if given: `open({ view: 'form', category: 'late' })`. */
  async open(view?: View): Promise<void> {
    this.#wanted = true;
    try {
      const panel = await this.#load();
      // Meanwhile it may have been closed again, or be gone.
      if (!this.#wanted || !this.isConnected) return;
      this.#show(true);
      await panel.show(view);
    } catch (error) {
      // The launcher stays, to be pressed again.
      this.#show(false);
      this.dispatchEvent(new LauncherErrorEvent(error));
    }
  }

  /** Closes the panel; the focus goes back to what had it before, else to the launcher. */
  close(): void {
    this.#wanted = false;
    if (!this.#button.hidden) return;
    this.#show(false);
    this.#panel?.hide();
  }

  /** Forgets the person: on screen, in memory and in storage. */
  signOut(): void {
    const { token } = this;
    this.#getToken = undefined;
    this.token = null;
    this.#panel?.signOut();
    if (!this.#panel?.counts) {
      import('./count.js')
        .then(({ signOut }) => signOut(this, token))
        .catch((error) => this.dispatchEvent(new LauncherErrorEvent(error)));
    }
    // What was asked for them comes too late.
    this.#asked = null;
    this.#unread(0);
  }

  /** Anything of the page with `data-logishift-open` opens the panel of the launcher that came first. */
  #pressed = (event: Event): void => {
    const path = event.composedPath() as HTMLElement[];
    const opener = path.find(({ dataset }) => dataset && 'logishiftOpen' in dataset);
    if (!opener || event.defaultPrevented) return;
    // So that a link stays here, and a second launcher on the page does not open too.
    event.preventDefault();
    // Not every browser does so by itself; the panel gives the focus back to what has it now.
    opener.focus();
    const view = opener.dataset.logishiftOpen as ViewName;
    void this.open(view && { view });
  };

  #draw(root: ShadowRoot): void {
    const [box, button] = launcherMarkup();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [sheet];
    root.append(box);
    button.onclick = () => void this.open();
    // Whoever comes near will probably press it.
    button.onpointerenter = button.onfocus = () => void this.#load();
    this.#box = box;
    this.#button = button;
  }

  /** What is seen follows this, and not the attribute, which is told what is so. */
  #show(open: boolean): void {
    this.#button.hidden = open;
    this.toggleAttribute('open', open);
  }

  #label(): void {
    const language = launcherLanguage(this);
    const words = launcherWords[language]!;
    const count = this.#count > 99 ? '99+' : `${this.#count || ''}`;
    const button = this.#button;
    button.querySelector('span')!.textContent = words;
    button.querySelector('.badge')!.textContent = count;
    // What is seen comes first, also where the host has put words of its own: it is what people say to have it pressed. A
    // sign alone is no name.
    const own = this.querySelector('[slot=launcher]')?.textContent?.trim();
    const name = (own && /\p{L}/u.test(own) ? own : words) + (count && `, ${count}`);
    button.ariaLabel = name;
    if (count) import('./count.js').then(({ tellUnread }) => tellUnread(button, name, language)).catch(() => {});
  }

  #load(): Promise<LogishiftPanel> {
    this.#loading ??= import('../panel/panel.define.js').then(({ createPanel }) => {
      const panel = createPanel();
      panel.onClose = () => this.close();
      panel.onUnread = (count) => this.#unread(count);
      this.#panel = panel;
      this.#changed();
      this.#box.append(panel);
      return panel;
    });
    // Also says that a failure is heard: whoever only comes near need not.
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  #changed(): void {
    this.#label();
    if (this.#panel) for (const name of properties) Object.assign(this.#panel, { [name]: this[name] });
    idle(() => {
      this.#sendKept();
      this.#countUnread().catch(() => {});
    });
  }

  /** What was sent on another page and has not arrived goes out from this one. */
  #sendKept(): void {
    try {
      if (Object.keys(localStorage).some((key) => key.startsWith(`logishift-support-sent ${this.api} `)))
        void this.#load();
    } catch {
      // Storage is blocked.
    }
  }

  /** When the page has nothing else to do. The panel's own count takes over once it was opened. */
  async #countUnread(): Promise<void> {
    const asker = this.token ?? this.#getToken;
    if (this.#panel?.counts || !this.isConnected || asker === this.#asked) return;
    this.#asked = asker;
    if (!asker) return this.#unread(0);
    const { countUnread } = await import('./count.js');
    const count = await countUnread(this);
    if (count !== undefined && !this.#panel?.counts && asker === this.#asked) this.#unread(count);
  }

  #unread(count: number): void {
    if (count === this.#count) return;
    this.#count = count;
    this.#label();
    this.dispatchEvent(new LogishiftUnreadEvent(count));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'logishift-help': LogishiftHelp;
  }
}
