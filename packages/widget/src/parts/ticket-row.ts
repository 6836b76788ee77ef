import type { OwnTicket } from '@logishift/support-sdk/customer';
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../session/session.js';
import type { Words } from '../texts/words.js';
import { parcelNumber, parcelOf } from './parcel.js';
import { statusChip } from './status-chip.js';
import { waitingOf } from './waiting.js';

/**
 * A ticket in a list: subject, what happened and when, its parcel, its status. Read aloud it is a sentence, in the order of
 * what stands here; where the parts stand is the style's concern.
 *
 * @param more another line, of a list that tells all
 * @param as how the subject and the parcel's number are shown
 */
export function ticketRow(
  ticket: OwnTicket,
  session: Session,
  words: Words,
  open: (ticket: OwnTicket) => void,
  more: TemplateResult | typeof nothing = nothing,
  as: (text: string) => unknown = (text) => text,
): TemplateResult {
  const at =
    ticket.last_message_at && ticket.last_message_at > ticket.updated_at ? ticket.last_message_at : ticket.updated_at;
  const parcel = parcelOf(ticket);
  const says = whatHappened(ticket, session, words);
  const waits = waitingOf(session.outbox, ticket.id, words);
  const part = html`<span class="sr-only">. </span>`;
  return html`<li><button class="ticket ${ticket.has_news ? 'unread' : ''}" @click=${() => open(ticket)}>
    ${ticket.has_news ? html`<span class="sr-only">${words.t('ticket_unread')}. </span>` : nothing}
    <span class="subject"><bdi>${as(ticket.subject)}</bdi></span>${part}
    <span class="state">${ticket.has_news ? html`<span class="dot"></span><b>${says}</b>` : says}${parcel ? html`<span aria-hidden="true">\u00a0· </span>` : nothing}
      <span class="sr-only"><time datetime=${at}>${words.ago(at)}</time>${parcel ? `, ${words.t('a_parcel')}` : ''}</span>
      ${parcel ? parcelNumber(as(parcel)) : nothing}</span>${part}
    ${waits}${waits === nothing ? nothing : part}
    <span class="age" aria-hidden="true" title=${words.exact(at)}>${words.age(at)}</span>
    ${statusChip(ticket.status, words)}
    ${more}
  </button></li>`;
}

/** What is new, or else whose turn it is, in words: a dot alone says it to nobody who does not see it. */
function whatHappened(ticket: OwnTicket, session: Session, words: Words): string {
  if (ticket.has_news && ticket.unread_count > 0) {
    const latest = session.unread.value?.latest;
    const name = words.firstName((latest?.ticket_id === ticket.id && latest.author_name) || '');
    return name ? words.t('ticket_answered', { name }) : words.t('ticket_new_reply');
  }
  if (ticket.allowed_actions.includes('confirm')) return words.t('ticket_confirm');
  if (ticket.status === 'on_hold') return words.t(ticket.awaiting ? `step_on_hold_${ticket.awaiting}` : 'step_on_hold');
  if (ticket.status === 'open') return words.t('step_open_waiting');
  if (ticket.status === 'in_progress')
    return words.t(ticket.waiting_for === 'customer' ? 'step_on_hold_customer' : 'step_in_progress_now');
  return words.t(`status_${ticket.status}`);
}
