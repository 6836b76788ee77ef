import type { EventData, EventKind } from '@logishift/support-sdk/contract';
import type { Audience } from '../../platform/events/record.js';
import type { Told } from '../../platform/live/signal.js';

interface Held {
  customer_id: string;
  agent_id: string | null;
}

/** Agents who see a ticket: whoever has it, or all while nobody does. */
export const agentsOf = ({ agent_id }: Held): Audience['agents'] => (agent_id ? [agent_id] : 'all');

/** Who is told of what passes on a ticket: everybody who sees it now. */
export const readersOf = (ticket: Held): Told => ({
  customer: ticket.customer_id,
  agents: agentsOf(ticket),
  admins: true,
});

/** Who may learn of an event on a ticket: those who see it afterwards; those who saw it before learn that it is gone. */
export function audienceOf(kind: EventKind, before: Held | null, after: Held): Audience {
  const agents = agentsOf(after);
  const losing = before ? lostBy(before, after) : [];
  return { customer: kind === 'ticket.note' ? null : after.customer_id, agents, losing };
}

/** What somebody is told of an event's data. Why an agent lost a ticket, suspended or not, is for staff. */
export function toldOf(data: EventData, staff: boolean): EventData {
  return staff || !('reason' in data) ? data : { ...data, reason: 'reassigned' };
}

/** Who saw it before and does not any more: a guest whose ticket a customer adopted, or agents. */
function lostBy(before: Held, after: Held): Audience['losing'] {
  if (before.customer_id !== after.customer_id) return [before.customer_id];
  return without(agentsOf(before), agentsOf(after));
}

function without(saw: Audience['agents'], see: Audience['agents']): Audience['losing'] {
  if (see === 'all') return [];
  return saw === 'all' ? 'all' : saw.filter((id) => !see.includes(id));
}
