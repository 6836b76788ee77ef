import type { TicketEventKind } from '@logishift/support-sdk/contract';
import { and, asc, desc, eq, inArray, ne, not, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { run } from '../../../platform/db/session.js';
import {
  type AskerValues,
  askerSlots,
  askerValues,
  type Slots,
  statement,
  statementsBy,
} from '../../../platform/db/statement.js';
import { isToldToCustomer } from '../../../platform/events/audience.js';
import { events } from '../../../platform/events/tables.js';
import { users } from '../../identity/tables.js';
import { supportTickets } from '../tables.js';
import { visibleTo } from './visible.js';

/** What a customer was told of a ticket is news until they have read it. `isMuted`: what must not be so of that customer. */
export const newsBegins = <In extends object>(isMuted: (slots: Slots<In>) => SQL) =>
  statement<In & { ticket_id: string }>((db, slots) =>
    db
      .update(supportTickets)
      .set({ has_news: true })
      .where(
        and(
          eq(supportTickets.id, slots.ticket_id),
          eq(supportTickets.has_news, false),
          not(isMuted(slots as unknown as Slots<In>)),
        ),
      ),
  );

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

const counted = statementsBy<AskerValues, { news: number; open: number }>(10);

/** Of somebody's own tickets how many have news, and how many are not closed; each counted up to 100. */
export async function countOwn({ db }: Context, actor: Actor): Promise<{ news: number; open: number }> {
  const count = counted(actor.kind, (db) => {
    const upTo100 = (which: SQL) => {
      const some = db
        .select({ id: supportTickets.id })
        .from(supportTickets)
        .where(and(visibleTo(askerSlots(actor)), which))
        .limit(100);
      return sql<number>`(select count(*)::int from ${some} first)`;
    };
    const news = upTo100(eq(supportTickets.has_news, true));
    const open = upTo100(ne(supportTickets.status, 'closed'));
    return db.select({ news, open }).from(sql`(select) one`);
  });
  const [found] = await run(db, count, askerValues(actor));
  return found ?? { news: 0, open: 0 };
}

const newest = statementsBy<AskerValues, typeof supportTickets.$inferSelect>(10);

/** Of a customer's tickets with news the one where something happened last. */
export async function newestNews({ db }: Context, actor: Actor) {
  const latest = newest(actor.kind, (db) =>
    db
      .select()
      .from(supportTickets)
      .where(and(visibleTo(askerSlots(actor)), eq(supportTickets.has_news, true)))
      .orderBy(desc(supportTickets.has_news), desc(supportTickets.updated_at), desc(supportTickets.id))
      .limit(1),
  );
  const [found] = await run(db, latest, askerValues(actor));
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
