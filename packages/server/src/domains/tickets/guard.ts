import type { Ticket } from '@logishift/support-sdk/contract';
import { isStaff } from '../../platform/actor.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { allowedActions, allowedStatuses } from './lifecycle.js';
import { findTicket, findTicketForUpdate, type LoadedTicket, lockHolderOfSettled } from './queries/tickets.js';
import { partyOf, toStaffTicket, toTicket } from './views.js';

export const notHere = () => new Refusal('not_found', 'There is no such ticket.');

/** A ticket that this person may read. */
export async function loadTicket(request: Request, id: string): Promise<LoadedTicket> {
  const ticket = await findTicket(request, request.actor, id);
  if (!ticket) throw notHere();
  return ticket;
}

/** The same, locked for a change. */
export async function loadForChange(request: InTransaction<Request>, id: string): Promise<LoadedTicket> {
  const ticket = await findTicketForUpdate(request, request.actor, id);
  if (!ticket) throw notHere();
  return ticket;
}

/**
 * The same too, for what may take a settled ticket back to work: whoever has it is locked before it, as suspending does. Two
 * transactions must not wait for each other.
 */
export async function loadWithHolder(request: InTransaction<Request>, id: string): Promise<LoadedTicket> {
  lockHolderOfSettled(request, id);
  return loadForChange(request, id);
}

/** Refuses what the lifecycle does not allow this person now. */
export function requireAction(request: Request, ticket: LoadedTicket, action: Ticket['allowed_actions'][number]): void {
  const party = partyOf(request.actor, ticket);
  if (allowedActions(ticket, party).includes(action)) return;
  const reason =
    party === 'agent' && !ticket.agent_id && ticket.status === 'open'
      ? 'Take this ticket first.'
      : `This cannot be done while the ticket is ${ticket.status.replace('_', ' ')}.`;
  throw new Refusal('move_not_allowed', reason, { allowed_statuses: allowedStatuses(ticket, party) });
}

/** Refuses who has not seen the ticket as it is now. */
export async function requireVersion(request: Request, ticket: LoadedTicket): Promise<void> {
  if (request.ifMatch === null || request.ifMatch === ticket.version) return;
  throw new Refusal('stale_version', 'The ticket has changed since you read it. Look at it again, then decide.', {
    ticket: isStaff(request.actor) ? await toStaffTicket(request, ticket) : toTicket(request, ticket),
  });
}
