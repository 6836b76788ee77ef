import {
  moment,
  type TicketCategory,
  type TicketPriority,
  type TicketStatus,
  ticketPriorities,
  type WaitingFor,
} from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, not, or, type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { events } from '../../platform/events/tables.js';
import type { Place } from '../../platform/http/pagination.js';
import { deliveries } from '../deliveries/tables.js';
import { users } from '../identity/tables.js';
import { conversationPort, feedbackPort } from './beside.js';
import { heldStatuses, settledStatuses, waitingSince } from './lifecycle.js';
import { supportTickets } from './tables.js';

export type TicketRow = typeof supportTickets.$inferSelect;
/** What is asked of a ticket beside its row: `is_unread` by staff alone. */
type Beside = { has_feedback: boolean; unread_count: number; is_unread: boolean };
export type LoadedTicket = TicketRow & Beside;
/** Of a ticket that its reader has in front of them, or made. */
export const nothingBeside: Beside = { has_feedback: false, unread_count: 0, is_unread: false };

/**
 * THE door: which tickets somebody may read, as a WHERE clause. Every read of a ticket for somebody goes through it.
 * A customer sees their own, through a mailed link the one it is for; an agent what they have and what nobody has; an admin all.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  switch (actor.kind) {
    case 'customer':
    case 'guest':
      return eq(supportTickets.customer_id, actor.id);
    case 'link':
      return and(eq(supportTickets.customer_id, actor.id), eq(supportTickets.id, actor.only_ticket_id ?? actor.id));
    case 'agent':
      return or(eq(supportTickets.agent_id, actor.id), isNull(supportTickets.agent_id));
    case 'admin':
      return undefined;
    default:
      return sql`false`;
  }
}

const columns = (context: Context, actor: Actor) => {
  const conversations = context.ports.get(conversationPort);
  return {
    ticket: supportTickets,
    has_feedback: context.ports.get(feedbackPort).hasFeedback,
    unread_count: conversations.unreadCount(actor),
    is_unread: isStaff(actor) ? conversations.isUnread(actor) : sql<boolean>`false`,
  };
};

type Selected = { ticket: TicketRow } & Beside;
const toLoaded = ({ ticket, ...beside }: Selected): LoadedTicket => ({ ...ticket, ...beside });

export async function findTicket(context: Context, actor: Actor, id: string): Promise<LoadedTicket | undefined> {
  const [found] = await context.db
    .select(columns(context, actor))
    .from(supportTickets)
    .where(and(eq(supportTickets.id, id), visibleTo(actor)));
  return found && toLoaded(found);
}

/** Locks the row: what is decided about the ticket stays true until the transaction ends. */
export async function findTicketForUpdate(
  context: Context,
  actor: Actor,
  id: string,
): Promise<LoadedTicket | undefined> {
  const [found] = await context.db
    .select(columns(context, actor))
    .from(supportTickets)
    .where(and(eq(supportTickets.id, id), visibleTo(actor)))
    .for('no key update', { of: supportTickets });
  return found && toLoaded(found);
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

/** Locks who has a settled ticket, so that nobody suspends them meanwhile. */
export async function lockHolderOfSettled({ db }: InTransaction, id: string): Promise<void> {
  const holder = db
    .select({ id: supportTickets.agent_id })
    .from(supportTickets)
    .where(and(eq(supportTickets.id, id), inArray(supportTickets.status, settledStatuses)));
  await db.select({ id: users.id }).from(users).where(inArray(users.id, holder)).for('share');
}

export async function insertTicket({ db }: Context, ticket: typeof supportTickets.$inferInsert): Promise<TicketRow> {
  const [made] = await db.insert(supportTickets).values(ticket).returning();
  if (!made) throw new Error('The ticket was not written');
  return made;
}

export async function updateTicket({ db }: Context, id: string, change: Partial<TicketRow>): Promise<TicketRow> {
  const [changed] = await db.update(supportTickets).set(change).where(eq(supportTickets.id, id)).returning();
  if (!changed) throw new Error('The ticket is gone');
  return changed;
}

/** Gives a ticket to somebody only if still nobody has it: two agents may click at once. */
export async function takeTicket(
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

export interface TicketFilter {
  id?: string[] | undefined;
  status?: TicketStatus[] | undefined;
  category?: TicketCategory[] | undefined;
  priority?: TicketPriority[] | undefined;
  agent_id?: string | undefined;
  customer_id?: string | undefined;
  created_from?: string | undefined;
  created_to?: string | undefined;
  waiting_for?: WaitingFor | undefined;
  unread?: 'true' | 'false' | undefined;
}

const sortColumns = {
  created_at: supportTickets.id,
  updated_at: supportTickets.updated_at,
  priority: supportTickets.priority,
} as const;

type SortName = keyof typeof sortColumns;
/** By a column; a customer's with news first, then by what happened last; or those first that have waited longest for an agent. */
export type TicketSort = SortName | `-${SortName}` | 'news' | 'waiting';

/** As `waitingSince` says it. An index has it: it is written there and here alike. */
const waitingSinceSql = sql`(case when ${supportTickets.status} in ('open', 'in_progress') then ${supportTickets.unanswered_since} end)`;

/** As `waitingFor` says it. */
export const waitsFor: Record<WaitingFor, SQL> = {
  agent: sql`${waitingSinceSql} is not null`,
  customer: sql`((${supportTickets.status} = 'on_hold' and ${supportTickets.awaiting} = 'customer')
    or (${supportTickets.status} in ('open', 'in_progress') and ${supportTickets.unanswered_since} is null))`,
};

/** What of a row stands in a cursor of this sort. Ids are made in order of time, so they sort by creation. */
export function sortValue(sort: TicketSort, row: TicketRow): string {
  if (sort === 'news') return `${row.has_news} ${row.updated_at}`;
  if (sort === 'waiting') return waitingSince(row) ?? '';
  const name = sort.replace('-', '') as SortName;
  return name === 'created_at' ? '' : row[name];
}

/** Can this stand as a sort value in a cursor? */
export function isSortValue(sort: TicketSort, value: string): boolean {
  if (sort === 'news') return /^(true|false) /.test(value) && isSortValue('updated_at', value.split(' ')[1] as string);
  if (sort === 'waiting') return value === '' || isSortValue('updated_at', value);
  const name = sort.replace('-', '') as SortName;
  if (name === 'priority') return (ticketPriorities as readonly string[]).includes(value);
  // As we write it: PostgreSQL cannot read every offset and every fraction of a second that ISO 8601 can name.
  return name === 'created_at' ? value === '' : moment.safeParse(value).data === value;
}

export async function listTickets(
  context: Context,
  actor: Actor,
  filter: TicketFilter,
  { sort, after, limit }: { sort: TicketSort; after: Place | null; limit: number },
): Promise<LoadedTicket[]> {
  const rows = await context.db
    .select(columns(context, actor))
    .from(supportTickets)
    .where(and(visibleTo(actor), matches(context, actor, filter), after ? beyond(sort, after) : undefined))
    .orderBy(...orderOf(sort))
    .limit(limit);
  return rows.map(toLoaded);
}

function matches(context: Context, actor: Actor, filter: TicketFilter): SQL | undefined {
  const isUnread = () => context.ports.get(conversationPort).isUnread(actor);
  const { id, status, category, priority, agent_id, customer_id, created_from, created_to, waiting_for, unread } =
    filter;
  return and(
    id && inArray(supportTickets.id, id),
    status && inArray(supportTickets.status, status),
    category && inArray(supportTickets.category, category),
    priority && inArray(supportTickets.priority, priority),
    agent_id === 'none'
      ? isNull(supportTickets.agent_id)
      : agent_id
        ? eq(supportTickets.agent_id, agent_id)
        : undefined,
    customer_id ? eq(supportTickets.customer_id, customer_id) : undefined,
    created_from ? gte(supportTickets.created_at, created_from) : undefined,
    created_to ? lte(supportTickets.created_at, created_to) : undefined,
    waiting_for && waitsFor[waiting_for],
    unread && (unread === 'true' ? isUnread() : not(isUnread())),
  );
}

function orderOf(sort: TicketSort): SQL[] {
  const { id, has_news, updated_at } = supportTickets;
  if (sort === 'news') return [desc(has_news), desc(updated_at), desc(id)];
  if (sort === 'waiting') return [asc(waitingSinceSql), asc(id)];
  const order = sort.startsWith('-') ? desc : asc;
  const name = sort.replace('-', '') as SortName;
  return name === 'created_at' ? [order(id)] : [order(sortColumns[name]), order(id)];
}

function beyond(sort: TicketSort, { value, id }: Place): SQL {
  if (sort === 'news') {
    const [hasNews, at] = value.split(' ');
    const { has_news, updated_at } = supportTickets;
    return sql`(${has_news}, ${updated_at}, ${supportTickets.id}) < (${hasNews}::boolean, ${at}::timestamptz, ${id}::uuid)`;
  }
  if (sort === 'waiting') {
    const later = gt(supportTickets.id, id);
    // Who waits for nobody comes after all who do.
    if (value === '') return and(isNull(waitingSinceSql), later) as SQL;
    return or(
      sql`(${waitingSinceSql}, ${supportTickets.id}) > (${value}::timestamptz, ${id}::uuid)`,
      isNull(waitingSinceSql),
    ) as SQL;
  }
  const name = sort.replace('-', '') as SortName;
  const past = sort.startsWith('-') ? lt : gt;
  if (name === 'created_at') return past(supportTickets.id, id);
  const column = sortColumns[name];
  return or(past(column, value as never), and(eq(column, value as never), past(supportTickets.id, id))) as SQL;
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

/** The facts of a ticket, the oldest first, with who made each. Customers get what was made known to a customer. */
export async function ticketEvents({ db }: Context, ticketId: string, forCustomer: boolean) {
  return db
    .select({
      id: events.id,
      kind: events.kind,
      at: events.at,
      data: events.data,
      actor_id: users.id,
      actor_role: users.role,
      actor_name: users.name,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.actor_id))
    .where(
      and(eq(events.ticket_id, ticketId), forCustomer ? sql`${events.audience}->>'customer' is not null` : undefined),
    )
    .orderBy(asc(events.seq));
}

/** The ticket of a number, if this person may read it. */
export async function findTicketByNumber(context: Context, actor: Actor, number: string) {
  const [found] = await context.db
    .select(columns(context, actor))
    .from(supportTickets)
    .where(and(eq(supportTickets.number, number), visibleTo(actor)));
  return found && toLoaded(found);
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
