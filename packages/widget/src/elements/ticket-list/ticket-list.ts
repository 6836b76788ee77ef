import type { FoundOwnTicket, Page, ProblemError, TicketStatus } from '@logishift/support-sdk/customer';
import { plainWords } from '@logishift/support-sdk/finding';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { choice } from '../../parts/choice.js';
import { choiceStyles } from '../../parts/choice.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { errorLine } from '../../parts/error-line.js';
import { marked, markedFromHere } from '../../parts/marked.js';
import { nothingFound } from '../../parts/nothing-found.js';
import { nothingFoundStyles } from '../../parts/nothing-found.styles.js';
import { failure, notice, pending, skeleton } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { parcelOf } from '../../parts/parcel.js';
import { searchField } from '../../parts/search-field.js';
import { signedInAs } from '../../parts/signed-in.js';
import { signedInStyles } from '../../parts/signed-in.styles.js';
import { ticketRow } from '../../parts/ticket-row.js';
import { ticketRowStyles } from '../../parts/ticket-row.styles.js';
import { unreadCount } from '../../parts/unread-count.js';
import { dropFound, foundTickets, leaveSearch, older, takeSearch } from '../../session/asked-by-views.js';
import { Fresh } from '../../session/fresh.js';
import type { Loadable } from '../../session/loadable.js';
import type { Words } from '../../texts/words.js';
import { messageCircle, messagesSquare } from '../../theme/first-icons.js';
import { icon } from '../../theme/icon.js';
import { bell } from '../../theme/icons.js';
import { shape } from '../../theme/shapes.js';
import { SupportElement } from '../support-element.js';
import { ticketListStyles } from './ticket-list.styles.js';

/** What the list can be narrowed to: each status means itself. */
const filters = ['all', 'open', 'in_progress', 'on_hold', 'resolved', 'closed'] as const satisfies (
  | 'all'
  | TicketStatus
)[];

type Filter = (typeof filters)[number];

/** Fewer are seen at a glance: nobody looks for one of them. */
const few = 5;
/** Milliseconds without another key before the server is asked, and before it is said what was found. */
const pause = 250;
const calm = 500;

/**
 * `<logishift-ticket-list>`: the customer's own tickets, narrowed by status; of more than a few, found by their words and
 * numbers.
 *
 * @tagname logishift-ticket-list
 * @csspart search - the search field
 * @csspart filters - the row of statuses
 * @csspart list - the tickets
 * @fires {LogishiftNavigateEvent} logishift-navigate - a ticket was chosen, or "Write to us", with what was looked for in vain: `view`. Cancel it to show that yourself
 */
export class LogishiftTicketList extends SupportElement {
  static override properties = { filter: {}, query: { state: true }, asked: { state: true }, isCalm: { state: true } };
  static override styles = [
    base,
    controls,
    noticeStyles,
    ticketRowStyles,
    signedInStyles,
    choiceStyles,
    nothingFoundStyles,
    ticketListStyles,
  ];

  /** What is listed: `all`, or the tickets of one status: `open`, `in_progress`, `on_hold`, `resolved` or `closed`. */
  filter: Filter = 'all';
  /** What is typed into the search. */
  protected query = '';
  /** The words that the server is asked for. */
  protected asked = '';
  /** Nothing was typed for a moment. */
  protected isCalm = false;
  /** What the server is to be asked for once there is a pause. */
  #wanted = '';
  #due: ReturnType<typeof setTimeout> | undefined;
  #calming: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  constructor() {
    super();
    new Fresh(this, () => [
      this.session.person,
      ...(this.session.hasOwn ? [this.session.unread, this.session.tickets(), this.#shown] : []),
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.query) return;
    // Back from a ticket: it is known what was found, and need not be said.
    this.query = takeSearch(this.session);
    this.asked = this.#said = this.#wanted = plainWords(this.query);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#due);
    clearTimeout(this.#calming);
    dropFound(this.session, this.asked);
  }

  /** Says how many were found, once nothing more is typed. */
  protected override updated(): void {
    const { words, asked, isCalm } = this;
    const found = asked && this.#shown.value;
    if (!words || !found || !isCalm || asked === this.#said) return;
    this.#said = asked;
    this.announce(found.data.length ? countOf(found, words) : words.t('faq_none_title', { query: this.query.trim() }));
  }

  protected override forget(): void {
    this.#search('');
  }

  get #shown(): Loadable<Page<FoundOwnTicket>> {
    if (this.asked) return foundTickets(this.session, this.asked);
    return this.session.tickets(this.filter === 'all' ? undefined : this.filter);
  }

  protected override content(words: Words): TemplateResult {
    return html`<div class="scroll" tabindex=${this.fill ? 0 : nothing}><div class="pad">
      ${this.#content(words)}${signedInAs(this.session, words)}</div></div>`;
  }

  #content(words: Words): TemplateResult {
    const { person } = this.session;
    const all = this.session.tickets();
    const write = html`<button class="button primary" @click=${() => this.go({ view: 'form' })}>
      ${icon(messageCircle)}${words.t('write_to_us')}</button>`;
    if (person.value === null) {
      return html`<logishift-guest></logishift-guest>`;
    }
    const failed = person.error ? person : all.error && !all.value ? all : undefined;
    if (failed) {
      return failure(
        words,
        'error_tickets',
        failed,
        html`<button class="button" @click=${() => this.go({ view: 'faq' })}>${words.t('read_faq')}</button>`,
      );
    }
    // Not known who is here: what was read before is shown to nobody.
    if (!person.value || !all.value)
      return html`<div class="rest">${skeleton(words, 'short', 'row', 'row', 'row')}</div>`;
    if (all.value.data.length === 0) {
      return notice(messagesSquare, words.t('tickets_empty_title'), words.t('tickets_empty_text'), write);
    }
    const isLong = all.value.data.length > few || all.value.next_cursor || this.query;
    return html`
      <div class="top">
        ${isLong ? searchField(words, 'tickets_search', this.query, this.#search) : nothing}
        <button class="link" @click=${() => this.go({ view: 'news' })}>
          ${icon(bell, 16)}${words.t('news')}${unreadCount(this.session, words)}</button></div>
      ${this.#wanted ? this.#found(all.value, words) : this.#narrowed(words)}`;
  }

  #narrowed(words: Words): TemplateResult {
    const shown = this.#shown;
    return html`<div class="choices" part="filters" role="group" aria-label=${words.t('filter')}>
        ${filters.map((filter) =>
          choice(
            words.t(filter === 'all' ? 'filter_all' : `status_${filter}`),
            this.filter === filter,
            () => (this.filter = filter),
          ),
        )}
      </div>
      ${
        !shown.value
          ? pending(words, 'error_tickets', shown, 'row', 'row', 'row')
          : shown.value.data.length === 0
            ? notice(messagesSquare, words.t('tickets_none_here'), words.t('tickets_none_here_text'))
            : this.#list(shown, shown.value, words)
      }`;
  }

  /** What was looked for, among all tickets whatever their status. Of words that were typed since, nothing is known yet. */
  #found(all: Page<unknown>, words: Words): TemplateResult {
    const shown = this.#shown;
    const found = this.asked ? shown.value : undefined;
    if (!found) {
      const { error } = shown;
      return html`<div class="rest">${
        (error as ProblemError | undefined)?.code === 'search_too_broad'
          ? errorLine(words.t('act_refused', { reason: words.reason(error) }), nothing, 'alert')
          : pending(words, 'error_tickets', shown, 'short', 'row', 'row')
      }</div>`;
    }
    if (found.data.length === 0)
      return nothingFound(
        words,
        this.query,
        words.t('tickets_none_tip'),
        () => this.go({ view: 'form', query: this.query.trim() }),
        all.next_cursor ? words.t('my_tickets') : words.t('all_tickets', { count: all.data.length }),
        this.#clear,
      );
    return html`<h3 class="found">${countOf(found, words)}</h3>${this.#list(shown, found, words)}`;
  }

  #list(shown: Loadable<Page<FoundOwnTicket>>, page: Page<FoundOwnTicket>, words: Words): TemplateResult {
    const open = ({ id }: { id: string }) => {
      if (this.#wanted) leaveSearch(this.session, this.query);
      this.go({ view: 'ticket', ticketId: id });
    };
    return html`<ul class="rows card" part="list">
      ${page.data.map((ticket) => {
        const { hit } = ticket;
        const as = (text: string) => (hit?.text === text ? marked(text, hit.marks) : text);
        return ticketRow(ticket, this.session, words, open, this.#more(ticket, words, as), as);
      })}
    </ul>
    ${
      page.next_cursor
        ? html`${errorLine(shown.error ? words.t('error_tickets') : '', nothing, 'alert')}<button class="button wide older" aria-disabled=${shown.loading ? 'true' : nothing}
            @click=${() => older(this.session, shown)}>${words.t('tickets_older')}</button>`
        : nothing
    }`;
  }

  #search = (query: string): void => {
    const wanted = plainWords(query);
    clearTimeout(this.#due);
    clearTimeout(this.#calming);
    this.query = query;
    this.#wanted = wanted;
    this.isCalm = false;
    this.#calming = setTimeout(() => (this.isCalm = true), calm);
    if (wanted === this.asked) return;
    if (this.asked) dropFound(this.session, this.asked);
    this.asked = '';
    if (wanted) this.#due = setTimeout(() => (this.asked = wanted), pause);
    else this.announcement = this.#said = '';
  };

  #clear = (): void => {
    this.#search('');
    void this.focusOn('input');
  };

  /** What was found in it, number, category, priority, and when it was written. */
  #more(ticket: FoundOwnTicket, words: Words, as: (text: string) => unknown): TemplateResult {
    const { number, category, priority, created_at: at, hit } = ticket;
    const isSeen = [undefined, ticket.subject, number, parcelOf(ticket)].includes(hit?.text);
    return html`${
      isSeen || !hit
        ? nothing
        : html`<span class="hit">${hit.by ? html`<b>${words.t(hit.by === 'customer' ? 'you' : 'team')}:</b> ` : nothing}<bdi>${markedFromHere(hit.text, hit.marks)}</bdi></span><span class="sr-only">. </span>`
    }<span class="more">
      <span>${as(number)}\u00a0·</span><span>${words.t(`category_${category}`)}\u00a0·</span>
      <span class="priority ${priority}"><span class="sr-only">${words.t('priority')} </span>${shape(priority)} ${words.t(`priority_${priority}`)}\u00a0·</span>
      <time datetime=${at} title=${words.exact(at)}>${words.t('ticket_created', { time: words.when(at) })}</time></span>`;
  }
}

/** How many were found; of more than were asked for, how many at least. */
const countOf = ({ data, next_cursor }: Page<unknown>, words: Words): string =>
  words.t('tickets_found', {
    count: next_cursor ? `${data.length.toLocaleString(words.locale)}+` : data.length,
  });
