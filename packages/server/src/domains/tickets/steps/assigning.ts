import type { PersonName, TicketStatus } from '@logishift/support-sdk/contract';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { findPeople, findStaffLocked, mayHoldTickets } from '../../identity/index.js';
import { afterAssignment } from '../lifecycle.js';
import { type LoadedTicket, updateTicket } from '../queries/tickets.js';
import { moveTicket, statusColumns, touch } from './moving.js';
import { byItself, type Doing, recordOnTicket } from './recording.js';

/** Puts a ticket into somebody's hands, or back into the queue, and records it. */
export async function assign(
  context: Doing,
  before: LoadedTicket,
  to: PersonName | null,
  reason: 'reassigned' | 'agent_suspended',
): Promise<LoadedTicket> {
  const at = context.now().toISOString();
  const status = afterAssignment(before.status, to?.id ?? null);
  const moved = status === before.status ? {} : statusColumns(before, status, at);
  const after = updateTicket(context, before, { ...moved, ...touch(before, at), agent_id: to?.id ?? null });
  const people = await findPeople(context, before.agent_id ? [before.agent_id] : []);
  const held = before.agent_id ? people.get(before.agent_id) : undefined;
  const from = held ? { id: held.id, name: held.name } : null;
  const statuses = { from_status: before.status, to_status: after.status };
  if (to)
    await recordOnTicket(context, 'ticket.assigned', { from_agent: from, to_agent: to, ...statuses }, after, before);
  else if (from)
    await recordOnTicket(context, 'ticket.unassigned', { from_agent: from, reason, ...statuses }, after, before);
  return after;
}

/** Takes a settled ticket back to work. */
export async function moveBackToWork(
  context: Doing,
  settled: LoadedTicket,
  where: (ticket: LoadedTicket) => TicketStatus,
): Promise<LoadedTicket> {
  const ticket = await freeFromGone(context, settled);
  return moveTicket(context, ticket, where(ticket));
}

/** Whoever has a settled ticket may have been suspended since: then nobody has it. */
export async function freeFromGone(context: InTransaction, settled: LoadedTicket): Promise<LoadedTicket> {
  const holder = settled.agent_id ? await findStaffLocked(context, settled.agent_id, 'share') : undefined;
  const gone = settled.agent_id !== null && !(holder && mayHoldTickets(holder));
  return gone ? assign(byItself(context), settled, null, 'agent_suspended') : settled;
}
