import type { PendingAct, TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
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

/** Has an act wait for its release. What cannot be done now is refused now. */
export async function addAct(
  context: Context,
  actor: Actor,
  ticketId: string,
  wanted: { body?: string | undefined; status?: TicketStatus | undefined; awaiting?: TicketAwaiting | undefined },
  ifMatch: number | null,
): Promise<PendingAct> {
  return inTransaction(context, async (context) => {
    const { body = null, status = null, awaiting = null } = wanted;
    // Not locked: whether it may happen counts when it does.
    const ticket = await loadTicket(context, actor, ticketId);
    await requireVersion(context, ticket, actor, ifMatch);
    if (body !== null) requireAction(ticket, actor, 'message');
    // The same again changes nothing.
    if (status !== null && status !== ticket.status) requireStatus(ticket, actor, status);
    const now = context.now();
    const { undoSeconds } = settings.of(context);
    const release_at = new Date(now.getTime() + undoSeconds * 1000);
    const act = await insertAct(context, {
      id: newId(context),
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
      await context.enqueue(
        context,
        releaseJob,
        { ticket_id: ticketId, actor_id: actor.id },
        { startAfter: release_at },
      );
      return toPendingAct(act, ticket.number, now);
    }
    await releaseAct(context, act.id);
    return toPendingAct({ ...act, released_at: now.toISOString() }, ticket.number, now);
  });
}

export async function ownActs(context: Context, actor: Actor): Promise<{ data: PendingAct[] }> {
  // One's own words, also where the ticket is no longer one's to see: that may be why they did not go out.
  const now = context.now();
  const rows = await listActs(context, actor.id, new Date(now.getTime() - failuresShownFor));
  return { data: rows.map(({ act, number }) => toPendingAct(act, number, now)) };
}

/** Undoes an own act that waits, or drops one that could not happen. Undone again, it stays undone. */
export async function undoAct(context: Context, actor: Actor, id: string): Promise<PendingAct> {
  return inTransaction(context, async (context) => {
    const act = await findActForUpdate(context, id);
    if (act?.actor_id !== actor.id) throw new Refusal('not_found', 'There is no such act of yours.');
    if (act.released_at) throw new Refusal('already_released', 'It has happened, and others know of it.');
    const now = context.now();
    const undone_at = act.undone_at ?? now.toISOString();
    return toPendingAct(await updateAct(context, id, { undone_at }), await numberOf(context, act.ticket_id), now);
  });
}
