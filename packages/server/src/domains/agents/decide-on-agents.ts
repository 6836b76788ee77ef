import type { Agent, AgentState } from '@logishift/support-sdk/contract';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import { endSessions, findStaffLocked, stateOf, type User, updateUser } from '../identity/index.js';
import { assign, countHeldTickets, heldTicketsForUpdate, nothingBeside } from '../tickets/index.js';
import { toAgent } from './list-agents.js';
import { type AgentEventKind, recordAgent } from './recording.js';

interface Named {
  agent_id: string;
}

/** Lets an agent in. One whose address nobody has proved only if the admin says so: they know whose it is. */
export const approveAgent = (
  request: Request,
  { agent_id, accept_unproven = false }: Named & { accept_unproven?: boolean | undefined },
) =>
  decide(request, agent_id, ['pending', 'rejected'], 'agent.approved', ({ name, email_verified_at }, at) => {
    if (!email_verified_at && !accept_unproven) {
      throw new Refusal(
        'agent_not_proven',
        `Nobody has followed the link in the mail to ${name}. Wait for it, or send accept_unproven: true if you know whose address it is.`,
      );
    }
    return { is_support_agent_approved: true, approved_at: at, rejected_at: null };
  });

export const rejectAgent = (request: Request, { agent_id }: Named) =>
  decide(request, agent_id, ['pending'], 'agent.rejected', (_, at) => ({ rejected_at: at }));

/** Suspends an agent: signed out everywhere, and the tickets they had go back to the queue. */
export const suspendAgent = (request: Request, { agent_id }: Named) =>
  decide(
    request,
    agent_id,
    ['approved'],
    'agent.suspended',
    (_, at) => ({ suspended_at: at }),
    async (request, agent) => {
      await endSessions(request, agent.id);
      for (const ticket of await heldTicketsForUpdate(request, agent.id)) {
        await assign(request, { ...ticket, ...nothingBeside }, null, 'agent_suspended');
      }
    },
  );

export const reinstateAgent = (request: Request, { agent_id }: Named) =>
  decide(request, agent_id, ['suspended'], 'agent.reinstated', () => ({ suspended_at: null }));

async function decide(
  request: Request,
  id: string,
  from: AgentState[],
  kind: AgentEventKind,
  change: (agent: User, at: string) => Partial<User>,
  and?: (request: InTransaction<Request>, agent: User) => Promise<void>,
): Promise<Agent> {
  return inTransaction(request, async (request) => {
    const found = await findStaffLocked(request, id);
    if (found?.role !== 'support_agent') throw new Refusal('not_found', 'There is no such agent.');
    const state = stateOf(found);
    if (!from.includes(state)) {
      throw new Refusal('agent_state', `${found.name} is ${state}; this needs ${from.join(' or ')}.`, { state });
    }
    const agent = await updateUser(request, id, change(found, request.now().toISOString()));
    await and?.(request, agent);
    await recordAgent(request, kind, agent);
    const held = await countHeldTickets(request, [id]);
    return toAgent(agent, held.get(id) ?? 0);
  });
}
