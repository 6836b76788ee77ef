import type { TicketReaders } from '@logishift/support-sdk/contract';
import type { Group } from '../../../platform/groups.js';
import type { Request } from '../../../platform/request.js';
import { findPeople, peopleIn } from '../../identity/index.js';
import { audienceOf } from '../audience.js';
import { loadTicket } from '../guard.js';

/** Of each group; how many are more is said. */
const mostNamed = 100;

/** Who can see a ticket, and why: its audience, group by group. */
export async function showReaders(request: Request, { id }: { id: string }): Promise<{ data: TicketReaders[] }> {
  const ticket = await loadTicket(request, id);
  const customer = (await findPeople(request, [ticket.customer_id])).get(ticket.customer_id);
  const data: TicketReaders[] = [];
  for (const group of audienceOf(ticket)) {
    // No link was ever mailed to somebody without an address.
    if (group.startsWith('link:') && !customer?.email) continue;
    data.push({ reason: reasonOf(group, ticket.customer_id), ...(await peopleIn(request, group, mostNamed)) });
  }
  return { data };
}

function reasonOf(group: Group, customerId: string): TicketReaders['reason'] {
  if (group === 'admins') return 'admin';
  if (group === 'agents') return 'unassigned';
  if (group.startsWith('link:')) return 'mailed_link';
  return group === `person:${customerId}` ? 'customer' : 'holder';
}
