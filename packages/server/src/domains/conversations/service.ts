import type { Message } from '@logishift/support-sdk/contract';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { record } from '../../platform/events/record.js';
import {
  afterCustomerMessage,
  audienceOf,
  loadForChange,
  moveBackToWork,
  moveTicket,
  requireAction,
  subjectOf,
  updateTicket,
} from '../tickets/index.js';
import { insertMessage } from './queries.js';

/** Writes a message. A customer's puts a ticket on hold back in progress, and reopens a resolved one. */
export async function sendMessage(context: Context, actor: Actor, ticketId: string, body: string): Promise<Message> {
  return inTransaction(context, async (context) => {
    const ticket = await loadForChange(context, actor, ticketId);
    requireAction(ticket, actor, 'message');
    const at = context.now().toISOString();
    const message = {
      id: uuidv7(),
      ticket_id: ticket.id,
      author_id: actor.id,
      author_role: actor.role,
      body,
      created_at: at,
    };
    await insertMessage(context, message);
    await updateTicket(context, ticket.id, { updated_at: at });
    await record(context, {
      kind: 'ticket.message',
      actor,
      ticket: subjectOf(ticket),
      data: { message_id: message.id },
      audience: audienceOf('ticket.message', ticket, ticket),
    });
    const status = actor.kind === 'customer' ? afterCustomerMessage(ticket) : ticket.status;
    if (status !== ticket.status) {
      if (ticket.status === 'resolved') await moveBackToWork(context, actor, ticket, afterCustomerMessage);
      else await moveTicket(context, actor, ticket, status);
    }
    return { ...message, author_name: actor.name };
  });
}
