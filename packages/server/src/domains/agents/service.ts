import type { Agent, AgentState, EventKind, NewAgent, Page, RegisteredAgent } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import {
  askForLink,
  choosePassword,
  endSessions,
  findStaffByEmail,
  findStaffLocked,
  insertStaff,
  stateOf,
  toMe,
  type User,
  updateUser,
  useUpLinks,
} from '../identity/index.js';
import { assign, countHeldTickets, heldTicketsForUpdate } from '../tickets/index.js';
import { isRank, listStaff, rankOf } from './queries.js';

const sort = 'state';

function toAgent(user: User, openTickets: number): Agent {
  const { approved_at, rejected_at, suspended_at } = user;
  return { ...toMe(user), approved_at, rejected_at, suspended_at, open_tickets: openTickets };
}

/**
 * Registers an agent, who then waits for approval and is mailed a link that proves their address. A known address gets
 * the same answer after the same work, and nothing changes or is mailed; but whoever was rejected may try again.
 */
export async function registerAgent(
  context: Context,
  limiter: Limiter,
  input: NewAgent,
  address: string,
): Promise<RegisteredAgent> {
  await limiter.take('register', address);
  const password_hash = await choosePassword(input.password, input, 'password');
  const { name, email, phone } = input;
  await inTransaction(context, async (context) => {
    const found = await findStaffByEmail(context, email);
    const known = found && (await findStaffLocked(context, found.id));
    const told = { name, email, phone, password_hash, ...(input.locale && { locale: input.locale }) };
    let agent: User | undefined;
    if (!known) {
      agent = await insertStaff(context, { ...told, role: 'support_agent' });
    } else if (stateOf(known) === 'rejected') {
      // Anybody can send a known address: whoever it is this time has yet to prove that it is theirs.
      agent = await updateUser(context, known.id, { ...told, rejected_at: null, email_verified_at: null });
      await endSessions(context, known.id);
      await useUpLinks(context, known.id, 'email_verification');
    }
    if (agent) await recordAgent(context, 'agent.registered', agent, agent);
    await askForLink(context, agent?.id, 'email_verification');
  });
  return { name, email, is_support_agent_approved: false };
}

export async function listAgents(
  context: Context,
  query: { status?: AgentState[] | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<Agent>> {
  const rows = await listStaff(context, query.status, readCursor(query.cursor, sort, isRank), query.limit + 1);
  const page = toPage(rows, query.limit, sort, (user) => rankOf(stateOf(user)));
  const held = await countHeldTickets(
    context,
    page.data.map(({ id }) => id),
  );
  return { ...page, data: page.data.map((user) => toAgent(user, held.get(user.id) ?? 0)) };
}

export const approveAgent = (context: Context, actor: Actor, id: string) =>
  decide(context, actor, id, ['pending', 'rejected'], 'agent.approved', (at) => ({
    is_support_agent_approved: true,
    approved_at: at,
    rejected_at: null,
  }));

export const rejectAgent = (context: Context, actor: Actor, id: string) =>
  decide(context, actor, id, ['pending'], 'agent.rejected', (at) => ({ rejected_at: at }));

/** Suspends an agent: signed out everywhere, and the tickets they had go back to the queue. */
export const suspendAgent = (context: Context, actor: Actor, id: string) =>
  decide(
    context,
    actor,
    id,
    ['approved'],
    'agent.suspended',
    (at) => ({ suspended_at: at }),
    async (context, agent) => {
      await endSessions(context, agent.id);
      for (const ticket of await heldTicketsForUpdate(context, agent.id)) {
        await assign(context, actor, { ...ticket, has_feedback: false, unread_count: 0 }, null, 'agent_suspended');
      }
    },
  );

export const reinstateAgent = (context: Context, actor: Actor, id: string) =>
  decide(context, actor, id, ['suspended'], 'agent.reinstated', () => ({ suspended_at: null }));

type Decision = Extract<EventKind, `agent.${string}`>;

async function decide(
  context: Context,
  actor: Actor,
  id: string,
  from: AgentState[],
  kind: Decision,
  change: (at: string) => Partial<User>,
  and?: (context: InTransaction, agent: User) => Promise<void>,
): Promise<Agent> {
  return inTransaction(context, async (context) => {
    const found = await findStaffLocked(context, id);
    if (found?.role !== 'support_agent') throw new Refusal('not_found', 'There is no such agent.');
    const state = stateOf(found);
    if (!from.includes(state)) {
      throw new Refusal('agent_state', `${found.name} is ${state}; this needs ${from.join(' or ')}.`, { state });
    }
    const agent = await updateUser(context, id, change(context.now().toISOString()));
    await and?.(context, agent);
    await recordAgent(context, kind, actor, agent);
    const held = await countHeldTickets(context, [id]);
    return toAgent(agent, held.get(id) ?? 0);
  });
}

async function recordAgent(context: InTransaction, kind: Decision, actor: { id: string }, agent: User) {
  await record(context, {
    kind,
    actor,
    ticket: null,
    data: { agent: { id: agent.id, name: agent.name } },
    audience: { customer: null, agents: [agent.id], losing: [] },
  });
}
