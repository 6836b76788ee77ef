import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import { isToldToCustomer } from '../../../platform/events/audience.js';
import { events } from '../../../platform/events/tables.js';
import { users } from '../../identity/tables.js';

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
    .where(and(eq(events.ticket_id, ticketId), forCustomer ? isToldToCustomer : undefined))
    .orderBy(asc(events.seq));
}
