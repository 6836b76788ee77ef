import type { News } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { type Asked, LogishiftErrorEvent, type LogishiftNavigateEvent, type View } from '../../events.js';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { offlineBanner } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { unreadCount } from '../../parts/unread-count.js';
import { queuedLine, whatWaits } from '../../parts/waiting.js';
import { Fresh } from '../../session/fresh.js';
import { Online } from '../../session/online.js';
import type { Words } from '../../texts/words.js';
import { arrowLeft, bookOpen, house, messagesSquare, x } from '../../theme/first-icons.js';
import { icon } from '../../theme/icon.js';
import type { LogishiftHelp } from '../help/help.js';
import { viewOf } from '../support/asked.js';
import { drawView, loadViews } from '../support/views.js';
import { SupportElement } from '../support-element.js';
import { LogishiftCloseEvent, LogishiftOpenEvent } from './panel.events.js';
import { panelStyles } from './panel.styles.js';

const tabs = [
  { view: 'home', outline: house, name: 'home' },
  { view: 'tickets', outline: messagesSquare, name: 'my_tickets' },
  { view: 'faq', outline: bookOpen, name: 'faq' },
] as const;

/** Below this, as a phone is held upright or aside, a panel would cover the page anyway: it is a sheet, with the focus. */
const phone = '(width < 520px), (height < 420px)';

/**
 * `<logishift-panel>`: what `<logishift-help>` opens: a dialog beside the page, or a sheet over it on a phone, with
 * Home, My tickets and FAQ, and the form and a ticket above them.
 */
export class LogishiftPanel extends SupportElement {
  static override properties = {
    trail: { state: true },
    justSent: { state: true },
    shown: { state: true },
    lingers: { state: true },
  };
  static override styles = [base, controls, noticeStyles, panelStyles];

  /** Told how many tickets have news, and when the last of it came. */
  onUnread: (told: News | undefined, person: string | undefined) => Promise<void> = async () => {};

  protected trail: View[] = [{ view: 'home' }];
  protected justSent = false;
  /** A closed panel draws no view, so that nothing in it asks the server for anything, but for one with something to send. */
  protected shown = false;
  /** It was opened once: from then on it counts what is unread, also while it is closed. */
  counts = false;

  readonly #online = new Online(this);
  /** It was closed over something that is still to be sent: that goes out all the same. */
  protected lingers = false;
  /** What had the focus before: it goes back there. */
  #opener: Element | null = null;
  /** What holds the page behind a sheet. */
  #held: CSSStyleSheet | undefined;
  #beganBeside = false;

  constructor() {
    super();
    new Fresh(this, () => {
      const { person, unread, moment, hasOwn } = this.session;
      if (!this.shown) return this.counts ? [person, hasOwn ? unread : undefined] : [];
      const ticketId = this.#at.view === 'ticket' ? this.#at.ticketId : undefined;
      return [person, moment, ...(hasOwn ? [unread, ticketId ? this.session.ticket(ticketId) : undefined] : [])];
    });
    this.addEventListener('logishift-navigate', (event) => this.#show(event));
    // One that this tells of itself was sent by no form that is seen.
    this.addEventListener('logishift-ticket-created', (event) => (this.justSent ||= event.composedPath()[0] !== this));
  }

  /** Takes over what its launcher is told. */
  obey({ api, delivery, token, lang, theme, getToken, texts }: LogishiftHelp): void {
    Object.assign(this, { api, delivery, token, lang, theme, getToken, texts });
  }

  get #help(): LogishiftHelp {
    return (this.getRootNode() as ShadowRoot).host as LogishiftHelp;
  }

  get #launcher(): HTMLButtonElement {
    return this.#help.shadowRoot!.querySelector('[part=launcher]')!;
  }

  get #at(): View {
    return this.trail.at(-1) ?? { view: 'home' };
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  /** Opens, at what is asked for or where one was. */
  async show(asked?: Asked): Promise<void> {
    let opener = document.activeElement;
    while (opener?.shadowRoot?.activeElement) opener = opener.shadowRoot.activeElement;
    // Its launcher may have left the page meanwhile.
    if (!this.isConnected) return;
    const view = asked && viewOf(asked, this.#report);
    if (view) this.#go(view);
    this.lingers = false;
    this.shown = true;
    this.counts = true;
    this.session.recall();
    await this.#ready();
    const dialog = this.#dialog;
    // Meanwhile it may have been closed again.
    if (!dialog || !this.shown) return;
    if (dialog.open) {
      if (view) this.#focusHeading();
      return;
    }
    this.#opener = opener;
    const box = this.parentElement!;
    // In front of what has come into the top layer meanwhile.
    if (box.popover) {
      box.hidePopover?.();
      box.showPopover?.();
    }
    // A page may hide it: then it must not shut the page off.
    const isSeen = box.checkVisibility({ visibilityProperty: true });
    const isSheet = matchMedia(phone).matches;
    if (!isSheet || !isSeen) dialog.show();
    // Where it cannot have the focus, the page is shut off, by a dialog of the host's: it stands above that, not behind it.
    if (isSeen && (isSheet || !this.#focusHeading())) {
      dialog.close();
      dialog.showModal();
    }
    this.#holdPage(isSheet && isSeen);
    this.#watchKeypad(true);
    this.#focusHeading();
    loadViews(this);
    this.#launcher.hidden = true;
    this.#help.setAttribute('open', '');
    this.#help.shadowRoot!.querySelector('section')?.remove();
    this.dispatchEvent(new LogishiftOpenEvent());
  }

  readonly #report = (error: unknown) => this.dispatchEvent(new LogishiftErrorEvent(error));

  hide(): void {
    if (!this.#dialog?.open) {
      // It waits for its words, or has something to send.
      this.shown = this.lingers;
      return;
    }
    const hadFocus = (this.renderRoot as ShadowRoot).activeElement;
    this.#dialog?.close();
    if (this.justSent) this.#go({ view: 'home' });
    this.shown = this.lingers = this.#isSending;
    this.#watchKeypad(false);
    this.#holdPage(false);
    // The launcher, where what had it cannot take it.
    if (hadFocus) for (const one of [this.#launcher, this.#opener]) (one as HTMLElement | null)?.focus();
    this.dispatchEvent(new LogishiftCloseEvent());
  }

  get #isSending(): boolean {
    return !!this.renderRoot.querySelector<SupportElement>('.body > *')?.isSending;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watchKeypad(false);
    this.#holdPage(false);
  }

  override signOut(): void {
    super.signOut();
    this.trail = [{ view: 'home' }];
  }

  protected override forget(): void {
    // Nobody lands on the last one's page. The form empties itself, or sends what its writer has just proved to be theirs.
    this.trail = [{ view: 'home' }, ...(this.#at.view === 'form' ? [this.#at] : [])];
    this.justSent = false;
    if (this.counts) this.#count();
  }

  protected override updated(): void {
    // Sent by now, as it seems: the view hears of it a moment later, and a ticket that was sent is still to be shown.
    if (this.lingers && !this.#isSending) setTimeout(this.#putAway);
    this.#launcher.ariaDescription = this.#waits || null;
    const { person, unread } = this.session;
    if (!this.counts) return;
    if (person.value === null) this.#count();
    else if (unread.value) this.#count(unread.value, person.value?.id);
  }

  #putAway = (): void => {
    if (this.lingers && !this.justSent && !this.#isSending) this.shown = this.lingers = false;
  };

  #count(told?: News, person?: string): void {
    // The number comes with a file of its own, and is not worth an error.
    this.onUnread(told, person).catch(() => {});
  }

  /** The dialog stands on the page's side, whatever way its words run. */
  protected override render(): TemplateResult | typeof nothing {
    return this.words
      ? html`<dialog class="dialog" part="panel" aria-labelledby="title" lang=${this.words.locale} @keydown=${this.#keys}
          @cancel=${this.#cancel} @close=${this.#closed} @click=${this.#beside} @pointerdown=${this.#beside}>${super.render()}</dialog><div class="beside card" dir=${this.words.dir} lang=${this.words.locale}>${this.shown && !this.lingers ? nothing : queuedLine(this.#waits)}</div>`
      : nothing;
  }

  protected override content(words: Words): TemplateResult {
    const at = this.#at;
    const withTabs = tabs.some(({ view }) => view === at.view);
    return html`
      <div class="header ${at.view}" part="header">
        ${
          (withTabs && this.trail.length < 2) || this.justSent
            ? nothing
            : html`<button class="tool" title=${words.t('back')} @click=${this.#back}>
                <span class="flip">${icon(arrowLeft)}</span></button>`
        }
        ${this.#title(at, words)}
        <button class="tool" title=${words.t('close')} @click=${() => this.#help.close()}>${icon(x)}</button>
      </div>
      ${offlineBanner(words, this.#online.offline, withTabs ? this.#waits : '')}
      <div class="body">${this.shown ? drawView(this, at, true) : nothing}</div>
      ${withTabs ? this.#tabs(at, words) : nothing}`;
  }

  /** How much waits of all that was sent, in words. */
  get #waits(): string {
    return this.words ? whatWaits(this.session.outbox.waiting(), this.words) : '';
  }

  #title(at: View, words: Words): TemplateResult {
    const title = (text: string, more: unknown = nothing) =>
      html`<div class="title"><h2 id="title" tabindex="-1"><bdi>${text}</bdi></h2>${more}</div>`;
    const { person } = this.session;
    switch (at.view) {
      case 'home': {
        const name = words.firstName(person.value?.name ?? '');
        const greeting = name ? words.t('greeting_name', { name }) : words.t('greeting');
        const isOnline = this.session.moment.value?.agents_online;
        const says = isOnline ? html`<span class="dot"></span>${words.t('online_now')}` : words.t('answer_time');
        return title(greeting, html`<p>${says}</p>`);
      }
      case 'tickets':
        return title(words.t('my_tickets'));
      case 'news':
        return title(words.t('news'));
      case 'faq':
        return title(words.t('faq'));
      case 'form':
        return title(words.t(this.justSent ? 'sent_title' : 'write_to_us'));
      case 'ticket': {
        const ticket = person.value && at.ticketId ? this.session.ticket(at.ticketId).value : undefined;
        if (!ticket) return title(words.t('my_tickets'));
        return title(ticket.subject, html`<p>${ticket.number}\u00a0· ${words.t(`category_${ticket.category}`)}</p>`);
      }
    }
  }

  #tabs(at: View, words: Words): TemplateResult {
    return html`<nav class="tabs" part="tabs" aria-label=${words.t('dialog')}>
      ${tabs.map(
        ({
          view,
          outline,
          name,
        }) => html`<button aria-current=${at.view === view ? 'page' : nothing} @click=${() => this.#go({ view })}>
          <span class="sign">${icon(outline)}${view === 'tickets' ? unreadCount(this.session, words) : nothing}</span>
          ${words.t(name)}</button>`,
      )}
    </nav>`;
  }

  #show(event: LogishiftNavigateEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.#go(event.view);
    void this.updateComplete.then(() => this.#focusHeading());
  }

  /** A tab begins anew; anything else is a step further, which Back undoes. */
  #go(view: View): void {
    const isTab = tabs.some((tab) => tab.view === view.view);
    const here = this.#at;
    // What is asked for from the home of another delivery is about that one.
    if (view.view === 'form' && here.view === 'home') view = { delivery: here.delivery, ...view };
    // An answer opened from a half-written ticket leads back to it.
    const keeps = !isTab || (view.view === 'faq' && here.view === 'form' && !this.justSent);
    this.trail = keeps && !(here.view === view.view && view.view === 'form') ? [...this.trail, view] : [view];
    if (this.justSent && view.view === 'ticket') this.trail = [{ view: 'home' }, view];
    this.justSent = false;
  }

  #back = (): void => {
    this.trail = this.trail.length > 1 ? this.trail.slice(0, -1) : [{ view: 'home' }];
    void this.updateComplete.then(() => this.#focusHeading());
  };

  /** @returns whether it can have the focus */
  #focusHeading(): boolean {
    const title = this.renderRoot.querySelector<HTMLElement>('#title');
    title?.focus({ preventScroll: true });
    return (this.renderRoot as ShadowRoot).activeElement === title;
  }

  #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#help.close();
  };

  /** A sheet's own Escape, or a phone's back gesture. */
  #cancel = (event: Event): void => {
    event.preventDefault();
    this.#help.close();
  };

  /** A second back gesture closes a sheet without asking. The event comes late: it may be open again. */
  #closed = (): void => {
    if (!this.#dialog?.open) this.#help.close();
  };

  /** Where it stands above a dialog of the host's, a press beside it leads back there. */
  #beside = (event: MouseEvent): void => {
    const { target, type, offsetX: x, offsetY: y } = event;
    const dialog = this.#dialog!;
    const isBeside = target === dialog && (x < -1 || y < -1 || x > dialog.offsetWidth || y > dialog.offsetHeight);
    // One that began inside marks text.
    if (type === 'click' && isBeside && this.#beganBeside) this.#help.close();
    this.#beganBeside = isBeside;
  };

  /** While a sheet is open the page behind it stays where it is. Its scroll bar keeps its room, so that nothing moves. */
  #holdPage(hold: boolean): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#held);
    this.#held = undefined;
    if (!hold) return;
    const gutter = innerWidth > document.documentElement.clientWidth ? 'stable' : 'auto';
    this.#held = new CSSStyleSheet();
    this.#held.replaceSync(`@media ${phone}{:root{overflow:hidden!important;scrollbar-gutter:${gutter}!important}}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#held];
  }

  #watchKeypad(watch: boolean): void {
    for (const kind of ['resize', 'scroll']) {
      visualViewport?.[watch ? 'addEventListener' : 'removeEventListener'](kind, this.#fit);
    }
    if (watch) this.#fit();
  }

  /** A keypad covers the page and leaves its size alone: a sheet keeps to what is seen. Who zooms in pans over all of it. */
  #fit = (): void => {
    const { scale, height, offsetTop } = visualViewport ?? { scale: 2 };
    const style =
      scale < 1.01 && matchMedia(phone).matches ? `block-size:${height}px;inset-block-start:${offsetTop}px` : '';
    if (this.#dialog) this.#dialog.style.cssText = style;
  };

  async #ready(): Promise<void> {
    await this.updateComplete;
    // Words come a moment after the element.
    while (!this.words && this.shown) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.updateComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'logishift-panel': LogishiftPanel;
  }
}
