import { and, asc, eq, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { supportTickets } from '../tickets/tables.js';
import { pendingActs } from './tables.js';

export type PendingActRow = typeof pendingActs.$inferSelect;

export async function insertAct({ db }: Context, act: typeof pendingActs.$inferInsert): Promise<PendingActRow> {
  const [made] = await db.insert(pendingActs).values(act).returning();
  if (!made) throw new Error('The act was not written');
  return made;
}

/** Holds back whoever else would release an act of the same person on the same ticket. */
export async function lockActsOn({ db }: InTransaction, id: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('pending-acts ' || ticket_id || ' ' || actor_id, 0))
    from ${pendingActs} where ${pendingActs.id} = ${id}`);
}

const waits = and(isNull(pendingActs.released_at), isNull(pendingActs.undone_at), isNull(pendingActs.failure));

/** What waits and is due, the oldest first: of one person on a ticket, or of everybody. */
export async function listDueActs({ db }: Context, now: Date, of?: { ticketId: string; actorId: string }) {
  return db
    .select({ id: pendingActs.id })
    .from(pendingActs)
    .where(
      and(
        waits,
        lte(pendingActs.release_at, now.toISOString()),
        of && and(eq(pendingActs.ticket_id, of.ticketId), eq(pendingActs.actor_id, of.actorId)),
      ),
    )
    .orderBy(asc(pendingActs.id))
    .limit(100);
}

/** Locked, so that it is released or undone, and never both. */
export async function findActForUpdate({ db }: Context, id: string): Promise<PendingActRow | undefined> {
  const [found] = await db.select().from(pendingActs).where(eq(pendingActs.id, id)).for('update');
  return found;
}

export async function numberOf({ db }: Context, ticketId: string): Promise<string> {
  const [found] = await db
    .select({ number: supportTickets.number })
    .from(supportTickets)
    .where(eq(supportTickets.id, ticketId));
  if (!found) throw new Error('The ticket is gone');
  return found.number;
}

export async function updateAct({ db }: Context, id: string, change: Partial<PendingActRow>): Promise<PendingActRow> {
  const [changed] = await db.update(pendingActs).set(change).where(eq(pendingActs.id, id)).returning();
  if (!changed) throw new Error('The act is gone');
  return changed;
}

/** Somebody's acts that neither happened nor were undone, the oldest first, with their tickets' numbers. */
export async function listActs({ db }: Context, actorId: string, since: Date) {
  return db
    .select({ act: pendingActs, number: supportTickets.number })
    .from(pendingActs)
    .innerJoin(supportTickets, eq(supportTickets.id, pendingActs.ticket_id))
    .where(
      and(
        eq(pendingActs.actor_id, actorId),
        isNull(pendingActs.released_at),
        isNull(pendingActs.undone_at),
        or(isNull(pendingActs.failure), gt(pendingActs.created_at, since.toISOString())),
      ),
    )
    .orderBy(asc(pendingActs.id))
    .limit(100);
}

export async function deleteActsBefore({ db }: Context, limit: Date): Promise<void> {
  // What still waits is somebody's words to somebody.
  const isOver = or(
    isNotNull(pendingActs.released_at),
    isNotNull(pendingActs.undone_at),
    isNotNull(pendingActs.failure),
  );
  await db.delete(pendingActs).where(and(lt(pendingActs.created_at, limit.toISOString()), isOver));
}
