import type { TicketAwaiting, TicketStatus } from '@logishift/support-sdk/contract';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { afterReopen, allowedStatuses, isSettled } from '../lifecycle.js';
import type { LoadedTicket } from '../queries/tickets.js';
import { partyOf } from '../views.js';
import { moveBackToWork } from './assigning.js';
import { moveTicket } from './moving.js';

/** Refuses a status that the lifecycle does not let this person set now. */
export function requireStatus({ actor }: Request, ticket: LoadedTicket, status: TicketStatus): void {
  const allowed = allowedStatuses(ticket, partyOf(actor, ticket));
  // Who stays on hold may still say that somebody else must act now.
  const mayWait = status === 'on_hold' && ticket.status === 'on_hold' && allowed.length > 0;
  if (allowed.includes(status) || mayWait) return;
  const from = ticket.status.replace('_', ' ');
  throw new Refusal('move_not_allowed', `From ${from} you may go to: ${allowed.join(', ') || 'nowhere'}.`, {
    allowed_statuses: allowed,
  });
}

/** Staff set a status, as far as the lifecycle lets this person. The same again changes nothing. */
export async function changeStatus(
  request: InTransaction<Request>,
  ticket: LoadedTicket,
  status: TicketStatus,
  awaiting: TicketAwaiting | null,
): Promise<LoadedTicket> {
  if (awaiting && status !== 'on_hold') {
    throw invalidInput([{ path: 'awaiting', message: 'Goes with status on_hold', code: 'awaiting_without_on_hold' }]);
  }
  const sameWait = status === 'on_hold' && (awaiting ?? ticket.awaiting) === ticket.awaiting;
  if (status === ticket.status && (status !== 'on_hold' || sameWait)) return ticket;
  requireStatus(request, ticket, status);
  return isSettled(ticket.status) && status !== 'closed'
    ? moveBackToWork(request, ticket, afterReopen)
    : moveTicket(request, ticket, status, awaiting);
}
