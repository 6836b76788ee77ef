import { countedTo, type DayOfTickets, type QueueCounts, type TicketStatus } from '@logishift/support-sdk/contract';
import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import type { Database } from '../../../platform/db/connect.js';
import { run } from '../../../platform/db/session.js';
import { type AskerValues, askerSlots, askerValues, statementsBy } from '../../../platform/db/statement.js';
import { type Conversations, conversationPort } from '../beside.js';
import { heldStatuses } from '../lifecycle.js';
import { supportTickets } from '../tables.js';
import { readFigures } from './figures.js';
import { inText, waitsFor } from './lists.js';

type Counted = Record<`${'' | 'high_' | 'unread_'}${Queue}` | 'needs_reply', number>;
type Queue = 'assigned' | 'unassigned' | 'on_hold' | 'resolved';

const counted = statementsBy<AskerValues, Counted>(4, { areLong: true });

/**
 * How many tickets stand in each of somebody's queues. What they have themself is counted whole; what nobody has grows with
 * the house, and is counted up to `countedTo`.
 */
export async function countQueues({ db, ports }: Context, actor: Actor): Promise<QueueCounts> {
  const count = counted(actor.kind, (db) => countEach(db, askerSlots(actor), ports.get(conversationPort)));
  const [found] = await run(db, count, askerValues(actor));
  if (!found) throw new Error('Nothing was counted');
  const { assigned, unassigned, on_hold, resolved, needs_reply } = found;
  const part = (name: 'high' | 'unread') => ({
    assigned: found[`${name}_assigned`],
    unassigned: found[`${name}_unassigned`],
    on_hold: found[`${name}_on_hold`],
    resolved: found[`${name}_resolved`],
  });
  return { assigned, unassigned, on_hold, resolved, needs_reply, high: part('high'), unread: part('unread') };
}

/** Once through what somebody has, and as far as need be through what nobody has: that is what is open, as the table checks. */
function countEach(db: Database, asker: Actor, { isUnread, unreadOf }: Conversations) {
  const { id, agent_id, status, priority } = supportTickets;
  const among = (which: SQL) => sql<number>`count(*) filter (where ${which})::int`;
  const upTo = (most: number, which: SQL) => sql<number>`(select count(*)::int from
    (select 1 from ${supportTickets} where ${status} = 'open' and ${which} limit ${sql.raw(String(most))}) first)`;
  const [assigned, on_hold, resolved] = [
    sql`status in (${sql.join(heldStatuses.map(inText), sql`, `)})`,
    sql`status = 'on_hold'`,
    sql`status = 'resolved'`,
  ];
  return db
    .select({
      assigned: among(assigned),
      needs_reply: among(sql`${assigned} and waits`),
      on_hold: among(on_hold),
      resolved: among(resolved),
      unassigned: upTo(countedTo.unassigned, sql`true`),
      high_assigned: among(sql`${assigned} and is_high`),
      high_on_hold: among(sql`${on_hold} and is_high`),
      high_resolved: among(sql`${resolved} and is_high`),
      high_unassigned: upTo(countedTo.unassigned, sql`${priority} = 'high'`),
      unread_assigned: among(sql`${assigned} and is_unread`),
      unread_on_hold: among(sql`${on_hold} and is_unread`),
      unread_resolved: among(sql`${resolved} and is_unread`),
      // What is newest is what somebody has most likely not read yet.
      unread_unassigned: upTo(countedTo.unread, sql`${isUnread(asker)} order by ${id} desc`),
    })
    .from(sql`(
      with own as materialized (select ${id}, ${status}, ${priority} = 'high' as is_high, ${waitsFor.agent} as waits
          from ${supportTickets} where ${agent_id} = ${asker.id} and ${status} <> 'closed'),
        unread as materialized (${unreadOf(asker, sql`own`)})
      select own.*, unread.id is not null as is_unread from own left join unread on unread.id = own.id) as each`);
}

/** Tickets created and resolved on each day from `first` to `last` (`2026-03-01`), in UTC; days without any too. */
export async function countDays(context: Context, first: string, last: string): Promise<DayOfTickets[]> {
  const figures = await readFigures(
    context,
    sql`figure in ('created', 'resolved') and "of" between ${first} and ${last}`,
  );
  const days = new Map<string, DayOfTickets>();
  for (let at = Date.parse(first); at <= Date.parse(last); at += 24 * 3_600_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.set(day, { day, created: 0, resolved: 0 });
  }
  for (const { figure, of, count } of figures) {
    const day = days.get(of);
    if (day && figure !== 'status') day[figure] = count;
  }
  return [...days.values()];
}

/** How many tickets stand in each status. */
export async function countTickets(context: Context): Promise<Map<TicketStatus, number>> {
  const figures = await readFigures(context, sql`figure = 'status'`);
  return new Map(figures.map(({ of, count }) => [of as TicketStatus, count]));
}

/** How many tickets that are neither resolved nor closed each of these people has. */
export async function countHeldTickets({ db }: Context, agentIds: string[]): Promise<Map<string, number>> {
  if (agentIds.length === 0) return new Map();
  const rows = await db
    .select({ agent_id: supportTickets.agent_id, count: sql<number>`count(*)::int` })
    .from(supportTickets)
    .where(
      and(
        inArray(supportTickets.agent_id, agentIds),
        inArray(supportTickets.status, heldStatuses),
        sql`${supportTickets.status} <> 'closed'`,
      ),
    )
    .groupBy(supportTickets.agent_id);
  return new Map(rows.map((row) => [row.agent_id as string, row.count]));
}
