import type { TicketDetail, TicketReaders } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

/** What decides who can see a ticket. */
type Held = Pick<TicketDetail, 'id' | 'customer_id' | 'agent_id'>;

const load = keyed(
  ({ id }: Held) => new Resource<TicketReaders[]>(async () => (await support.tickets.readers(id)).data),
);

/** Admin: who can see a ticket, and why. Where somebody else has it, it is another answer: none is shown that was for another holder. */
export const ticketReaders = ({ id, customer_id, agent_id }: Held) => load({ id, customer_id, agent_id });

/** Somebody has become an agent, or is none any more: what is looked at is asked for again. */
export function touchReaders(): void {
  for (const readers of load.all()) readers.touch();
}
