import type { EventKind } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { record } from '../../platform/events/record.js';
import { personGroup } from '../../platform/groups.js';
import type { User } from '../identity/index.js';

export type AgentEventKind = Extract<EventKind, `agent.${string}`>;

/** Records what became of an agent: admins learn of it, and whoever it is about. */
export const recordAgent = (
  context: InTransaction<Context & { actor: Pick<Actor, 'id'> }>,
  kind: AgentEventKind,
  agent: User,
): Promise<void> =>
  record(context, {
    kind,
    actor: context.actor,
    ticket: null,
    data: { agent: { id: agent.id, name: agent.name } },
    audience: { groups: [personGroup(agent.id), 'admins'], losing: [] },
  });
