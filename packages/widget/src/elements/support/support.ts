import type { TicketCategory } from '@logishift/support-sdk/customer';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  type Asked,
  LogishiftErrorEvent,
  type LogishiftNavigateEvent,
  type View,
  type ViewName,
} from '../../events.js';
import { base } from '../../parts/base.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { offlineBanner } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { unreadCount } from '../../parts/unread-count.js';
import { whatWaits } from '../../parts/waiting.js';
import { Fresh } from '../../session/fresh.js';
import { Online } from '../../session/online.js';
import type { Words } from '../../texts/words.js';
import { arrowLeft } from '../../theme/first-icons.js';
import { icon } from '../../theme/icon.js';
import { SupportElement } from '../support-element.js';
import { keepTab, type Tab, tabOf, tabOfAddress, tabs } from './address.js';
import { viewOf } from './asked.js';
import { supportStyles } from './support.styles.js';
import { drawView } from './views.js';

/**
 * `<logishift-support>`: the support hub inside a page: My tickets · Create ticket · FAQ.
 *
 * @tagname logishift-support
 * @csspart tabs - the row of tabs
 * @csspart panel - what the chosen tab shows
 * @fires {LogishiftTicketCreatedEvent} logishift-ticket-created - a ticket was sent: `ticket`
 */
export class LogishiftSupport extends SupportElement {
  static override properties = {
    view: {},
    ticketId: { attribute: 'ticket-id' },
    category: {},
    at: { state: true },
  };
  static override styles = [base, controls, noticeStyles, supportStyles];

  /** The tab shown first: `tickets`, `form` or `faq`. */
  view: ViewName = 'tickets';
  /** The ticket shown first. */
  ticketId: string | undefined;
  /** The category of a new ticket, and of the FAQ, chosen first. */
  category: TicketCategory | undefined;
  protected at: View | undefined;

  readonly #online = new Online(this);

  constructor() {
    super();
    new Fresh(this, () => [this.session.person, this.session.hasOwn ? this.session.unread : undefined]);
    this.addEventListener('logishift-navigate', (event) => {
      if (event.composedPath()[0] !== this) this.#show(event);
    });
  }

  get #at(): View {
    const { ticketId, view, category } = this;
    const at = this.at ?? viewOf(ticketId ? { ticketId } : { view, category });
    return at.view === 'home' ? { ...at, view: 'tickets' } : at;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#readAddress);
    this.#readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readAddress);
  }

  protected override updated(): void {
    if (this.isRoot && this.at) keepTab(tabOf(this.at), tabOf({ view: this.ticketId ? 'ticket' : this.view }));
  }

  /** A page that was loaded again, or a link of the host's, shows the tab of its address. */
  #readAddress = (): void => {
    const tab = this.isRoot && tabOfAddress();
    if (tab && tab !== tabOf(this.#at)) this.open({ view: tab, category: this.category });
  };

  /** Shows what is asked for: `open({ view: 'form', category: 'late' })`, `open({ query: 'refund' })`. */
  open(asked: Asked = {}): void {
    this.at = viewOf(asked, this.#report);
  }

  readonly #report = (error: unknown) => this.dispatchEvent(new LogishiftErrorEvent(error));

  override signOut(): void {
    super.signOut();
    this.at = { view: 'tickets' };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('view')) viewOf({ view: this.view }, this.#report);
    super.willUpdate(changed);
  }

  protected override forget(): void {
    // Somebody else does not land on the last one's ticket.
    if (this.at?.view === 'ticket') this.at = { view: 'tickets' };
  }

  protected override content(words: Words): TemplateResult {
    const at = this.#at;
    const tab = tabOf(at);
    const names = { tickets: 'my_tickets', form: 'create_ticket', faq: 'faq' } as const;
    return html`
      ${offlineBanner(words, this.#online.offline, at.view === 'ticket' || at.view === 'form' ? '' : whatWaits(this.session.outbox.waiting(), words))}
      <div class="tabs" part="tabs" role="tablist" aria-label=${words.t('dialog')} @keydown=${this.#keys}>
        ${tabs.map(
          (name) => html`<button role="tab" id="tab-${name}" aria-controls="panel" aria-selected=${tab === name}
            tabindex=${tab === name ? 0 : -1} @click=${() => this.open({ view: name })}>
            ${words.t(names[name])}${name === 'tickets' ? unreadCount(this.session, words) : nothing}</button>`,
        )}
      </div>
      <div class="panel" part="panel" id="panel" role="tabpanel" aria-labelledby="tab-${tab}">
        ${
          at.view === 'ticket' || at.view === 'news'
            ? html`<button class="link back" @click=${() => this.open({ view: 'tickets' })}>
                <span class="flip">${icon(arrowLeft, 16)}</span>${words.t('my_tickets')}</button>`
            : nothing
        }
        ${drawView(this, at, false)}
      </div>`;
  }

  #show(event: LogishiftNavigateEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.open(event.view);
    void this.focusOn(this.#at.view === 'ticket' || this.#at.view === 'news' ? '.back' : '[aria-selected=true]');
  }

  #keys = (event: KeyboardEvent): void => {
    const forwards = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const here = tabs.indexOf((event.target as HTMLElement).id.slice(4) as Tab);
    const keys: Record<string, number> = { Home: 0, End: -1, ArrowLeft: here - forwards, ArrowRight: here + forwards };
    const next = keys[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const name = tabs.at(next % tabs.length)!;
    this.open({ view: name });
    void this.focusOn(`#tab-${name}`);
  };
}
