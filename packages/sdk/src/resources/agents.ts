import type { BodyOf, QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { Agent, NewAgent, RegisteredAgent } from '../types.js';
import { Resource } from './resource.js';

/** Support agents: registration and approval. */
export class Agents extends Resource<StaffClient> {
  /** Registers as a support agent; needs no token. An admin then approves or rejects. */
  register(agent: NewAgent, options?: RequestOptions): Promise<RegisteredAgent> {
    return this.client.call('agents.register', { body: agent }, options);
  }

  /** Admin: staff with the tickets they hold, those who wait for approval first. */
  list(query: QueryOf<'agents.list'> = {}, options?: RequestOptions) {
    return this.client.pages('agents.list', { query }, options);
  }

  /**
   * Admin: approves a registration. `accept_unproven: true`: also while nobody has proved the address, as you know whose
   * it is. @throws ConflictError, code `agent_state` or `agent_not_proven`.
   */
  approve(agentId: string, how: BodyOf<'agents.approve'> = {}, options?: RequestOptions): Promise<Agent> {
    return this.client.call('agents.approve', { params: { agent_id: agentId }, body: how }, options);
  }

  /** Admin: rejects a registration; whoever proves the address may register again. @throws ConflictError, code `agent_state`. */
  reject(agentId: string, options?: RequestOptions): Promise<Agent> {
    return this.client.call('agents.reject', { params: { agent_id: agentId } }, options);
  }

  /** Admin: suspends an agent; unresolved tickets go back to the queue. @throws ConflictError, code `agent_state`. */
  suspend(agentId: string, options?: RequestOptions): Promise<Agent> {
    return this.client.call('agents.suspend', { params: { agent_id: agentId } }, options);
  }

  /** Admin: lets a suspended agent work again. @throws ConflictError, code `agent_state`. */
  reinstate(agentId: string, options?: RequestOptions): Promise<Agent> {
    return this.client.call('agents.reinstate', { params: { agent_id: agentId } }, options);
  }
}
