import type { Mark, Message, TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { idAfter } from '../../platform/id-after.js';
import { tell } from '../../platform/live/signal.js';
import {
  afterCustomerMessage,
  audienceOf,
  changeStatus,
  freeFromGone,
  loadTicket,
  loadWithHolder,
  moveBackToWork,
  moveTicket,
  readersOf,
  requireAction,
  requireVersion,
  subjectOf,
  unansweredAfter,
  updateTicket,
} from '../tickets/index.js';
import { limits } from './limits.js';
import { insertMessage, isMessageOf, lastMessageIdOf, moveMarks, ticketMarksOf } from './queries.js';

/** Writes a message. A customer's puts a ticket on hold back in progress, and reopens a resolved one. */
export async function sendMessage(
  context: Context,
  limiter: Limiter,
  actor: Actor,
  ticketId: string,
  sent: { body: string; status?: TicketStatus | undefined; awaiting?: TicketAwaiting | undefined },
  ifMatch: number | null,
): Promise<Message> {
  if (sent.status !== undefined && !isStaff(actor)) {
    throw invalidInput([
      { path: 'status', message: 'Only staff set the status with a message', code: 'not_for_customers' },
    ]);
  }
  // All of a conversation is read with its ticket: nobody may make it too long to be read.
  if (!isStaff(actor)) {
    await limiter.take(limits.send_message_minute, actor.id);
    await limiter.take(limits.send_message_day, actor.id);
  }
  return writeMessage(context, actor, ticketId, sent, ifMatch);
}

/** The same, of whoever has been counted. */
export async function writeMessage(
  context: Context,
  actor: Actor,
  ticketId: string,
  sent: { body: string; status?: TicketStatus | undefined; awaiting?: TicketAwaiting | undefined },
  ifMatch: number | null,
): Promise<Message> {
  return inTransaction(context, async (context) => {
    const found = await loadWithHolder(context, actor, ticketId);
    await requireVersion(context, found, actor, ifMatch);
    requireAction(found, actor, 'message');
    // Before it is written: a message to somebody suspended would be made known to nobody.
    const ticket = !isStaff(actor) && found.status === 'resolved' ? await freeFromGone(context, found) : found;
    const at = context.now().toISOString();
    const message = {
      // The ticket is locked: nobody writes between the last message and this one.
      id: idAfter(context, await lastMessageIdOf(context, ticket.id)),
      ticket_id: ticket.id,
      author_id: actor.id,
      author_role: actor.role,
      body: sent.body,
      created_at: at,
    };
    await insertMessage(context, message);
    const facts = {
      updated_at: at,
      last_message_at: at,
      last_message_by: actor.role,
      unanswered_since: unansweredAfter(ticket, isStaff(actor) ? 'staff' : 'customer', at),
      first_response_at: ticket.first_response_at ?? (isStaff(actor) ? at : null),
    };
    const written = { ...ticket, ...(await updateTicket(context, ticket.id, facts)) };
    await record(context, {
      kind: 'ticket.message',
      actor,
      ticket: subjectOf(ticket),
      data: { message_id: message.id },
      audience: audienceOf('ticket.message', ticket, ticket),
    });
    if (sent.status !== undefined) await changeStatus(context, actor, written, sent.status, sent.awaiting ?? null);
    const status = isStaff(actor) ? ticket.status : afterCustomerMessage(ticket);
    if (status !== ticket.status) {
      if (ticket.status === 'resolved') await moveBackToWork(context, actor, written, afterCustomerMessage);
      else await moveTicket(context, actor, written, status);
    }
    return { ...message, author_name: actor.name };
  });
}

/** Notes how far a conversation has reached this person, and tells the other side if that is further than before. */
export async function markMessages(
  context: Context,
  actor: Actor,
  ticketId: string,
  given: { delivered?: string | undefined; seen?: string | undefined },
): Promise<{ data: Mark[] }> {
  return inTransaction(context, async (context) => {
    const ticket = await loadTicket(context, actor, ticketId);
    for (const path of ['delivered', 'seen'] as const) {
      const id = given[path];
      if (id !== undefined && !(await isMessageOf(context, ticketId, id))) {
        throw invalidInput([{ path, message: 'Name a message of this ticket', code: 'unknown_message' }]);
      }
    }
    const { seen = null } = given;
    // What was seen has also arrived.
    const delivered =
      [given.delivered, seen]
        .filter((id) => id != null)
        .sort()
        .at(-1) ?? null;
    const moved = await moveMarks(context, actor, ticketId, { delivered, seen });
    const data = await ticketMarksOf(context, ticketId);
    const own = data.find(({ side }) => (side === 'staff') === isStaff(actor));
    if (moved && own) {
      tell(context, {
        kind: 'ticket.marks',
        data: { at: context.now().toISOString(), ticket_id: ticketId, ...own },
        to: readersOf(ticket),
      });
    }
    return { data };
  });
}
