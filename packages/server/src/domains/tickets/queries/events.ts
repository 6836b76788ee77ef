import { and, asc, eq, type Placeholder } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import type { Database } from '../../../platform/db/connect.js';
import { run } from '../../../platform/db/session.js';
import { statement } from '../../../platform/db/statement.js';
import { isToldToCustomer } from '../../../platform/events/audience.js';
import { events } from '../../../platform/events/tables.js';
import { users } from '../../identity/tables.js';

const selected = (db: Database, ticketId: Placeholder, forCustomer: boolean) =>
  db
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

type EventRow = Awaited<ReturnType<typeof selected>>[number];
const toldToAll = statement<{ ticket_id: string }, EventRow>((db, { ticket_id }) => selected(db, ticket_id, false));
const toldToCustomer = statement<{ ticket_id: string }, EventRow>((db, { ticket_id }) => selected(db, ticket_id, true));

/** The facts of a ticket, the oldest first, with who made each. Customers get what was made known to a customer. */
export const ticketEvents = ({ db }: Context, ticketId: string, forCustomer: boolean): Promise<EventRow[]> =>
  run(db, forCustomer ? toldToCustomer : toldToAll, { ticket_id: ticketId });
