import type { Message } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { idAfter } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { type LoadedTicket, recordOnTicket, unansweredAfter, updateTicket } from '../tickets/index.js';
import { insertMessage, lastMessageIdOf } from './queries.js';

/** Writes a message on a ticket that is locked, and what the ticket says of it. Whoever writes may. */
export async function writeOn(
  request: InTransaction<Request>,
  ticket: LoadedTicket,
  body: string,
): Promise<{ message: Message; ticket: LoadedTicket }> {
  const { actor } = request;
  const at = request.now().toISOString();
  const message = {
    // The ticket is locked: nobody writes between the last message and this one.
    id: idAfter(request, await lastMessageIdOf(request, ticket.id)),
    ticket_id: ticket.id,
    author_id: actor.id,
    author_role: actor.role,
    body,
    created_at: at,
  };
  insertMessage(request, message);
  const written = await updateTicket(request, ticket.id, {
    updated_at: at,
    last_message_at: at,
    last_message_by: actor.role,
    unanswered_since: unansweredAfter(ticket, isStaff(actor) ? 'staff' : 'customer', at),
    first_response_at: ticket.first_response_at ?? (isStaff(actor) ? at : null),
  });
  await recordOnTicket(request, 'ticket.message', { message_id: message.id }, ticket);
  return { message: { ...message, author_name: actor.name }, ticket: { ...ticket, ...written } };
}
