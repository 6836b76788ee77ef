import type { PendingAct, TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { newId } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { loadTicket, requireAction, requireStatus, requireVersion } from '../tickets/index.js';
import { insertAct } from './queries.js';
import { releaseAct, releaseJob } from './releasing.js';
import { settings } from './settings.js';
import { toPendingAct } from './shown.js';

interface WantedAct {
  /** Of the ticket. */
  id: string;
  body?: string | null | undefined;
  status?: TicketStatus | null | undefined;
  awaiting?: TicketAwaiting | null | undefined;
}

/** Has an act wait for its release. What cannot be done now is refused now. */
export async function addAct(
  request: Request,
  { id: ticketId, body = null, status = null, awaiting = null }: WantedAct,
): Promise<PendingAct> {
  return inTransaction(request, async (request) => {
    const { actor, ifMatch } = request;
    // Not locked: whether it may happen counts when it does.
    const ticket = await loadTicket(request, ticketId);
    await requireVersion(request, ticket);
    if (body !== null) requireAction(request, ticket, 'message');
    // The same again changes nothing.
    if (status !== null && status !== ticket.status) requireStatus(request, ticket, status);
    const now = request.now();
    const { undoSeconds } = settings.of(request);
    const release_at = new Date(now.getTime() + undoSeconds * 1000);
    const act = await insertAct(request, {
      id: newId(request),
      ticket_id: ticketId,
      actor_id: actor.id,
      body,
      status,
      awaiting,
      seen_version: ifMatch,
      release_at: release_at.toISOString(),
      created_at: now.toISOString(),
    });
    if (undoSeconds > 0) {
      await request.enqueue(
        request,
        releaseJob,
        { ticket_id: ticketId, actor_id: actor.id },
        { startAfter: release_at },
      );
      return toPendingAct(act, ticket.number, now);
    }
    await releaseAct(request, act.id);
    return toPendingAct({ ...act, released_at: now.toISOString() }, ticket.number, now);
  });
}
