import { type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import { supportTickets } from '../tickets/tables.js';
import { ticketMarks, ticketMessages } from './tables.js';

// Names with their tables: drizzle leaves the tables away in what a query over one table selects. Not `exists`: for a list of which the
// planner expects many it would read all marks of this person once, and not those of the page.

/** The other side's messages that this person has not seen. */
const unseen = (actor: Actor): SQL => sql`${ticketMessages} m
  where m.ticket_id = ${supportTickets}.id and (m.author_role = 'customer') = ${isStaff(actor)}
    and m.id > coalesce((select k.seen_through from ${ticketMarks} k
      where k.ticket_id = ${supportTickets}.id and k.user_id = ${actor.id}), '00000000-0000-0000-0000-000000000000')`;

export const unreadCount = (actor: Actor) => sql<number>`(select count(*)::int from ${unseen(actor)})`;

export const isUnread = (actor: Actor) => sql<boolean>`((${supportTickets}.status not in ('resolved', 'closed') and 
  (select k.user_id from ${ticketMarks} k where k.ticket_id = ${supportTickets}.id and k.user_id = ${actor.id}) is null)
  or (select true from ${unseen(actor)} limit 1) is not null)`;
