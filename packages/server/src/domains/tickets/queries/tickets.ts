import { and, asc, eq, getTableColumns, gt, inArray, isNull, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import type { Database } from '../../../platform/db/connect.js';
import { run, runLater } from '../../../platform/db/session.js';
import {
  type AskerValues,
  askerSlots,
  askerValues,
  insertInto,
  type Slots,
  statement,
  statementsBy,
  valuesOf,
} from '../../../platform/db/statement.js';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { deliveries } from '../../deliveries/tables.js';
import { users } from '../../identity/tables.js';
import { conversationPort, feedbackPort } from '../beside.js';
import { heldStatuses, settledStatuses } from '../lifecycle.js';
import { nextNumber, supportTickets } from '../tables.js';
import { visibleTo } from './visible.js';

export type TicketRow = typeof supportTickets.$inferSelect;
/** What is asked of a ticket beside its row: `is_unread` by staff alone. */
type Beside = { has_feedback: boolean; unread_count: number; is_unread: boolean };
export type LoadedTicket = TicketRow & Beside;
/** Of a ticket that its reader has in front of them, or made. */
export const nothingBeside: Beside = { has_feedback: false, unread_count: 0, is_unread: false };

/** What is asked of a ticket, with what stands beside it. */
export const columns = (context: Context, actor: Actor) => {
  const conversations = context.ports.get(conversationPort);
  return {
    ...getTableColumns(supportTickets),
    has_feedback: context.ports.get(feedbackPort).hasFeedback,
    unread_count: conversations.unreadCount(actor),
    is_unread: isStaff(actor) ? conversations.isUnread(actor) : sql<boolean>`false`,
  };
};

type One = AskerValues & { id: string };
const found = statementsBy<One, LoadedTicket>(20);
const foundForUpdate = statementsBy<One, LoadedTicket>(20);

export async function findTicket(context: Context, actor: Actor, id: string): Promise<LoadedTicket | undefined> {
  const one = found(actor.kind, (db, slots) => selectOne(db, context, actor, slots));
  const [ticket] = await run(context.db, one, { id, ...askerValues(actor) });
  return ticket;
}

function selectOne(db: Database, context: Context, actor: Actor, { id }: Slots<One>) {
  const asker = askerSlots(actor);
  return db
    .select(columns(context, asker))
    .from(supportTickets)
    .where(and(eq(supportTickets.id, id), visibleTo(asker)));
}

/** Locks the row: what is decided about the ticket stays true until the transaction ends. */
export async function findTicketForUpdate(
  context: InTransaction,
  actor: Actor,
  id: string,
): Promise<LoadedTicket | undefined> {
  const one = foundForUpdate(actor.kind, (db, slots) =>
    selectOne(db, context, actor, slots).for('no key update', { of: supportTickets }),
  );
  const [ticket] = await run(context.db, one, { id, ...askerValues(actor) });
  return ticket;
}

/** Whoever has a ticket, past the door: the one thing that the loser of a race is told. */
export async function findHolder({ db }: Context, id: string) {
  const [found] = await db
    .select({ id: users.id, name: users.name })
    .from(supportTickets)
    .innerJoin(users, eq(users.id, supportTickets.agent_id))
    .where(eq(supportTickets.id, id));
  return found;
}

/** Locks who has a settled ticket, so that nobody suspends them meanwhile; with the transaction's next statement. */
export const lockHolderOfSettled = ({ db }: InTransaction, id: string): void => runLater(db, holderLocked, { id });

const holderLocked = statement<{ id: string }>((db, slots) => {
  const holder = db
    .select({ id: supportTickets.agent_id })
    .from(supportTickets)
    .where(and(eq(supportTickets.id, slots.id), inArray(supportTickets.status, settledStatuses)));
  return db.select({ id: users.id }).from(users).where(inArray(users.id, holder)).for('share');
});

const numbered = statement<object, { number: string }>((db) =>
  db.select({ number: nextNumber }).from(sql`(select) nothing`),
);

/** The number of a ticket that is about to be written: known before, it lets the ticket be written in one trip. */
export async function takeNumber({ db }: Context): Promise<string> {
  const [taken] = await run(db, numbered, {});
  if (!taken) throw new Error('There is no number');
  return taken.number;
}

const inserted = insertInto<TicketRow>(supportTickets, (db, slots) =>
  db
    .insert(supportTickets)
    .values(valuesOf(slots, Object.keys(getTableColumns(supportTickets)) as (keyof TicketRow)[])),
);

/** With the transaction's next statement. */
export const insertTicket = ({ db }: InTransaction, ticket: TicketRow): void => runLater(db, inserted, ticket);

const updated = statementsBy<Partial<TicketRow> & { its_id: string }, unknown>(50);

/**
 * Changes a ticket with the transaction's next statement, and says what it is then. Its row is locked, and so it is what was read of it but
 * for the change. Which columns a change writes is one of few: each of them is a statement.
 */
export function updateTicket<T extends TicketRow>({ db }: InTransaction, before: T, change: Partial<TicketRow>): T {
  const names = (Object.keys(change) as (keyof TicketRow)[]).sort();
  const update = updated(names.join(), (db, slots) =>
    db.update(supportTickets).set(valuesOf(slots, names)).where(eq(supportTickets.id, slots.its_id)),
  );
  runLater(db, update, { ...change, its_id: before.id });
  return { ...before, ...change };
}

/** Gives a ticket to somebody only if still nobody has it: two agents may click at once. */
export async function takeUnassigned(
  { db }: Context,
  id: string,
  change: Partial<TicketRow>,
): Promise<TicketRow | undefined> {
  const [taken] = await db
    .update(supportTickets)
    .set(change)
    .where(and(eq(supportTickets.id, id), isNull(supportTickets.agent_id), eq(supportTickets.status, 'open')))
    .returning();
  return taken;
}

/** The ticket of the first of these codes that there is, past the door, with what its parcel and its customer are known by. */
export async function findTrackedTicket({ db }: Context, codes: string[]) {
  const found = await db
    .select({ ticket: supportTickets, tracking_number: deliveries.tracking_number, issuer: users.issuer })
    .from(supportTickets)
    .innerJoin(users, eq(users.id, supportTickets.customer_id))
    .leftJoin(deliveries, eq(deliveries.id, supportTickets.delivery_id))
    .where(inArray(supportTickets.tracking_code, codes));
  return codes.flatMap((code) => found.find(({ ticket }) => ticket.tracking_code === code) ?? [])[0];
}

/** A ticket whose delivery the host could not be asked about yet. */
export async function findUnverified({ db }: Context, id: string, lock?: 'locked'): Promise<TicketRow | undefined> {
  const query = db
    .select()
    .from(supportTickets)
    .where(and(eq(supportTickets.id, id), eq(supportTickets.delivery_state, 'unverified')));
  const [found] = await (lock ? query.for('no key update') : query);
  return found;
}

/** The ticket of a number, if this person may read it. */
export async function findTicketByNumber(context: Context, actor: Actor, number: string) {
  const [found] = await context.db
    .select(columns(context, actor))
    .from(supportTickets)
    .where(and(eq(supportTickets.number, number), visibleTo(actor)));
  return found;
}

/** Unresolved tickets of one agent, locked. */
export async function heldTicketsForUpdate({ db }: Context, agentId: string): Promise<TicketRow[]> {
  return db
    .select()
    .from(supportTickets)
    .where(and(eq(supportTickets.agent_id, agentId), inArray(supportTickets.status, heldStatuses)))
    .orderBy(asc(supportTickets.id))
    .for('no key update');
}

/** Tickets resolved before `limit`, locked, but for those that somebody else works on right now. */
export async function resolvedBeforeForUpdate({ db }: Context, limit: Date, most: number): Promise<TicketRow[]> {
  return db
    .select()
    .from(supportTickets)
    .where(and(eq(supportTickets.status, 'resolved'), lte(supportTickets.resolved_at, limit.toISOString())))
    .orderBy(asc(supportTickets.resolved_at))
    .limit(most)
    .for('no key update', { skipLocked: true });
}

/**
 * Says since when customers have had no answer, where a release before has not: of those who wait, and of those whom it
 * has answered. Resolves to how many tickets they were.
 */
export async function addMissingWaits({ db }: Context, most: number): Promise<number> {
  const { id, status, unanswered_since, last_message_by, last_message_at, created_at } = supportTickets;
  const isWaiting = or(isNull(last_message_by), eq(last_message_by, 'customer'));
  const wrong = db
    .select({ id })
    .from(supportTickets)
    .where(
      and(
        inArray(status, ['open', ...heldStatuses]),
        or(and(isWaiting, isNull(unanswered_since)), and(not(isWaiting as SQL), gt(last_message_at, unanswered_since))),
      ),
    )
    .limit(most)
    .for('no key update', { skipLocked: true });
  const filled = await db
    .update(supportTickets)
    .set({ unanswered_since: sql`case when ${isWaiting} then coalesce(${last_message_at}, ${created_at}) end` })
    .where(inArray(id, wrong))
    .returning({ id });
  return filled.length;
}
