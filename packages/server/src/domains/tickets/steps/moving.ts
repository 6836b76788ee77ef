import type { TicketStatus } from '@logishift/support-sdk/contract';
import { isSettled } from '../lifecycle.js';
import { type TicketRow, updateTicket } from '../queries/tickets.js';
import { type Doing, recordOnTicket } from './recording.js';

/** The columns that follow from a status: set on entering, cleared on leaving backwards. */
export function statusColumns(
  ticket: TicketRow,
  status: TicketStatus,
  at: string,
  awaiting: TicketRow['awaiting'] = null,
) {
  return {
    status,
    awaiting: status === 'on_hold' ? (awaiting ?? 'customer') : null,
    resolved_at: isSettled(status) ? (ticket.status === 'resolved' ? ticket.resolved_at : at) : null,
    closed_at: status === 'closed' ? at : null,
  } satisfies Partial<TicketRow>;
}

/** Every change that counts: the version rises, and the customer sees that something moved. */
export const touch = (ticket: TicketRow, at: string) => ({ version: ticket.version + 1, updated_at: at });

/** Moves a ticket to another status and records it. The caller has asked `lifecycle` whether it may. */
export async function moveTicket<T extends TicketRow>(
  context: Doing,
  before: T,
  status: TicketStatus,
  awaiting: TicketRow['awaiting'] = null,
): Promise<T> {
  const at = context.now().toISOString();
  const after = updateTicket(context, before, {
    ...statusColumns(before, status, at, awaiting),
    ...touch(before, at),
  });
  const data = { from_status: before.status, to_status: status, awaiting: after.awaiting };
  await recordOnTicket(context, 'ticket.status_changed', data, after, before);
  return after;
}
