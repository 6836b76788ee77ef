import type { TicketEventKind } from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { isToldToCustomer } from '../../../platform/events/audience.js';
import { events } from '../../../platform/events/tables.js';
import { users } from '../../identity/tables.js';
import { supportTickets } from '../tables.js';
import { visibleTo } from './visible.js';

/** What a customer was told of a ticket is news until they have read it. */
export async function beginNews({ db }: Context, ticketId: string): Promise<void> {
  await db
    .update(supportTickets)
    .set({ has_news: true })
    .where(and(eq(supportTickets.id, ticketId), eq(supportTickets.has_news, false)));
}

const ownWithNews = (actor: Actor) => and(eq(supportTickets.customer_id, actor.id), eq(supportTickets.has_news, true));

/** Its customer has read it; whoever else reads it changes nothing. */
export async function endNews({ db }: Context, actor: Actor, ticketId: string): Promise<void> {
  await db
    .update(supportTickets)
    .set({ has_news: false })
    .where(and(eq(supportTickets.id, ticketId), ownWithNews(actor)));
}

/** Locks a customer's tickets with news, in one order: what is written on them meanwhile is news afterwards. */
export async function lockNews({ db }: Context, actor: Actor): Promise<string[]> {
  const rows = await db
    .select({ id: supportTickets.id })
    .from(supportTickets)
    .where(ownWithNews(actor))
    .orderBy(asc(supportTickets.id))
    .for('no key update');
  return rows.map(({ id }) => id);
}

export async function endAllNews({ db }: Context, ticketIds: string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await db.update(supportTickets).set({ has_news: false }).where(inArray(supportTickets.id, ticketIds));
}

/** Counted up to 100. */
async function countOwn({ db }: Context, actor: Actor, which: ReturnType<typeof and>): Promise<number> {
  const some = db
    .select({ id: supportTickets.id })
    .from(supportTickets)
    .where(and(visibleTo(actor), which))
    .limit(100)
    .as('some');
  const [found] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return found?.count ?? 0;
}

export const countNews = (context: Context, actor: Actor) =>
  countOwn(context, actor, eq(supportTickets.has_news, true));
export const countOpen = (context: Context, actor: Actor) =>
  countOwn(context, actor, ne(supportTickets.status, 'closed'));

/** Of a customer's tickets with news the one where something happened last. */
export async function newestNews({ db }: Context, actor: Actor) {
  const [found] = await db
    .select()
    .from(supportTickets)
    .where(and(visibleTo(actor), eq(supportTickets.has_news, true)))
    .orderBy(desc(supportTickets.has_news), desc(supportTickets.updated_at), desc(supportTickets.id))
    .limit(1);
  return found;
}

/** What happened last on a ticket that its customer was to learn of and has not done. */
export async function lastTold(
  { db }: Context,
  ticketId: string,
  customerId: string,
  kinds: readonly TicketEventKind[],
) {
  const [found] = await db
    .select({ kind: events.kind, at: events.at, data: events.data, author_name: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.actor_id))
    .where(
      and(
        eq(events.ticket_id, ticketId),
        isToldToCustomer,
        sql`${events.actor_id} is distinct from ${customerId}::uuid`,
        inArray(events.kind, [...kinds]),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1);
  return found;
}
