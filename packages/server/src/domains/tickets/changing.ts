import type {
  OwnTicket,
  StaffTicket,
  TicketAwaiting,
  TicketChange,
  TicketStatus,
} from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { moveBackToWork } from './assigning.js';
import { audienceOf } from './audience.js';
import { loadWithHolder, requireAction, requireVersion } from './guard.js';
import { afterReopen, allowedStatuses, isSettled, unansweredAfter } from './lifecycle.js';
import { moveTicket, subjectOf, touch } from './moving.js';
import { type LoadedTicket, updateTicket } from './queries.js';
import { partyOf, toOwnTicket, toStaffTicket } from './views.js';

/** The customer says whether a resolved ticket is solved. */
export async function settleTicket(
  context: Context,
  actor: Actor,
  id: string,
  verdict: 'confirm' | 'reopen',
): Promise<OwnTicket> {
  return inTransaction(context, async (context) => {
    const ticket = await loadWithHolder(context, actor, id);
    requireAction(ticket, actor, verdict);
    const moved =
      verdict === 'confirm'
        ? { ...ticket, ...(await moveTicket(context, actor, ticket, 'closed')) }
        : await sayNotSolved(context, actor, ticket);
    return toOwnTicket(context, moved, actor);
  });
}

/** It says something, though no words: they wait for an answer, from now on if they did not before. */
async function sayNotSolved(context: InTransaction, actor: Actor, ticket: LoadedTicket): Promise<LoadedTicket> {
  const unanswered_since = unansweredAfter(ticket, 'customer', context.now().toISOString());
  const said = { ...ticket, ...(await updateTicket(context, ticket.id, { unanswered_since })) };
  return moveBackToWork(context, actor, said, afterReopen);
}

/** Changes status, priority or category: all of what is asked, or nothing. */
export async function updateStatus(
  context: Context,
  actor: Actor,
  id: string,
  change: TicketChange,
  ifMatch: number | null,
): Promise<StaffTicket> {
  return inTransaction(context, async (context) => {
    const found = await loadWithHolder(context, actor, id);
    await requireVersion(context, found, actor, ifMatch);
    let ticket: LoadedTicket = found;

    for (const name of ['priority', 'category'] as const) {
      const value = change[name];
      if (value === undefined || value === ticket[name]) continue;
      requireAction(ticket, actor, name);
      const at = context.now().toISOString();
      const after = await updateTicket(context, id, { [name]: value, ...touch(ticket, at) });
      const kind = `ticket.${name}_changed` as const;
      await record(context, {
        kind,
        actor,
        ticket: subjectOf(after),
        data: { [`from_${name}`]: ticket[name], [`to_${name}`]: value } as never,
        audience: audienceOf(kind, ticket, after),
      });
      ticket = { ...ticket, ...after };
    }

    const status = change.status ?? (change.awaiting ? ticket.status : undefined);
    if (status !== undefined) ticket = await changeStatus(context, actor, ticket, status, change.awaiting ?? null);
    return toStaffTicket(context, ticket, actor);
  });
}

/** Refuses a status that the lifecycle does not let this person set now. */
export function requireStatus(ticket: LoadedTicket, actor: Actor, status: TicketStatus): void {
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
  context: InTransaction,
  actor: Actor,
  ticket: LoadedTicket,
  status: TicketStatus,
  awaiting: TicketAwaiting | null,
): Promise<LoadedTicket> {
  if (awaiting && status !== 'on_hold') {
    throw invalidInput([{ path: 'awaiting', message: 'Goes with status on_hold', code: 'awaiting_without_on_hold' }]);
  }
  const sameWait = status === 'on_hold' && (awaiting ?? ticket.awaiting) === ticket.awaiting;
  if (status === ticket.status && (status !== 'on_hold' || sameWait)) return ticket;
  requireStatus(ticket, actor, status);
  return isSettled(ticket.status) && status !== 'closed'
    ? moveBackToWork(context, actor, ticket, afterReopen)
    : { ...ticket, ...(await moveTicket(context, actor, ticket, status, awaiting)) };
}
