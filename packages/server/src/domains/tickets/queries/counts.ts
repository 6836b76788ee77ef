import type { DayOfTickets, QueueCounts } from '@logishift/support-sdk/contract';
import { and, eq, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { events } from '../../../platform/events/tables.js';
import { conversationPort } from '../beside.js';
import { heldStatuses, settledStatuses } from '../lifecycle.js';
import { supportTickets } from '../tables.js';
import { waitsFor } from './lists.js';

/** How many tickets stand in each of somebody's queues. */
export async function countQueues({ db, ports }: Context, actor: Actor): Promise<QueueCounts> {
  const own = sql`${supportTickets.agent_id} = ${actor.id}`;
  const count = (condition: SQL) => sql<number>`count(*) filter (where ${condition})::int`;
  const { status, priority } = supportTickets;
  const queues = {
    assigned: sql`${own} and ${inArray(status, heldStatuses)}`,
    unassigned: sql`${supportTickets.agent_id} is null and ${status} = 'open'`,
    on_hold: sql`${own} and ${status} = 'on_hold'`,
    resolved: sql`${own} and ${status} = 'resolved'`,
  };
  const countEach = (among: SQL) => ({
    assigned: count(sql`${queues.assigned} and ${among}`),
    unassigned: count(sql`${queues.unassigned} and ${among}`),
    on_hold: count(sql`${queues.on_hold} and ${among}`),
    resolved: count(sql`${queues.resolved} and ${among}`),
  });
  const [counted] = await db
    .select({
      ...countEach(sql`true`),
      needs_reply: count(sql`${queues.assigned} and ${waitsFor.agent}`),
      high: countEach(sql`${priority} = 'high'`),
      unread: countEach(ports.get(conversationPort).isUnread(actor)),
    })
    .from(supportTickets)
    .where(or(and(own, sql`${status} <> 'closed'`), and(isNull(supportTickets.agent_id), eq(status, 'open'))));
  if (!counted) throw new Error('Nothing was counted');
  return counted;
}

/** Tickets created and resolved on each day from `first` to `last` (`2026-03-01`), in UTC; days without any too. */
export async function countDays({ db }: Context, first: string, last: string): Promise<DayOfTickets[]> {
  const { rows } = await db.execute<{ day: string; created: number; resolved: number }>(sql`
    with created as (
      select (${supportTickets.created_at} at time zone 'UTC')::date as day, count(*)::int as count
      from ${supportTickets} where ${supportTickets.created_at} >= ${first}::date group by 1
    ), resolved as (
      select (${events.at} at time zone 'UTC')::date as day, count(*)::int as count
      from ${events} where ${events.at} >= ${first}::date and ${events.kind} = 'ticket.status_changed'
        and ${events.data}->>'to_status' = 'resolved' group by 1
    )
    select to_char(d, 'YYYY-MM-DD') as day, coalesce(created.count, 0) as created, coalesce(resolved.count, 0) as resolved
    from generate_series(${first}::date, ${last}::date, interval '1 day') d
    left join created on created.day = d::date left join resolved on resolved.day = d::date order by 1`);
  return rows;
}

export async function countTickets({ db }: Context) {
  return db
    .select({
      status: supportTickets.status,
      count: sql<number>`count(*)::int`,
      unassigned: sql<number>`count(*) filter (where ${supportTickets.agent_id} is null and ${notInArray(supportTickets.status, settledStatuses)})::int`,
    })
    .from(supportTickets)
    .groupBy(supportTickets.status);
}

/** How many tickets that are neither resolved nor closed each of these people has. */
export async function countHeldTickets({ db }: Context, agentIds: string[]): Promise<Map<string, number>> {
  if (agentIds.length === 0) return new Map();
  const rows = await db
    .select({ agent_id: supportTickets.agent_id, count: sql<number>`count(*)::int` })
    .from(supportTickets)
    .where(and(inArray(supportTickets.agent_id, agentIds), inArray(supportTickets.status, heldStatuses)))
    .groupBy(supportTickets.agent_id);
  return new Map(rows.map((row) => [row.agent_id as string, row.count]));
}
