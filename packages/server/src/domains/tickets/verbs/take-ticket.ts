import type { StaffTicket } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { notHere, requireAction } from '../guard.js';
import { afterAssignment } from '../lifecycle.js';
import { findHolder, findTicketForUpdate, takeUnassigned } from '../queries/tickets.js';
import { statusColumns, touch } from '../steps/moving.js';
import { recordOnTicket } from '../steps/recording.js';
import { toStaffTicket } from '../views.js';

/**
 * Takes a ticket that nobody has. Of any number racing, one gets it; whoever is being suspended at this moment, none: their row is
 * held by the request, as by suspending.
 */
export async function takeTicket(request: Request, { id }: { id: string }): Promise<StaffTicket> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    const ticket = await findTicketForUpdate(request, actor, id);
    if (ticket && !ticket.agent_id) requireAction(request, ticket, 'assign_self');
    const at = request.now().toISOString();
    const taken =
      ticket &&
      !ticket.agent_id &&
      (await takeUnassigned(request, id, {
        ...statusColumns(ticket, afterAssignment(ticket.status, actor.id), at),
        ...touch(ticket, at),
        agent_id: actor.id,
      }));
    if (!taken) {
      const holder = await findHolder(request, id);
      if (!holder) throw ticket ? new Refusal('move_not_allowed', 'The ticket has just been settled.') : notHere();
      const who = holder.id === actor.id ? 'You already have' : `${holder.name} already has`;
      throw new Refusal('already_assigned', `${who} this ticket.`, { agent: holder });
    }
    const statuses = { from_status: ticket.status, to_status: taken.status };
    const to_agent = { id: actor.id, name: actor.name };
    await recordOnTicket(request, 'ticket.assigned', { from_agent: null, to_agent, ...statuses }, taken, ticket);
    return toStaffTicket(request, { ...ticket, ...taken });
  });
}
