import type { Message, TicketDetail } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed } from './resource.js';
import { ticketDetail } from './ticket-detail.js';
import { patchRows } from './tickets.js';

/** What the server has been told of a ticket: ids rise with time, so that a later one covers those before. */
const told = keyed((_ticketId: string) => ({ delivered: '', seen: '' }));

/** The customer's message has reached this person. */
export function markDelivered({ ticket_id, id }: Pick<Message, 'ticket_id' | 'id'>): void {
  const so = told(ticket_id);
  if (so.delivered >= id) return;
  so.delivered = id;
  support.messages.mark(ticket_id, { delivered: id }).catch(() => undefined);
}

/** Everything the customer wrote is on the screen and seen. Nothing is sent where that was told before. */
export async function markSeen(ticket: TicketDetail): Promise<void> {
  const last = lastOfCustomer(ticket);
  if (!last) return;
  const so = told(ticket.id);
  const { seen } = so;
  if (seen >= last.id) return;
  so.seen = last.id;
  if (so.delivered < last.id) so.delivered = last.id;
  try {
    await support.messages.mark(ticket.id, { seen: last.id });
  } catch {
    so.seen = seen;
    return;
  }
  const detail = ticketDetail(ticket.id);
  // Something more has come meanwhile: it is not read with what came before.
  if (detail.value && lastOfCustomer(detail.value)?.id !== last.id) return;
  detail.patch((now) => ({ ...now, unread_count: 0 }));
  patchRows(ticket.id, { unread_count: 0, is_unread: false });
}

const lastOfCustomer = ({ messages }: TicketDetail): Message | undefined =>
  messages.findLast(({ author_role }) => author_role === 'customer');
