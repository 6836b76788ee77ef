import { ContextProvider, ContextEvent as ContextRequestEvent } from '@lit/context';
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { LogishiftErrorEvent, LogishiftNavigateEvent, type View } from '../events.js';
import { loadWords, scriptOrigin, sessionContext, type TextOverrides, wordsContext } from '../session/root.js';
import { type GetToken, Session } from '../session/session.js';
import type { Words } from '../texts/words.js';
import { hostTokens } from '../theme/tokens.js';

/**
 * What all elements share. One that stands alone on a page (a root) has a session and words of its own and gives them
 * to those inside it, by context; one inside another uses that one's.
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
  /** Fills the room it is given and scrolls inside it, instead of growing with its content. */
  fill = false;

  protected session!: Session;
  protected words: Words | undefined;
  /** True when it stands alone on the page. */
  protected isRoot = false;
  protected announcement = '';

  #providers:
    | { session: ContextProvider<typeof sessionContext>; words: ContextProvider<typeof wordsContext> }
    | undefined;
  #leave: (() => void)[] = [];

  override connectedCallback(): void {
    this.#join();
    super.connectedCallback();
    this.#leave.push(this.session.person.subscribe(() => this.requestUpdate()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave) leave();
    this.#leave = [];
    if (this.isRoot) this.session.stop();
  }

  /** Forgets the person, on screen and in memory and storage. */
  signOut(): void {
    this.token = undefined;
    this.getToken = undefined;
    this.session?.signOut();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.isRoot) return;
    if (changed.has('api') || changed.has('token') || changed.has('getToken')) this.#identify();
    if (!this.hasUpdated) this.#identify();
    if (!this.hasUpdated || changed.has('lang') || changed.has('texts')) void this.#loadWords();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.words) return nothing;
    const { dir, locale } = this.words;
    return html`<div class="root" part="base" dir=${this.isRoot ? dir : nothing} lang=${this.isRoot ? locale : nothing}>
        ${this.content(this.words)}
      </div>
      <div class="sr-only" role="status">${this.announcement}</div>`;
  }

  /** What it shows, once there are words. */
  protected abstract content(words: Words): TemplateResult | typeof nothing;

  /** Says something to those who listen instead of looking. */
  protected announce(text: string): void {
    // The same words twice are only read twice if the region changes in between.
    this.announcement = this.announcement === text ? `${text}\u00a0` : text;
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
    if (href) location.assign(href);
    else document.querySelector('logishift-help')?.open?.(view);
  }

  /** Finds the element it is inside of, or becomes a root. An element around it answers at once. */
  #join(): void {
    if (this.#providers) return;
    let around: Session | undefined;
    this.dispatchEvent(new ContextRequestEvent(sessionContext, this, (session) => (around = session)));
    if (around) {
      this.session = around;
      this.dispatchEvent(
        new ContextRequestEvent(
          wordsContext,
          this,
          (words, unsubscribe) => {
            this.words = words;
            this.requestUpdate();
            if (unsubscribe && !this.#leave.includes(unsubscribe)) this.#leave.push(unsubscribe);
          },
          true,
        ),
      );
      return;
    }
    this.isRoot = true;
    this.session = new Session((error) => this.dispatchEvent(new LogishiftErrorEvent(error)));
    this.#providers = {
      session: new ContextProvider(this, { context: sessionContext, initialValue: this.session }),
      words: new ContextProvider<typeof wordsContext>(this, { context: wordsContext }),
    };
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // Those inside inherit the tokens, and with them what the page has set on the root.
    if (this.isRoot && root instanceof ShadowRoot) {
      root.adoptedStyleSheets = [hostTokens.styleSheet!, ...root.adoptedStyleSheets];
    }
    return root;
  }

  #identify(): void {
    this.session.identify({ api: this.api || scriptOrigin(), token: this.token, getToken: this.getToken });
  }

  async #loadWords(): Promise<void> {
    const words = await loadWords(this, this.lang, this.texts);
    this.words = words;
    this.#providers?.words.setValue(words);
    this.requestUpdate();
  }
}
