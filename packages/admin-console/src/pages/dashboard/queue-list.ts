import type { Page, StaffTicket } from '@logishift/support-sdk';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { drafts, hasDraft } from '../../data/drafts.js';
import { listPlace } from '../../data/list-place.js';
import { countsUpTo, queueCounts } from '../../data/queue-counts.js';
import type { TicketList } from '../../data/ticket-list.js';
import { longestWaitFirst } from '../../data/ticket-order.js';
import { isMine, type Queue, type Show, shows } from '../../data/tickets.js';
import { Watch } from '../../data/watch.js';
import { base, buttons, chips, skeletons } from '../../parts/base.styles.js';
import { counted } from '../../parts/counted.js';
import { HeldRows } from '../../parts/held-rows.js';
import { icon } from '../../parts/icon.js';
import { ArrowUp, CircleCheck } from '../../parts/icons.js';
import '../../parts/message.js';
import { MorePages } from '../../parts/more-pages.js';
import '../../shell/page-header.js';
import { ChangeWatch } from '../../change-watch.js';
import { ScrollPlace } from '../../parts/scroll-place.js';
import { TicketRowPart } from '../../parts/ticket-row.js';
import { go, href, listAddress, withQuery } from '../../router.js';
import { wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { styles } from './queue-list.styles.js';

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

  /** What is said where there are no rows. */
  focusEmpty(): void {
    this.renderRoot.querySelector<HTMLElement>('.empty')?.focus();
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

  /** The next page comes before its reader is at the end. */
  #end: IntersectionObserver | undefined;

  protected override updated() {
    this.#end ??= new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting) && !this.#pages.hasFailed) void this.more();
      },
      { root: this.box, rootMargin: '600px 0px' },
    );
    this.#end.disconnect();
    const end = this.renderRoot.querySelector('.more');
    if (end) this.#end.observe(end);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#end?.disconnect();
    this.#end = undefined;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('selected') && this.selected) this.at = this.selected;
    if (changed.has('list')) this.at = '';
    this.#ordered = this.#grouped();
  }

  protected override render() {
    const { queue } = this;
    const count = this.#counts.value?.[queue];
    const shown = count === undefined ? '' : counted(count, countsUpTo(queue));
    return html`
      <ls-page-header narrow .heading=${t.queue[queue]} .lead=${shown}></ls-page-header>
      ${count || this.show !== 'all' ? this.#chips() : nothing}
      <div class="scroll" @keydown=${this.#key} @pointerleave=${this.#held.left} @focusout=${this.#held.left}
        @focusin=${(event: FocusEvent) => {
          if (event.target instanceof TicketRowPart) this.at = event.target.ticket.id;
        }}>${this.#content()}</div>
    `;
  }

  /** How many the server counts in a part of this queue. */
  #count(show: Show): number {
    const counts = this.#counts.value;
    if (!counts) return 0;
    if (show === 'replyDue') return this.queue === 'assigned' ? counts.needs_reply : 0;
    return show === 'all' ? counts[this.queue] : counts[show][this.queue];
  }

  #chips() {
    const parts = shows.map((show) => ({ show, n: this.#count(show) }));
    // Where no reply is ever due, there is nothing to choose.
    const offered = parts.filter(({ show, n }) => show !== 'replyDue' || n > 0 || this.show === show);
    return html`<div class="chips" role="group" aria-label=${t.management.filters}>
      ${offered.map(
        ({ show, n }) => html`<button type="button" class="chip numbers" aria-pressed=${this.show === show}
          @click=${() => go(withQuery({ show: show === 'all' ? null : show }), { replace: true })}>${t.list[show]} ${counted(n, countsUpTo(this.queue, show))}</button>`,
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
      return html`<ls-message class="empty" tabindex="-1" .words=${this.show === 'all' ? t.list.empty[this.queue]! : t.list.noneFit}></ls-message>`;
    }
    return html`
      <div class="held" role="status">${
        waiting > 0
          ? html`<button class="button" type="button" @click=${this.#showHeld}>${icon(ArrowUp, 14)}${t.list.held(waiting)}</button>`
          : nothing
      }</div>
      ${groups.map(
        ({ title, order, all, tickets }) => html`<section>
          ${title ? html`<h2><span>${title} <span class="numbers">${wholeNumber(all ?? tickets.length - gone(tickets))}</span></span><span class="truncate">${order}</span></h2>` : nothing}
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

  #showHeld = () => {
    this.#held.release();
    this.box.scrollTo({ top: 0 });
  };

  /** As they are shown. */
  #ordered: Group[] = [];

  /** As they will be shown: what it was given counts at once. */
  get #groups(): Group[] {
    return this.isUpdatePending || !this.hasUpdated ? this.#grouped() : this.#ordered;
  }

  #grouped(): Group[] {
    const loaded = [...(this.page?.data ?? [])];
    // The order is the server's; what somebody took a moment before stays where it stood.
    for (const { ticket } of this.lost) {
      if (loaded.some(({ id }) => id === ticket.id)) continue;
      const at = loaded.findIndex((one) => longestWaitFirst(ticket, one) < 0);
      loaded.splice(at < 0 ? loaded.length : at, 0, ticket);
    }
    const tickets = this.#held.of(this.list, loaded, this.selected);
    if (this.queue !== 'assigned') return tickets.length ? [{ title: '', order: '', tickets: [...tickets] }] : [];
    const due = this.#count('replyDue');
    const isCounted = this.show === 'all' && this.#counts.value;
    const groups: Group[] = [
      {
        title: t.list.needsReply,
        order: t.list.longestFirst,
        tickets: tickets.filter(isReplyDue),
        ...(isCounted && { all: due }),
      },
      {
        title: t.list.waiting,
        order: t.list.oldestFirst,
        tickets: tickets.filter((ticket) => !isReplyDue(ticket)),
        ...(isCounted && { all: this.#count('all') - due }),
      },
    ];
    return groups.filter((group) => group.tickets.length > 0);
  }
}

interface Group {
  title: string;
  /** How its tickets are ordered, in words. */
  order: string;
  /** How many there are, where the server has counted them: more than are loaded. */
  all?: number;
  tickets: StaffTicket[];
}
