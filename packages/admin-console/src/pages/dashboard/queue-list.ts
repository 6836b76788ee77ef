import type { Page, StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { drafts, hasDraft } from '../../data/drafts.js';
import { listPlace } from '../../data/list-place.js';
import { queueCounts } from '../../data/queue-counts.js';
import type { TicketList } from '../../data/ticket-list.js';
import { isMine, type Queue } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips, skeletons } from '../../parts/base.styles.js';
import { HeldRows } from '../../parts/held-rows.js';
import { icon } from '../../parts/icon.js';
import { ArrowUp, CircleCheck } from '../../parts/icons.js';
import '../../parts/message.js';
import { MorePages } from '../../parts/more-pages.js';
import '../../parts/page-header.js';
import { ChangeWatch } from '../../change-watch.js';
import { ScrollPlace } from '../../parts/scroll-place.js';
import { TicketRowPart } from '../../parts/ticket-row.js';
import { go, href, listAddress, withQuery } from '../../router.js';
import { wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { styles } from './queue-list.styles.js';

type Show = 'all' | 'replyDue' | 'unread' | 'high';
export const shows = ['all', 'replyDue', 'unread', 'high'] as const satisfies Show[];

/** Mine, and the customer waits for words of mine. */
const isReplyDue = (ticket: StaffTicket) => ticket.waiting_for === 'agent' && isMine(ticket);

/** One queue: its tickets, in groups where that helps, and quick ways to see fewer of them. */
@customElement('ls-queue-list')
export class QueueList extends LitElement {
  static override styles = [base, buttons, chips, skeletons, styles];

  @property() queue: Queue = 'assigned';
  @property({ attribute: false }) list: TicketList | null = null;
  @property({ attribute: false }) page: Page<StaffTicket> | undefined;
  @property({ attribute: false }) error: unknown;
  @property() selected = '';
  @property({ attribute: false }) lost: { ticket: StaffTicket; name: string }[] = [];

  @property() show: Show = 'all';
  /** The row that Tab leads to. */
  @state() private at = '';
  @query('.scroll') private box!: HTMLElement;
  #counts = new Watch(this, queueCounts);
  #pages = new MorePages(this, () => this.list);
  #held = new HeldRows<StaffTicket>(this, () => this.box);

  constructor() {
    super();
    new ChangeWatch(this, drafts);
    new ScrollPlace(this, {
      box: () => this.box,
      place: () => listPlace(listAddress()),
      isThere: () => this.page !== undefined,
    });
  }

  /** Loads what follows, if there is more. */
  async more(): Promise<void> {
    if (!this.page?.next_cursor) return;
    await this.#pages.load();
    await this.updateComplete;
  }

  /** The tickets as the list shows them. */
  order(): string[] {
    return this.#groups.flatMap(({ tickets }) => tickets.map(({ id }) => id));
  }

  /** The heading that a ticket stands under; undefined where it is not in the list. */
  partOf(id: string): string | undefined {
    return this.#groups.find(({ tickets }) => tickets.some((ticket) => ticket.id === id))?.title;
  }

  /** The ticket whose row has the focus. */
  focusedRow(): string {
    const { activeElement } = this.renderRoot as ShadowRoot;
    return activeElement instanceof TicketRowPart ? activeElement.ticket.id : '';
  }

  focusRow(id: string): void {
    const row = this.#rows.find(({ ticket }) => ticket.id === id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  get #rows(): TicketRowPart[] {
    return [...this.renderRoot.querySelectorAll<TicketRowPart>('ls-ticket-row')];
  }

  /** One tab stop for all rows: the open ticket's, else the last that had the focus, else the first. */
  #stop(order: string[]): string | undefined {
    return [this.at, this.selected].find((id) => order.includes(id)) ?? order[0];
  }

  #key = (event: KeyboardEvent) => {
    const rows = this.#rows;
    const now = rows.findIndex(({ ticket }) => ticket.id === this.focusedRow());
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (now < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
    if (row) this.focusRow(row.ticket.id);
  };

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('selected') && this.selected) this.at = this.selected;
    if (changed.has('list')) this.at = '';
    this.#ordered = this.#grouped();
  }

  protected override render() {
    const { page, queue } = this;
    const count = this.#counts.value?.[queue];
    const shown = count === undefined ? '' : wholeNumber(count);
    return html`
      <ls-page-header narrow .heading=${t.queue[queue]} .lead=${shown}></ls-page-header>
      ${page?.data.length ? this.#chips(page.data) : nothing}
      <div class="scroll" @keydown=${this.#key} @pointerleave=${this.#held.left} @focusout=${this.#held.left}
        @focusin=${(event: FocusEvent) => {
          if (event.target instanceof TicketRowPart) this.at = event.target.ticket.id;
        }}>${this.#content()}</div>
    `;
  }

  #chips(tickets: StaffTicket[]) {
    const counted = shows.map((show) => ({ show, n: tickets.filter((ticket) => this.#fits(ticket, show)).length }));
    // Where no reply is ever due, there is nothing to choose.
    const offered = counted.filter(({ show, n }) => show !== 'replyDue' || n > 0 || this.show === show);
    return html`<div class="chips" role="group" aria-label=${t.management.filters}>
      ${offered.map(
        ({ show, n }) => html`<button type="button" class="chip numbers" aria-pressed=${this.show === show}
          @click=${() => go(withQuery({ show: show === 'all' ? null : show }), { replace: true })}>${t.list[show]} ${n}</button>`,
      )}
    </div>`;
  }

  #content() {
    const { page } = this;
    if (!page) {
      if (this.error) return html`<ls-message .error=${this.error} @retry=${() => this.list?.reload()}></ls-message>`;
      return html`<div role="status" aria-busy="true" aria-label=${t.loading}>
        ${[60, 80, 50, 70, 65].map(
          (width) =>
            html`<div class="ghost"><i class="skeleton short"></i><i class="skeleton w${width}"></i><i class="skeleton tiny"></i></div>`,
        )}
      </div>`;
    }
    const groups = this.#ordered;
    const stop = this.#stop(this.order());
    const { waiting } = this.#held;
    const taken = new Set(this.lost.map(({ ticket }) => ticket.id));
    const gone = (tickets: StaffTicket[]) => tickets.filter(({ id }) => taken.has(id)).length;
    if (groups.length === 0) {
      return html`<ls-message .words=${this.show === 'all' ? t.list.empty[this.queue]! : t.list.noneFit}></ls-message>`;
    }
    return html`
      <div class="held" role="status">${
        waiting > 0
          ? html`<button class="button" type="button" @click=${this.#showHeld}>${icon(ArrowUp, 14)}${t.list.held(waiting)}</button>`
          : nothing
      }</div>
      ${groups.map(
        ({ title, tickets }) => html`<section>
          ${title ? html`<h2><span>${title} <span class="numbers">${tickets.length - gone(tickets)}</span></span><span class="truncate">${t.list.newestFirst}</span></h2>` : nothing}
          ${repeat(
            tickets,
            ({ id }) => id,
            (ticket) => html`<ls-ticket-row .ticket=${ticket} .href=${href(withQuery({ ticket: ticket.id }))}
              ?selected=${ticket.id === this.selected} ?unread=${ticket.is_unread} ?replyDue=${isReplyDue(ticket)}
              ?draft=${hasDraft(ticket.id)} .stop=${ticket.id === stop}
              .takenBy=${this.lost.find((one) => one.ticket.id === ticket.id)?.name ?? ''}></ls-ticket-row>`,
          )}
        </section>`,
      )}
      ${
        page.next_cursor
          ? html`<div class="more"><button class="button" type="button" aria-disabled=${this.#pages.loading ? 'true' : nothing} @click=${this.#pages.load}>${t.loadMore}</button></div>`
          : html`<p class="end">${icon(CircleCheck, 20)}<span>${t.list.end}</span></p>`
      }
    `;
  }

  #fits(ticket: StaffTicket, show: Show): boolean {
    if (show === 'replyDue') return isReplyDue(ticket);
    return show === 'all' || (show === 'high' ? ticket.priority === 'high' : ticket.is_unread);
  }

  #showHeld = () => {
    this.#held.release();
    this.box.scrollTo({ top: 0 });
  };

  /** As they are shown. */
  #ordered: { title: string; tickets: StaffTicket[] }[] = [];

  /** As they will be shown: what it was given counts at once. */
  get #groups(): { title: string; tickets: StaffTicket[] }[] {
    return this.isUpdatePending || !this.hasUpdated ? this.#grouped() : this.#ordered;
  }

  #grouped(): { title: string; tickets: StaffTicket[] }[] {
    const loaded = this.page?.data ?? [];
    const gone = this.lost
      .filter(({ ticket }) => !loaded.some(({ id }) => id === ticket.id))
      .map(({ ticket }) => ticket);
    const sorted = [...loaded, ...gone].sort((a, b) => b.created_at.localeCompare(a.created_at));
    const tickets = this.#held.of(this.list, sorted).filter((ticket) => this.#fits(ticket, this.show));
    const groups =
      this.queue === 'assigned'
        ? [
            { title: t.list.needsReply, tickets: tickets.filter(isReplyDue) },
            { title: t.list.waiting, tickets: tickets.filter((ticket) => !isReplyDue(ticket)) },
          ]
        : [{ title: '', tickets }];
    return groups.filter((group) => group.tickets.length > 0);
  }
}
