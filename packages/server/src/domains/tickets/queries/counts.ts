import type { DayOfTickets, QueueCounts, TicketStatus } from '@logishift/support-sdk/contract';
import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { conversationPort } from '../beside.js';
import { heldStatuses } from '../lifecycle.js';
import { supportTickets } from '../tables.js';
import { readFigures } from './figures.js';
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
    // One index has what is not closed, by whoever has it: what is looked at is what there is to do.
    .where(sql`(${own} and ${status} <> 'closed') or (${supportTickets.agent_id} is null and ${status} = 'open')`);
  if (!counted) throw new Error('Nothing was counted');
  return counted;
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
