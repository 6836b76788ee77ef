import type { PresentPerson } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Audience } from '../../platform/events/record.js';
import type { Told } from '../../platform/live/signal.js';

/**
 * What a reader gets of an event: all of it, or only that the ticket is no longer theirs to see, or nothing. The audience
 * was fixed when it was recorded; the reader's rights are those of now.
 */
export function reachOf(
  event: { ticket_id: string | null; audience: Audience },
  actor: Pick<Actor, 'id' | 'kind' | 'only_ticket_id'>,
): 'whole' | 'gone' | null {
  const { agents, losing } = event.audience;
  switch (actor.kind) {
    case 'customer':
    case 'guest':
      return ownOrGone(event.audience, actor.id);
    case 'link':
      return event.ticket_id === actor.only_ticket_id ? ownOrGone(event.audience, actor.id) : null;
    case 'admin':
      return 'whole';
    case 'agent':
      if (agents === 'all' || agents.includes(actor.id)) return 'whole';
      return losing === 'all' || losing.includes(actor.id) ? 'gone' : null;
    case 'pending_agent':
      // What is for all agents is not for one who only hopes to be one.
      return agents !== 'all' && agents.includes(actor.id) ? 'whole' : null;
    default:
      return null;
  }
}

/** A guest's tickets may have become a signed-in customer's. */
function ownOrGone({ customer, losing }: Audience, id: string): 'whole' | 'gone' | null {
  if (customer === id) return 'whole';
  return losing !== 'all' && losing.includes(id) ? 'gone' : null;
}

/** Is this reader told something passing? */
export function isTold(
  to: Told,
  actor: Pick<Actor, 'id' | 'kind' | 'only_ticket_id'>,
  ticketId: string | null,
): boolean {
  // Whoever comes by a mailed link is told of that ticket, not of the person's own matters.
  if (actor.kind !== 'link' && to.people?.includes(actor.id)) return true;
  switch (actor.kind) {
    case 'customer':
    case 'guest':
      return to.customer === actor.id;
    case 'link':
      return to.customer === actor.id && ticketId === actor.only_ticket_id;
    case 'admin':
      return to.admins === true;
    case 'agent':
      return to.agents === 'all' || to.agents?.includes(actor.id) === true;
    default:
      return false;
  }
}

/** Who of those on a ticket this reader is told of: a customer not of staff who look on, only of who writes to them. */
export function presentFor(people: PresentPerson[], actor: Pick<Actor, 'id' | 'kind'>): PresentPerson[] {
  if (isStaff(actor)) return people;
  return people.filter(({ id, role, state }) => id === actor.id || (role !== 'customer' && state === 'typing'));
}
