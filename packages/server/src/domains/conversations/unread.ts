import { type SQL, sql } from 'drizzle-orm';
import { type Actor, isStaff } from '../../platform/actor.js';
import { supportTickets } from '../tickets/tables.js';
import { ticketMarks, ticketMessages } from './tables.js';

// Names with their tables: drizzle leaves the tables away in what a query over one table selects.

/** The other side's messages that this person has not seen. */
const unseen = (actor: Actor): SQL => sql`${ticketMessages} m
  where m.ticket_id = ${supportTickets}.id and (m.author_role = 'customer') = ${isStaff(actor)}
    and m.id > coalesce((select k.seen_through from ${ticketMarks} k
      where k.ticket_id = ${supportTickets}.id and k.user_id = ${actor.id}), '00000000-0000-0000-0000-000000000000')`;

export const unreadCount = (actor: Actor) => sql<number>`(select count(*)::int from ${unseen(actor)})`;

export const isUnread = (
  actor: Actor,
) => sql<boolean>`((${supportTickets}.status not in ('resolved', 'closed') and not exists
  (select from ${ticketMarks} k where k.ticket_id = ${supportTickets}.id and k.user_id = ${actor.id}))
  or exists (select from ${unseen(actor)}))`;
