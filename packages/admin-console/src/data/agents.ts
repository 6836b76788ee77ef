import type { Agent, NewAgent, RegisteredAgent } from '@logishift/support-sdk';
import { anonymous, support } from '../session/support.js';
import { keyed, Resource, touchAll } from './resource.js';

const load = keyed(
  () =>
    new Resource<Agent[]>(async () => {
      const agents: Agent[] = [];
      for await (const agent of support.agents.list({ limit: 100 })) agents.push(agent);
      return agents;
    }),
);

/** Admin: all staff, those who wait for approval first. */
export const agentList = () => load(null);

/** Those a ticket can be given to, the least busy first. */
export function assignable(agents: Agent[]): Agent[] {
  return agents.filter(({ state }) => state === 'approved').sort((a, b) => a.open_tickets - b.open_tickets);
}

export type AgentAct = 'approve' | 'approve_unproven' | 'reject' | 'suspend' | 'reinstate';

/**
 * `approve_unproven` approves somebody whose address nobody has proved.
 * @throws ConflictError, code `agent_state` when another admin was faster, `agent_not_proven`.
 */
export async function act(agentAct: AgentAct, agentId: string): Promise<Agent> {
  try {
    if (agentAct === 'approve_unproven') return await support.agents.approve(agentId, { accept_unproven: true });
    return await support.agents[agentAct](agentId);
  } finally {
    await agentList().reload();
    touchAll();
  }
}

/** `attempt` makes a second try of the same registration safe. @throws InvalidInputError with `errors` for each field. */
export function register(agent: NewAgent, attempt: string): Promise<RegisteredAgent> {
  return anonymous.agents.register(agent, { idempotencyKey: attempt });
}
