import type { Page, StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { queueCounts } from '../../data/queue-counts.js';
import type { TicketList } from '../../data/ticket-list.js';
import { isMine, type Queue } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips, skeletons } from '../../parts/base.styles.js';
import { icon } from '../../parts/icon.js';
import { CircleCheck } from '../../parts/icons.js';
import '../../parts/message.js';
import { MorePages } from '../../parts/more-pages.js';
import '../../parts/page-header.js';
import { TicketRowPart } from '../../parts/ticket-row.js';
import { go, href, withQuery } from '../../router.js';
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
  #counts = new Watch(this, queueCounts);
  #pages = new MorePages(this, () => this.list);

  /** The tickets as the list shows them. */
  order(): string[] {
    return this.#groups().flatMap(({ tickets }) => tickets.map(({ id }) => id));
  }

  /** The heading that a ticket stands under; undefined where it is not in the list. */
  partOf(id: string): string | undefined {
    return this.#groups().find(({ tickets }) => tickets.some((ticket) => ticket.id === id))?.title;
  }

  /** The ticket whose row has the focus. */
  focusedRow(): string {
    const { activeElement } = this.renderRoot as ShadowRoot;
    return activeElement instanceof TicketRowPart ? activeElement.ticket.id : '';
  }

  focusRow(id: string): void {
    const row = [...this.renderRoot.querySelectorAll<TicketRowPart>('ls-ticket-row')].find(
      ({ ticket }) => ticket.id === id,
    );
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const { page, queue } = this;
    const count = this.#counts.value?.[queue];
    const shown = count === undefined ? '' : wholeNumber(count);
    return html`
      <ls-page-header narrow .heading=${t.queue[queue]} .lead=${shown}></ls-page-header>
      ${page?.data.length ? this.#chips(page.data) : nothing}
      <div class="scroll">${this.#content()}</div>
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
    const groups = this.#groups();
    const taken = new Set(this.lost.map(({ ticket }) => ticket.id));
    const gone = (tickets: StaffTicket[]) => tickets.filter(({ id }) => taken.has(id)).length;
    if (groups.length === 0) {
      return html`<ls-message .words=${this.show === 'all' ? t.list.empty[this.queue]! : t.list.noneFit}></ls-message>`;
    }
    return html`
      ${groups.map(
        ({ title, tickets }) => html`<section>
          ${title ? html`<h2><span>${title} <span class="numbers">${tickets.length - gone(tickets)}</span></span><span class="truncate">${t.list.newestFirst}</span></h2>` : nothing}
          ${repeat(
            tickets,
            ({ id }) => id,
            (ticket) => html`<ls-ticket-row .ticket=${ticket} .href=${href(withQuery({ ticket: ticket.id }))}
              ?selected=${ticket.id === this.selected} ?unread=${ticket.is_unread} ?replyDue=${isReplyDue(ticket)}
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

  #groups(): { title: string; tickets: StaffTicket[] }[] {
    const loaded = this.page?.data ?? [];
    const gone = this.lost
      .filter(({ ticket }) => !loaded.some(({ id }) => id === ticket.id))
      .map(({ ticket }) => ticket);
    const tickets = [...loaded, ...gone]
      .sort((a, b) => b.created_at.localeCompare(a.created_at))
      .filter((ticket) => this.#fits(ticket, this.show));
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
