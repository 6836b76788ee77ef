import type { Asked, ViewName } from '../../events.js';
import type { GetToken } from '../../session/asking.js';
import type { TextOverrides } from '../../session/root.js';
import type { LogishiftPanel } from '../panel/panel.js';
import { failedWith } from './help.events.js';
import { idle, launcherMarkup, launcherStyles, launcherWords, troubleCard } from './launcher.js';
import type { News } from './news.js';

// In Node there is no HTMLElement: importing must do nothing there, and fail nothing.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

const properties = ['api', 'delivery', 'token', 'theme', 'getToken', 'texts'] as const;

/** Milliseconds after which a press that has opened nothing is answered with what else one can do. */
const patience = 3_500;

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
 * @attr {'off' | 'brief'} preview - What is shown beside the launcher of an answer that came: `brief` leaves out its text, for screens that others see; `off` is nothing but the badge.
 * @attr {string} support-url - What is offered where the panel cannot be loaded: a page of yours, an address (`mailto:help@shop.example`), or both with a blank between them.
 * @slot launcher - another look for the launcher's inside
 * @csspart launcher - the launcher's button
 * @csspart badge - the number of tickets with news
 * @csspart preview - what is shown beside the launcher of an answer that came
 * @cssprop {<length>} [--ls-offset-block=clamp(16px, 4vw, 24px)] - from the page's bottom edge to launcher and panel
 * @cssprop {<length>} [--ls-offset-inline=clamp(16px, 4vw, 24px)] - from the page's end edge to launcher and panel
 * @cssprop {<integer>} [--ls-z-index] - where launcher and panel stand among the page's layers; above them all if not set
 * @cssprop {<family-name>} [--ls-font=inherit] - the font; the page's own if not set
 * @fires {LogishiftOpenEvent} logishift-open - the panel has opened
 * @fires {LogishiftCloseEvent} logishift-close - the panel has closed
 * @fires {LogishiftUnreadEvent} logishift-unread - the number of tickets with news has changed: `count`, 100 for more than 99
 * @fires {LogishiftTicketCreatedEvent} logishift-ticket-created - a ticket was sent: `ticket`
 * @fires {LogishiftErrorEvent} logishift-error - something failed that is not the customer's doing; it is shown and tried again
 */
export class LogishiftHelp extends Base {
  static observedAttributes = [...properties, 'lang'];

  // Inside the class, so that whoever takes the class has them.
  static {
    for (const name of properties) {
      Object.defineProperty(LogishiftHelp.prototype, name, {
        get(this: LogishiftHelp) {
          return (
            this.getAttribute(name) ||
            (this.#own[name] as unknown) ||
            (name === 'api' ? new URL(import.meta.url).origin : null)
          );
        },
        // Texts are attributes, as of old; functions and objects no attribute can hold.
        set(this: LogishiftHelp, value) {
          const isText = value?.at;
          this.#own[name] = isText ? null : value;
          if (isText) this.setAttribute(name, value);
          else this.removeAttribute(name);
          this.#changed();
        },
      });
    }
  }

  /** What no attribute can hold. */
  readonly #own: Partial<Record<(typeof properties)[number], unknown>> = {};
  #panel: LogishiftPanel | undefined;
  #loading: Promise<LogishiftPanel> | undefined;
  #news: News | undefined;
  /** What the launcher and the panel stand in: in the browser's top layer. */
  #box!: HTMLElement;
  #button!: HTMLButtonElement;
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
  declare api: string;
  /** Gives the token when it is needed; asked again with `{ rejected }` when it was refused. */
  declare getToken: GetToken | null | undefined;
  /** Texts of the host's own, by key. */
  declare texts: TextOverrides | undefined;

  constructor() {
    super();
    this.#draw(this.attachShadow({ mode: 'open' }));
  }

  connectedCallback(): void {
    // A property set before the element was defined stands in front of its accessor.
    for (const name of properties) {
      if (!Object.hasOwn(this, name)) continue;
      const early = this[name];
      delete (this as Partial<LogishiftHelp>)[name];
      (this as Record<string, unknown>)[name] = early;
    }
    // Markup may say that it is open, as it was where the page was kept or copied.
    this.#reset();
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
    this.#news?.leave();
    this.#language.disconnect();
    document.removeEventListener('click', this.#pressed);
  }

  attributeChangedCallback(): void {
    this.#changed();
  }

  /** Opens the panel, where one was or at what is asked for: `open({ view: 'form', category: 'late' })`, `open({ query: 'refund' })`. */
  async open(asked?: Asked): Promise<void> {
    this.#wanted = true;
    // Answered at once, whatever has to be fetched first.
    this.#button.ariaBusy = 'true';
    this.#label();
    // It may come later all the same, and then takes the card's place.
    const late = setTimeout(() => this.#offer(asked), patience);
    try {
      const panel = await this.#load();
      // Meanwhile it may have been closed again, or be gone.
      if (this.#wanted) await panel.show(asked);
    } catch (error) {
      this.#offer(asked);
      this.dispatchEvent(failedWith(error));
    }
    clearTimeout(late);
    this.#button.ariaBusy = null;
    this.#label();
  }

  /** Closes the panel; the focus goes back to what had it before, else to the launcher. */
  close(): void {
    this.#wanted = false;
    this.#reset();
    this.#panel?.hide();
  }

  /** Forgets the person: on screen, in memory and in storage. */
  signOut(): void {
    const { token } = this;
    this.getToken = this.token = null;
    this.#panel?.signOut();
    this.#withNews((news) => news.signOut(token)).catch((error) => this.dispatchEvent(failedWith(error)));
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
    void this.open((view && { view }) as Asked);
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

  /** What is seen follows this, and not the attribute, which is told what is so. The panel does the same when it opens. */
  #reset(): void {
    this.#box.querySelector('section')?.remove();
    this.#button.hidden = false;
    this.removeAttribute('open');
  }

  /** The way on where nothing opens: drawn with what is here. */
  #offer(asked: Asked | undefined): void {
    if (!this.#wanted) return;
    this.#reset();
    const links = this.getAttribute('support-url')?.match(/\S+/g) ?? [];
    const card = troubleCard(launcherWords(this), () => void this.open(asked), links);
    card.onkeydown = ({ key }) => {
      if (key !== 'Escape') return;
      this.close();
      this.#button.focus();
    };
    this.#box.prepend(card);
    (card.children[1] as HTMLElement).focus();
  }

  #label(): void {
    const [name, loading] = launcherWords(this);
    const button = this.#button;
    button.querySelector('span')!.textContent = name!;
    // What is seen comes first, also where the host has put words of its own: it is what people say to have it pressed. A
    // sign alone is no name.
    const own = this.querySelector('[slot=launcher]')?.textContent ?? '';
    const seen = /\p{L}/u.test(own) ? own : name!;
    button.ariaLabel = button.ariaBusy ? `${seen}, ${loading}` : seen;
  }

  #load(): Promise<LogishiftPanel> {
    this.#loading ??= import('../panel/panel.define.js').then(
      ({ createPanel }) =>
        (this.#panel = createPanel(this, (told, person) => this.#withNews((news) => news.count(told, person)))),
    );
    // Also says that a failure is heard: whoever only comes near need not.
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  #changed(): void {
    this.#label();
    this.#panel?.obey(this);
    // When the page has nothing else to do, and there is somebody who may have news.
    idle(() => {
      try {
        // A guest of this tab is kept by `guest-keeper.ts`. Where storage is blocked, there is none.
        const asker = this.token ?? this.getToken ?? sessionStorage['logishift-support-guest'];
        // News are not worth an error: the panel says what is wrong when it is opened.
        if (asker || this.#news) this.#withNews((news) => news.ask(asker)).catch(() => {});
        // What was sent on another page and has not arrived goes out from this one.
        if (Object.keys(localStorage).some((key) => key.startsWith(`logishift-support-sent ${this.api} `)))
          void this.#load();
      } catch {
        // Storage is blocked.
      }
    });
  }

  async #withNews(act: (news: News) => unknown): Promise<void> {
    const { News } = await import('./news.js');
    this.#news ??= new News(this);
    await act(this.#news);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'logishift-help': LogishiftHelp;
  }
}
