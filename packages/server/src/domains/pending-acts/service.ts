import type { PendingAct, TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { loadTicket, requireAction, requireStatus, requireVersion } from '../tickets/index.js';
import { findActForUpdate, insertAct, listActs, numberOf, type PendingActRow, updateAct } from './queries.js';
import { releaseAct, releaseJob } from './releasing.js';
import { settings } from './settings.js';

/** Milliseconds for which what could not happen is shown: whoever left on a Friday sees it on Monday. */
const failuresShownFor = 7 * 24 * 3_600_000;

function toPendingAct(row: PendingActRow, number: string, now: Date): PendingAct {
  const { actor_id: _, seen_version: __, released_at, undone_at, ...shown } = row;
  const state = released_at ? 'released' : undone_at ? 'undone' : row.failure ? 'failed' : 'waiting';
  const left = Math.ceil((Date.parse(row.release_at) - now.getTime()) / 1000);
  return { ...shown, number, state, release_in: state === 'waiting' ? Math.max(0, left) : 0 };
}

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

export async function ownActs(request: Request): Promise<{ data: PendingAct[] }> {
  // One's own words, also where the ticket is no longer one's to see: that may be why they did not go out.
  const now = request.now();
  const rows = await listActs(request, request.actor.id, new Date(now.getTime() - failuresShownFor));
  return { data: rows.map(({ act, number }) => toPendingAct(act, number, now)) };
}

/** Undoes an own act that waits, or drops one that could not happen. Undone again, it stays undone. */
export async function undoAct(request: Request, { id }: { id: string }): Promise<PendingAct> {
  return inTransaction(request, async (request) => {
    const act = await findActForUpdate(request, id);
    if (act?.actor_id !== request.actor.id) throw new Refusal('not_found', 'There is no such act of yours.');
    if (act.released_at) throw new Refusal('already_released', 'It has happened, and others know of it.');
    const now = request.now();
    const undone_at = act.undone_at ?? now.toISOString();
    return toPendingAct(await updateAct(request, id, { undone_at }), await numberOf(request, act.ticket_id), now);
  });
}
