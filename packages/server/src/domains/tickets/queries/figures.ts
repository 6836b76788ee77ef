import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import { run } from '../../../platform/db/session.js';
import { statement } from '../../../platform/db/statement.js';
import { defineReader } from '../../../platform/events/reader.js';
import { unreadBy } from '../../../platform/events/reader-cursor.js';
import { events } from '../../../platform/events/tables.js';
import { ticketFigures as kept, supportTickets } from '../tables.js';

/** Keeps how many tickets stand where, and how many came and were resolved when: asked for, they cost the same however many there are. */
export const ticketFigures = defineReader({
  name: 'ticket-figures',
  version: 1,
  // Whatever moves a ticket to another status.
  kinds: ['ticket.created', 'ticket.assigned', 'ticket.unassigned', 'ticket.status_changed'],
  apply: async ({ db }, some) => {
    await run(db, added, { ids: some.map(({ id }) => id) });
  },
  rebuild: async ({ db }) => {
    await db.delete(kept);
    await db.execute(sql`insert into ${kept} (figure, "of", count) ${counted}`);
  },
});

/** The day of a moment, in UTC. */
const day = (at: unknown): SQL => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD')`;

/** What some events add to the figures: what `counted` finds grows by just that. */
const madeBy = (which: SQL): SQL => sql`
  select made.figure, made."of", made.count from ${events} cross join lateral (values
    ('status', case when ${events.kind} = 'ticket.created' then 'open' else ${events.data}->>'to_status' end, 1),
    ('status', ${events.data}->>'from_status', -1),
    ('created', case when ${events.kind} = 'ticket.created' then (
      select ${day(supportTickets.created_at)} from ${supportTickets} where ${supportTickets.id} = ${events.ticket_id}) end, 1),
    ('resolved', case when ${events.kind} = 'ticket.status_changed' and ${events.data}->>'to_status' = 'resolved' then ${day(events.at)} end, 1)
  ) as made (figure, "of", count) where made."of" is not null and ${which}`;

const added = statement<{ ids: string[] }>((db, { ids }) =>
  db.execute(sql`
    insert into ${kept} (figure, "of", count)
    select figure, "of", sum(count) from (${madeBy(sql`${events.id} = any(${ids})`)}) made
    group by figure, "of" having sum(count) <> 0
    on conflict (figure, "of") do update set count = ${kept.count} + excluded.count`),
);

/** The figures, counted from the tickets and the ledger: that takes longer the more there are. */
const counted: SQL = sql`
  select 'status' as figure, ${supportTickets.status}::text as "of", count(*) from ${supportTickets} group by 2
  union all select 'created', ${day(supportTickets.created_at)}, count(*) from ${supportTickets} group by 2
  union all select 'resolved', ${day(events.at)}, count(*) from ${events}
    where ${events.kind} = 'ticket.status_changed' and ${events.data}->>'to_status' = 'resolved' group by 2`;

/**
 * Some of the figures as they are now, to the last ticket: what is kept and what is not read yet, in one statement. They are
 * counted while nothing is kept yet.
 */
export async function readFigures({ db }: Context, which: SQL) {
  const unread = await unreadBy(db, ticketFigures);
  const all = unread ? sql`select figure, "of", count from ${kept} union all ${madeBy(unread)}` : counted;
  const { rows } = await db.execute<{ figure: 'status' | 'created' | 'resolved'; of: string; count: number }>(sql`
    select figure, "of", sum(count)::int as count from (${all}) figures where ${which} group by figure, "of"`);
  return rows;
}
