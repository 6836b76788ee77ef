import type { Message, TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import type { Request } from '../../platform/request.js';
import { changeStatus, requireAction, requireVersion } from '../tickets/index.js';
import { loadToWriteOn, writeOn } from './writing.js';

/** Staff reply, and set the status with it if they say so. */
export async function reply(
  request: Request,
  {
    id,
    body,
    status,
    awaiting,
  }: { id: string; body: string; status?: TicketStatus | undefined; awaiting?: TicketAwaiting | undefined },
): Promise<Message> {
  return inTransaction(request, async (request) => {
    const found = await loadToWriteOn(request, id);
    await requireVersion(request, found.ticket);
    requireAction(request, found.ticket, 'message');
    const { message, ticket } = await writeOn(request, found, body);
    if (status !== undefined) await changeStatus(request, ticket, status, awaiting ?? null);
    return message;
  });
}
