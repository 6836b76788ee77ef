import { and, not, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor.js';
import { visibleTo } from '../tickets/index.js';
import { supportTickets } from '../tickets/tables.js';
import { notifications } from './tables.js';

// Not `exists`: the planner would sometimes read all tickets once, instead of those of some notifications.

/** Its ticket is one that this person may see now. */
export const isOfVisible = (actor: Actor): SQL =>
  sql`((select true from ${supportTickets} where ${supportTickets.id} = ${notifications.ticket_id} and ${visibleTo(actor) ?? sql`true`}) is not null)`;

/** Tells of a new ticket that is new no longer: somebody has it, or it is settled. */
export const isTaken = sql`(${notifications.template} = 'new_ticket' and (select true from ${supportTickets}
  where ${supportTickets.id} = ${notifications.ticket_id} and ${supportTickets.status} <> 'open') is not null)`;

/**
 * What an agent need not know any more is withdrawn: that there was a ticket which somebody took, and whatever is of a
 * ticket gone from sight, but for the very news that it is gone. Others keep it, as read.
 */
export const isWithdrawn = (actor: Actor): SQL | undefined =>
  actor.kind === 'agent'
    ? or(
        isTaken,
        and(
          sql`${notifications.ticket_id} is not null and ${notifications.template} <> 'reassigned'`,
          not(isOfVisible(actor)),
        ),
      )
    : undefined;
