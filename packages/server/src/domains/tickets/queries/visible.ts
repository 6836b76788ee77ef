import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.js';
import { supportTickets } from '../tables.js';

/**
 * THE door: which tickets somebody may read, as a WHERE clause. Every read of a ticket for somebody goes through it.
 * A customer sees their own, through a mailed link the one it is for; an agent what they have and what nobody has; an admin all.
 */
export function visibleTo(actor: Actor): SQL | undefined {
  switch (actor.kind) {
    case 'customer':
    case 'guest':
      return eq(supportTickets.customer_id, actor.id);
    case 'link':
      return and(eq(supportTickets.customer_id, actor.id), eq(supportTickets.id, actor.only_ticket_id ?? actor.id));
    case 'agent':
      return or(eq(supportTickets.agent_id, actor.id), isNull(supportTickets.agent_id));
    case 'admin':
      return undefined;
    default:
      return sql`false`;
  }
}
