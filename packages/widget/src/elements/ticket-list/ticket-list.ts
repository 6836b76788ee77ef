import type { OwnTicket, TicketStatus } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import { base } from '../../parts/base.styles.js';
import { choice } from '../../parts/choice.js';
import { choiceStyles } from '../../parts/choice.styles.js';
import { controls } from '../../parts/controls.styles.js';
import { errorLine } from '../../parts/error-line.js';
import { failure, notice, pending, skeleton } from '../../parts/notice.js';
import { noticeStyles } from '../../parts/notice.styles.js';
import { signedInAs } from '../../parts/signed-in.js';
import { signedInStyles } from '../../parts/signed-in.styles.js';
import { ticketRow } from '../../parts/ticket-row.js';
import { ticketRowStyles } from '../../parts/ticket-row.styles.js';
import { unreadCount } from '../../parts/unread-count.js';
import { older } from '../../session/asked-by-views.js';
import { Fresh } from '../../session/fresh.js';
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

/**
 * `<logishift-ticket-list>`: the customer's own tickets, narrowed by status.
 *
 * @tagname logishift-ticket-list
 * @csspart filters - the row of statuses
 * @csspart list - the tickets
 * @fires {LogishiftNavigateEvent} logishift-navigate - a ticket was chosen, or "Write to us": `view`. Cancel it to show that yourself
 */
export class LogishiftTicketList extends SupportElement {
  static override properties = { filter: {} };
  static override styles = [
    base,
    controls,
    noticeStyles,
    ticketRowStyles,
    signedInStyles,
    choiceStyles,
    ticketListStyles,
  ];

  /** What is listed: `all`, or the tickets of one status: `open`, `in_progress`, `on_hold`, `resolved` or `closed`. */
  filter: Filter = 'all';

  constructor() {
    super();
    new Fresh(this, () => [
      this.session.person,
      ...(this.session.hasOwn ? [this.session.unread, this.session.tickets(), this.#shown] : []),
    ]);
  }

  get #shown() {
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
    return html`
      <div class="top"><button class="link" @click=${() => this.go({ view: 'news' })}>
        ${icon(bell, 16)}${words.t('news')}${unreadCount(this.session, words)}</button></div>
      <div class="choices" part="filters" role="group" aria-label=${words.t('filter')}>
        ${filters.map((filter) =>
          choice(
            words.t(filter === 'all' ? 'filter_all' : `status_${filter}`),
            this.filter === filter,
            () => (this.filter = filter),
          ),
        )}
      </div>
      ${this.#list(words)}`;
  }

  #list(words: Words): TemplateResult {
    const shown = this.#shown;
    if (!shown.value) return pending(words, 'error_tickets', shown, 'row', 'row', 'row');
    if (shown.value.data.length === 0) {
      return notice(messagesSquare, words.t('tickets_none_here'), words.t('tickets_none_here_text'));
    }
    const open = ({ id }: { id: string }) => this.go({ view: 'ticket', ticketId: id });
    return html`<ul class="rows card" part="list">
      ${shown.value.data.map((ticket) => ticketRow(ticket, this.session, words, open, this.#more(ticket, words)))}
    </ul>
    ${
      shown.value.next_cursor
        ? html`${errorLine(shown.error ? words.t('error_tickets') : '', nothing, 'alert')}<button class="button wide older" aria-disabled=${shown.loading ? 'true' : nothing}
            @click=${() => older(this.session, shown)}>${words.t('tickets_older')}</button>`
        : nothing
    }`;
  }

  /** Number, category, priority, and when it was written. */
  #more({ number, category, priority, created_at: at }: OwnTicket, words: Words): TemplateResult {
    return html`<span class="more">
      <span>${number}\u00a0·</span><span>${words.t(`category_${category}`)}\u00a0·</span>
      <span class="priority ${priority}"><span class="sr-only">${words.t('priority')} </span>${shape(priority)} ${words.t(`priority_${priority}`)}\u00a0·</span>
      <time datetime=${at} title=${words.exact(at)}>${words.t('ticket_created', { time: words.when(at) })}</time></span>`;
  }
}
