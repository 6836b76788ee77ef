import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { pendingActs } from '../../platform/db/schema/index.js';

export type PendingActRow = typeof pendingActs.$inferSelect;

export async function insertAct({ db }: Context, act: typeof pendingActs.$inferInsert): Promise<PendingActRow> {
  const [made] = await db.insert(pendingActs).values(act).returning();
  if (!made) throw new Error('The act was not written');
  return made;
}

/** Locked, so that it is released or undone, and never both. */
export async function findActForUpdate({ db }: Context, id: string): Promise<PendingActRow | undefined> {
  const [found] = await db.select().from(pendingActs).where(eq(pendingActs.id, id)).for('update');
  return found;
}

export async function updateAct({ db }: Context, id: string, change: Partial<PendingActRow>): Promise<PendingActRow> {
  const [changed] = await db.update(pendingActs).set(change).where(eq(pendingActs.id, id)).returning();
  if (!changed) throw new Error('The act is gone');
  return changed;
}

/** Somebody's acts on a ticket that neither happened nor were undone, the oldest first. */
export async function listActs(
  { db }: Context,
  ticketId: string,
  actorId: string,
  since: Date,
): Promise<PendingActRow[]> {
  return db
    .select()
    .from(pendingActs)
    .where(
      and(
        eq(pendingActs.ticket_id, ticketId),
        eq(pendingActs.actor_id, actorId),
        isNull(pendingActs.released_at),
        isNull(pendingActs.undone_at),
        or(isNull(pendingActs.failure), gt(pendingActs.created_at, since.toISOString())),
      ),
    )
    .orderBy(asc(pendingActs.id));
}

export async function deleteActsBefore({ db }: Context, limit: Date): Promise<void> {
  await db.delete(pendingActs).where(lt(pendingActs.created_at, limit.toISOString()));
}
