import type { TicketDetail } from '@logishift/support-sdk/customer';
import type { Words } from '../../texts/words.js';
import { standing } from './standing.js';

/** What was on screen. */
export interface Told {
  ticket: TicketDetail;
  /** How much was sent and has not arrived. */
  sent: number;
  /** What of it waits, in words; '' if nothing does. */
  waits: string;
  /** The first name of whoever is typing. */
  typing: string | undefined;
}

/** The message up to which the customer has read; '' if none. */
export const seenThrough = (ticket: TicketDetail): string =>
  ticket.marks.find(({ side }) => side === 'customer')?.seen_through ?? '';

/** The first message that the customer has not seen. Ids rise with time. */
export const firstNew = (ticket: TicketDetail): string | undefined =>
  ticket.messages.find(({ author_role, id }) => author_role !== 'customer' && id > seenThrough(ticket))?.id;

/** What has changed, for those who listen: said once, and in one breath. */
export function tidings(before: Told, now: Told, agent: string | undefined, words: Words): string {
  const said: string[] = [];
  const { ticket } = now;
  const latest = ticket.messages.at(-1);
  if (latest && latest.id !== before.ticket.messages.at(-1)?.id) {
    const name = words.firstName(latest.author_name) || words.t('team');
    said.push(latest.author_role === 'customer' ? words.t('mark_sent') : words.t('new_message', { name }));
  }
  const isClosed = ticket.status === 'closed' && ticket.status !== before.ticket.status;
  const byCustomer = ticket.timeline.at(-1)?.actor?.role === 'customer';
  if ((ticket.feedback && !before.ticket.feedback) || (isClosed && byCustomer)) said.push(words.t('thanks_rating'));
  if (ticket.status !== before.ticket.status) {
    if (byCustomer && before.ticket.status === 'resolved' && !isClosed) said.push(words.t('event_reopened'));
    said.push(standing(ticket, agent, words));
  }
  if (now.waits && !before.waits) said.push(now.waits, words.t('waiting_text'));
  if (said.length === 0 && now.typing && !before.typing) said.push(words.t('typing', { name: now.typing }));
  // Where one ends is heard by its full stop.
  return said.reduce((all, next) => `${all}${!all || /[.!?।؟]$/.test(all) ? '' : '.'} ${next}`.trimStart(), '');
}
