import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LogishiftErrorEvent, LogishiftNavigateEvent, LogishiftTicketCreatedEvent, type View } from '../events.js';
import { keepInside } from '../parts/edge.js';
import type { GetToken } from '../session/asking.js';
import { Loadable } from '../session/loadable.js';
import { JoinEvent, loadWords, type Root, scriptOrigin, type TextOverrides } from '../session/root.js';
import { Session } from '../session/session.js';
import { followLanguage } from '../texts/language.js';
import type { Words } from '../texts/words.js';
import { hostTokens } from '../theme/tokens.js';

/** What says who asks. */
const asks = ['api', 'token', 'getToken', 'link', 'ticketId'];

/**
 * What all elements share. One that stands alone on a page (a root) has a session and words of its own and gives them
 * to those inside it, who ask for them; one inside another uses that one's.
 *
 * @attr {string} lang - The language. Default: the page's, then the browser's.
 * @csspart base - the whole
 * @cssprop {<family-name>} [--ls-font=inherit] - the font; the page's own if not set
 * @fires {LogishiftErrorEvent} logishift-error - something failed that is not the customer's doing; it is shown and tried again
 */
export abstract class SupportElement extends LitElement {
  static override properties: PropertyDeclarations = {
    api: {},
    delivery: {},
    token: {},
    getToken: { attribute: false },
    theme: { reflect: true },
    lang: {},
    texts: { attribute: false },
    ticketHref: { attribute: 'ticket-href' },
    formHref: { attribute: 'form-href' },
    signInHref: { attribute: 'sign-in-href' },
    fill: { type: Boolean, reflect: true },
    announcement: { state: true },
  };

  /** Where the server is. Default: where the script came from. */
  api: string | undefined;
  /** The delivery in question: the host's id or the tracking number. */
  delivery: string | null | undefined;
  /** The signed-in customer's token. */
  token: string | null | undefined;
  /** Gives the token when it is needed; asked again with `{ rejected }` when it was refused. */
  getToken: GetToken | null | undefined;
  /** `auto` (the system's), `light` or `dark`. */
  theme: 'auto' | 'light' | 'dark' | null = null;
  /** Texts of the host's own, by key. */
  texts: TextOverrides | undefined;
  /** Where the page shows a ticket, with `{id}`: `/support/tickets/{id}`. */
  ticketHref: string | undefined;
  /** Where the page has its form. */
  formHref: string | undefined;
  /** Where your customers sign in: guests are offered it. */
  signInHref: string | undefined;
  /** Fills the room it is given and scrolls inside it, instead of growing with its content. */
  fill = false;

  /** True when it stands alone on the page. */
  protected isRoot = false;
  protected announcement = '';

  #root: Root | undefined;
  #turn: number | undefined;
  #leave: (() => void)[] = [];

  /** There from the moment it is on a page. */
  protected get session(): Session {
    return this.#root!.session;
  }

  protected get words(): Words | undefined {
    return this.#root?.words.value;
  }

  /** Where one signs in: the host says so on the element that stands alone, for the panel on its launcher. */
  protected get signIn(): string | undefined {
    return this.#root?.signInHref;
  }

  /** @internal Something that was written is on its way, or waits for the line. */
  get isSending(): boolean {
    return false;
  }

  override connectedCallback(): void {
    this.#join();
    super.connectedCallback();
    const { words } = this.#root!;
    const redraw = () => this.requestUpdate();
    this.#leave = [this.session.person, this.session.outbox.changed, words].map((known) => known.subscribe(redraw));
    if (!this.isRoot) return;
    this.session.outbox.open();
    // It may have been put where another language is spoken, or been taken away before its words came.
    if (this.hasUpdated) void words.reload();
    this.#leave.push(followLanguage(() => void words.reload()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave) leave();
    if (this.isRoot) this.session.stop();
  }

  /** Forgets the person, on screen and in memory and storage. */
  signOut(): void {
    this.removeAttribute('token');
    this.token = undefined;
    this.getToken = undefined;
    this.#root?.session.signOut();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.isRoot) {
      if (!this.hasUpdated || asks.some((name) => changed.has(name))) this.#identify();
      if (!this.hasUpdated || changed.has('lang') || changed.has('texts')) void this.#root!.words.reload();
    }
    if (this.#turn !== undefined && this.#turn !== this.session.turn) this.forget();
    this.goOn();
  }

  /** What the element itself holds of the one before is nobody's else: somebody else asks now, or nobody. */
  protected forget(): void {}

  /** What it holds is of whoever asks now. */
  protected goOn(): void {
    this.#turn = this.session.turn;
  }

  protected override update(changed: PropertyValues): void {
    const root = this.renderRoot as ShadowRoot;
    const focused = root.activeElement;
    try {
      super.update(changed);
    } catch (cause) {
      // Nothing can be drawn, now or later: whoever connects a host hears why. Of the panel its launcher tells.
      if (!/Trusted(HTML|Type)/.test(`${cause}`)) throw cause;
      const error = new Error(
        'The policy of this page has to allow what the widget draws with: trusted-types lit-html',
        { cause },
      );
      if (this.isRoot && this.#bearerOf(root) === root) this.dispatchEvent(new LogishiftErrorEvent(error));
      throw error;
    }
    // In the panel, and below a heading of its own, they are the third level; else the page's own heading is next above them.
    const isBelow = (this.fill && !this.isRoot) || root.querySelector('h2');
    // Of a page without a heading of its own, this is it: as of a ticket's, opened from a mail.
    const isFirst =
      this.isRoot && root.querySelector('h2') && !root.querySelector('dialog') && !document.querySelector('h1');
    for (const heading of root.querySelectorAll('h2')) heading.ariaLevel = isFirst ? '1' : null;
    for (const heading of root.querySelectorAll('h3')) heading.ariaLevel = isBelow && !isFirst ? null : '2';
    if (!focused || focused.isConnected) return;
    // What had the focus is gone: the focus stays here, and does not fall back to the top of the page.
    const next = root.querySelector<HTMLElement>('h2, .root:not(:has(h2))');
    if (next) next.tabIndex = -1;
    next?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.words) return nothing;
    const { dir, locale } = this.words;
    return html`<div class="root" part="base" dir=${this.isRoot ? dir : nothing} lang=${this.isRoot ? locale : nothing}>
        ${this.content(this.words)}
      </div>
      <div class="sr-only" role="status">${this.announcement}</div>`;
  }

  /** The token of a mailed link, where this element can use one. */
  protected get linkToken(): string | null {
    return null;
  }

  /** What it shows, once there are words. */
  protected abstract content(words: Words): TemplateResult | typeof nothing;

  /** Says something to those who listen instead of looking. */
  protected announce(text: string): void {
    // The same words twice are only read twice if the region changes in between.
    this.announcement = this.announcement === text ? `${text}\u00a0` : text;
  }

  /** Puts the focus on a thing of its own, once it is drawn. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Asks for another view: of the element around it, of the page, or of the page's `<logishift-help>`. */
  protected go(view: View): void {
    if (!this.dispatchEvent(new LogishiftNavigateEvent(view))) return;
    const href =
      view.view === 'ticket'
        ? this.ticketHref?.replace('{id}', encodeURIComponent(view.ticketId ?? ''))
        : view.view === 'form'
          ? this.formHref
          : undefined;
    // The next page has it from the draft.
    if (href && view.view === 'form') this.session.draft.begin(this.session.owner, view);
    if (href) location.assign(href);
    else document.querySelector('logishift-help')?.open?.(view);
  }

  /** Finds the element it is inside of, or becomes a root itself. */
  #join(): void {
    if (this.isRoot) return;
    const join = new JoinEvent();
    this.dispatchEvent(join);
    this.#root = join.root;
    if (this.#root) return;
    this.isRoot = true;
    const self = this;
    const report = (error: unknown) => this.dispatchEvent(new LogishiftErrorEvent(error));
    const root: Root = {
      session: new Session(
        report,
        () => import('./views.define.js'),
        // Its form may be gone by now.
        (ticket) => this.dispatchEvent(new LogishiftTicketCreatedEvent(ticket)),
      ),
      words: new Loadable(() => loadWords(this, this.lang, this.texts, report)),
      get signInHref() {
        const around = (self.getRootNode() as Partial<ShadowRoot>).host;
        return self.signInHref ?? around?.getAttribute('sign-in-href') ?? undefined;
      },
    };
    this.#root = root;
    this.addEventListener(JoinEvent.type, (event) => {
      event.stopPropagation();
      (event as JoinEvent).root = root;
    });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const bearer = this.#bearerOf(root);
    if (this.isRoot && bearer instanceof ShadowRoot) {
      bearer.adoptedStyleSheets = [hostTokens.styleSheet!, ...bearer.adoptedStyleSheets];
      keepInside(root, bearer !== root);
    }
    return root;
  }

  /** Those inside inherit the tokens, and with them what the page has set on the root: for the panel, on its launcher. */
  #bearerOf(root: HTMLElement | DocumentFragment): HTMLElement | DocumentFragment {
    const around = this.getRootNode();
    return around instanceof ShadowRoot && around.host.localName === 'logishift-help' ? around : root;
  }

  #identify(): void {
    this.session.identify({
      api: this.api || scriptOrigin(),
      token: this.token,
      getToken: this.getToken,
      link: this.linkToken,
    });
    // Only now it is known where what waits is to go.
    this.session.outbox.now();
  }
}
