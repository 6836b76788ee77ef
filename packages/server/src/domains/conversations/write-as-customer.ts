import type { Message } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import type { Request } from '../../platform/request.js';
import {
  afterCustomerMessage,
  freeFromGone,
  moveBackToWork,
  moveTicket,
  requireAction,
  requireVersion,
} from '../tickets/index.js';
import { limits } from './limits.js';
import { loadToWriteOn, writeOn } from './writing.js';

/** A customer writes on their ticket. That puts one on hold back in progress, and reopens a resolved one. */
export async function writeAsCustomer(request: Request, { id, body }: { id: string; body: string }): Promise<Message> {
  // All of a conversation is read with its ticket: nobody may make it too long to be read.
  await request.limiter.take(limits.send_message_minute, request.actor.id);
  await request.limiter.take(limits.send_message_day, request.actor.id);
  return inTransaction(request, async (request) => {
    const { ticket: found, last_message_id } = await loadToWriteOn(request, id);
    await requireVersion(request, found);
    requireAction(request, found, 'message');
    // Before it is written: a message to somebody suspended would be made known to nobody.
    const ticket = found.status === 'resolved' ? await freeFromGone(request, found) : found;
    const { message, ticket: written } = await writeOn(request, { ticket, last_message_id }, body);
    const status = afterCustomerMessage(ticket);
    if (status === ticket.status) return message;
    if (ticket.status === 'resolved') await moveBackToWork(request, written, afterCustomerMessage);
    else await moveTicket(request, written, status);
    return message;
  });
}
