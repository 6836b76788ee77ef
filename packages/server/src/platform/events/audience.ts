import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { type Audience, groupsOf, overlap } from '../groups.js';
import { events } from './tables.js';

/**
 * What a reader gets of an event: all of it, or only that the ticket is no longer theirs to see, or nothing. The audience was
 * fixed when it was recorded; the reader's rights are those of now.
 */
export function reachOf({ groups, losing }: Audience, reader: Parameters<typeof groupsOf>[0]): 'whole' | 'gone' | null {
  const own = groupsOf(reader);
  if (overlap(groups, own)) return 'whole';
  return overlap(losing, own) ? 'gone' : null;
}

/**
 * The events that `reachOf` gives a reader anything of, as a WHERE clause. Those whose groups are not written are among
 * them, and `reachOf` decides.
 */
export function within(actor: Actor): SQL {
  const own = sql`${`{${groupsOf(actor)
    .map((group) => `"${group}"`)
    .join()}}`}::text[]`;
  const fits = sql`(${events.groups} && ${own} or ${events.losing_groups} && ${own} or ${events.groups} is null)`;
  // Indexes lead them to theirs. A customer loses no ticket: only a guest does, to a customer.
  if (actor.kind === 'customer') return sql`(${events.audience}->>'customer' = ${actor.id} and ${fits})`;
  if (actor.kind === 'link') return sql`(${events.ticket_id} = ${actor.only_ticket_id} and ${fits})`;
  return fits;
}

/**
 * Was it for the ticket's customer too when it was recorded, whoever that was? A guest's ticket may have become a customer's since.
 * What counts is what was recorded: this release may not know the kind.
 */
export const isToldToCustomer = sql`case when ${events.groups} is null then ${events.audience}->>'customer' is not null
  else exists (select from unnest(${events.groups}) told where told like 'link:%') end`;
