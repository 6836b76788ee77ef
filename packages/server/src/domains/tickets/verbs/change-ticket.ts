import type { StaffTicket, TicketChange } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import type { Request } from '../../../platform/request.js';
import { loadWithHolder, requireAction, requireVersion } from '../guard.js';
import { type LoadedTicket, updateTicket } from '../queries/tickets.js';
import { changeStatus } from '../steps/changing-status.js';
import { touch } from '../steps/moving.js';
import { recordOnTicket } from '../steps/recording.js';
import { toStaffTicket } from '../views.js';

/** Changes status, priority or category: all of what is asked, or nothing. */
export async function changeTicket(
  request: Request,
  { id, ...change }: { id: string } & TicketChange,
): Promise<StaffTicket> {
  return inTransaction(request, async (request) => {
    const found = await loadWithHolder(request, id);
    await requireVersion(request, found);
    let ticket: LoadedTicket = found;

    for (const name of ['priority', 'category'] as const) {
      const value = change[name];
      if (value === undefined || value === ticket[name]) continue;
      requireAction(request, ticket, name);
      const at = request.now().toISOString();
      const after: LoadedTicket = updateTicket(request, ticket, { [name]: value, ...touch(ticket, at) });
      const data = { [`from_${name}`]: ticket[name], [`to_${name}`]: value };
      await recordOnTicket(request, `ticket.${name}_changed`, data as never, after, ticket);
      ticket = after;
    }

    const status = change.status ?? (change.awaiting ? ticket.status : undefined);
    if (status !== undefined) ticket = await changeStatus(request, ticket, status, change.awaiting ?? null);
    return toStaffTicket(request, ticket);
  });
}
