import { type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import { supportTickets } from '../tickets/tables.js';
import { ticketMarks, ticketMessages } from './tables.js';

// Names with their tables: drizzle leaves the tables away in what a query over one table selects. Not `exists`: for a list of which the
// planner expects many it would read all marks of this person once, and not those of the page.

/** As if from before every message: an id that none is below. */
const before = sql`'00000000-0000-0000-0000-000000000000'`;

/** The other side's messages. */
const byTheOtherSide = (actor: Actor): SQL => sql`(m.author_role = 'customer') = ${isStaff(actor)}`;

/** Those on a ticket that this person has not seen. */
const unseen = (actor: Actor): SQL => sql`${ticketMessages} m
  where m.ticket_id = ${supportTickets}.id and ${byTheOtherSide(actor)}
    and m.id > coalesce((select k.seen_through from ${ticketMarks} k
      where k.ticket_id = ${supportTickets}.id and k.user_id = ${actor.id}), ${before})`;

export const unreadCount = (actor: Actor) => sql<number>`(select count(*)::int from ${unseen(actor)})`;

export const isUnread = (actor: Actor) => sql<boolean>`((${supportTickets}.status not in ('resolved', 'closed') and 
  (select k.user_id from ${ticketMarks} k where k.ticket_id = ${supportTickets}.id and k.user_id = ${actor.id}) is null)
  or (select true from ${unseen(actor)} limit 1) is not null)`;

/**
 * The ids of which `isUnread` is true, of `some` tickets by the name of a query that has their `id` and `status`: for counting hundreds,
 * as each is looked up half as often.
 */
export const unreadOf = (actor: Actor, some: SQL) => sql`
  with mark as materialized (select k.ticket_id, k.seen_through from ${ticketMarks} k
      where k.user_id = ${actor.id} and k.ticket_id = any (array(select id from ${some}))),
    looked as (select id, status in ('resolved', 'closed') as is_settled, mark.ticket_id is not null as is_opened, seen_through
      from ${some} left join mark on mark.ticket_id = id)
  select id from looked where not is_settled and not is_opened
  union all
  select distinct looked.id from looked join ${ticketMessages} m
    on m.ticket_id = looked.id and ${byTheOtherSide(actor)} and m.id > coalesce(seen_through, ${before})
  where is_settled or is_opened`;
