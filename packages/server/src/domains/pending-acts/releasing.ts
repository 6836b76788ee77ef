import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { onBehalfOf } from '../../platform/request.js';
import { reply } from '../conversations/index.js';
import { findStaffLocked, toActor } from '../identity/index.js';
import { changeTicket } from '../tickets/index.js';
import { findActForUpdate, listDueActs, lockActsOn, type PendingActRow, updateAct } from './queries.js';

export const releaseJob = 'release-pending-acts';

/** Has happen what is due of somebody's acts on a ticket, in the order in which they were done, one after the other. */
export async function releaseDueActs(context: Context, ticketId: string, actorId: string): Promise<void> {
  for (const { id } of await listDueActs(context, context.now(), { ticketId, actorId })) await releaseAct(context, id);
}

/** What is overdue: a job was lost, or failed too often. */
export async function releaseOverdueActs(context: Context): Promise<void> {
  for (const { id } of await listDueActs(context, context.now())) await releaseAct(context, id);
}

/**
 * Has an act happen: once, as whoever did it, with the rights they have now. What cannot happen any more is kept for them
 * to see, with why; nothing of it has happened then.
 */
export async function releaseAct(context: Context, id: string): Promise<void> {
  try {
    await inTransaction(context, async (context) => {
      const act = await findWaiting(context, id);
      if (!act) return;
      await perform(context, act);
      await updateAct(context, id, { released_at: context.now().toISOString() });
    });
  } catch (error) {
    // Inside of a caller's own transaction the refusal is the caller's.
    if (!(error instanceof Refusal) || context.commits) throw error;
    const { code } = error;
    await inTransaction(context, async (context) => {
      if (await findWaiting(context, id)) await updateAct(context, id, { failure: code });
    });
  }
}

/** An act that still waits, locked; after those that its doer did on the same ticket before. */
async function findWaiting(context: InTransaction, id: string): Promise<PendingActRow | undefined> {
  await lockActsOn(context, id);
  const act = await findActForUpdate(context, id);
  return act && !act.released_at && !act.undone_at && !act.failure ? act : undefined;
}

async function perform(context: InTransaction, act: PendingActRow): Promise<void> {
  const person = await findStaffLocked(context, act.actor_id, 'share');
  if (!person) throw new Refusal('unauthorized', 'There is no such person.');
  const { body, ticket_id: id, seen_version } = act;
  const request = onBehalfOf(context, toActor(person, null), seen_version);
  const move = { id, status: act.status ?? undefined, awaiting: act.awaiting ?? undefined };
  if (body !== null) await reply(request, { ...move, body });
  else await changeTicket(request, move);
}
