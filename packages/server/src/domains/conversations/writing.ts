import type { Message } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { idAfter } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { type LoadedTicket, loadWithHolder, recordOnTicket, unansweredAfter, updateTicket } from '../tickets/index.js';
import { insertMessage, lastMessageIdOf } from './queries.js';

/** A ticket that somebody writes on, and the last message on it. */
export interface WrittenOn {
  ticket: LoadedTicket;
  last_message_id: string | null;
}

/** Locks a ticket to write on it. Its last message is asked for behind the lock, in the same trip: from then on nobody else writes one. */
export async function loadToWriteOn(request: InTransaction<Request>, id: string): Promise<WrittenOn> {
  const [ticket, last_message_id] = await Promise.all([loadWithHolder(request, id), lastMessageIdOf(request, id)]);
  return { ticket, last_message_id };
}

/** Writes a message on a ticket, and what the ticket says of it. Whoever writes may. */
export async function writeOn(
  request: InTransaction<Request>,
  { ticket, last_message_id }: WrittenOn,
  body: string,
): Promise<{ message: Message; ticket: LoadedTicket }> {
  const { actor } = request;
  const at = request.now().toISOString();
  const message = {
    id: idAfter(request, last_message_id),
    ticket_id: ticket.id,
    author_id: actor.id,
    author_role: actor.role,
    body,
    created_at: at,
  };
  insertMessage(request, message);
  const written = updateTicket(request, ticket, {
    updated_at: at,
    last_message_at: at,
    last_message_by: actor.role,
    unanswered_since: unansweredAfter(ticket, isStaff(actor) ? 'staff' : 'customer', at),
    first_response_at: ticket.first_response_at ?? (isStaff(actor) ? at : null),
  });
  await recordOnTicket(request, 'ticket.message', { message_id: message.id }, ticket);
  return { message: { author_name: actor.name, ...message }, ticket: written };
}
