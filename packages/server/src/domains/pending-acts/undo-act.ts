import type { PendingAct } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { findActForUpdate, numberOf, updateAct } from './queries.js';
import { toPendingAct } from './shown.js';

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
