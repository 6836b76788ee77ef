import type { StaffTicket } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { findStaffLocked, mayHoldTickets } from '../../identity/index.js';
import { loadForChange, requireAction, requireVersion } from '../guard.js';
import { assign } from '../steps/assigning.js';
import { toStaffTicket } from '../views.js';

/** An admin gives a ticket to somebody who may hold one, or to nobody. */
export async function reassignTicket(
  request: Request,
  { id, agent_id }: { id: string; agent_id: string | null },
): Promise<StaffTicket> {
  return inTransaction(request, async (request) => {
    // The agent's row first, as suspending does: two transactions must not wait for each other.
    const agent = agent_id ? await findStaffLocked(request, agent_id, 'share') : null;
    const ticket = await loadForChange(request, id);
    await requireVersion(request, ticket);
    requireAction(request, ticket, 'reassign');
    if (agent_id && (!agent || !mayHoldTickets(agent))) {
      throw new Refusal('agent_not_assignable', 'Choose an approved agent or an admin.');
    }
    if (ticket.agent_id === agent_id) return toStaffTicket(request, ticket);
    const to = agent ? { id: agent.id, name: agent.name } : null;
    return toStaffTicket(request, await assign(request, ticket, to, 'reassigned'));
  });
}
