import type { Ticket } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { allowedActions, allowedStatuses } from './lifecycle.js';
import { findTicket, findTicketForUpdate, type LoadedTicket, lockHolderOfSettled } from './queries.js';
import { partyOf, toStaffTicket, toTicket } from './views.js';

export const notHere = () => new Refusal('not_found', 'There is no such ticket.');

/** A ticket that this person may read. */
export async function loadTicket(context: Context, actor: Actor, id: string): Promise<LoadedTicket> {
  const ticket = await findTicket(context, actor, id);
  if (!ticket) throw notHere();
  return ticket;
}

/** The same, locked for a change. */
export async function loadForChange(context: InTransaction, actor: Actor, id: string): Promise<LoadedTicket> {
  const ticket = await findTicketForUpdate(context, actor, id);
  if (!ticket) throw notHere();
  return ticket;
}

/**
 * The same too, for what may take a settled ticket back to work: whoever has it is locked before it, as suspending does. Two
 * transactions must not wait for each other.
 */
export async function loadWithHolder(context: InTransaction, actor: Actor, id: string): Promise<LoadedTicket> {
  await lockHolderOfSettled(context, id);
  return loadForChange(context, actor, id);
}

/** Refuses what the lifecycle does not allow this person now. */
export function requireAction(ticket: LoadedTicket, actor: Actor, action: Ticket['allowed_actions'][number]): void {
  const party = partyOf(actor, ticket);
  if (allowedActions(ticket, party).includes(action)) return;
  const reason =
    party === 'agent' && !ticket.agent_id && ticket.status === 'open'
      ? 'Take this ticket first.'
      : `This cannot be done while the ticket is ${ticket.status.replace('_', ' ')}.`;
  throw new Refusal('move_not_allowed', reason, { allowed_statuses: allowedStatuses(ticket, party) });
}

/** Refuses who has not seen the ticket as it is now. */
export async function requireVersion(context: Context, ticket: LoadedTicket, actor: Actor, ifMatch: number | null) {
  if (ifMatch === null || ifMatch === ticket.version) return;
  throw new Refusal('stale_version', 'The ticket has changed since you read it. Look at it again, then decide.', {
    ticket: isStaff(actor) ? await toStaffTicket(context, ticket, actor) : toTicket(context, ticket, actor),
  });
}
