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
  foldAddress,
  insertStaff,
  mayMail,
  senderOf,
  stateOf,
  toStaffMember,
  type User,
  updateUser,
} from '../identity/index.js';
import type { Registration } from '../identity/tables.js';
import { assign, countHeldTickets, heldTicketsForUpdate, nothingBeside } from '../tickets/index.js';
import { limits } from './limits.js';
import { isRank, listStaff, rankOf } from './queries.js';

const sort = 'state';

function toAgent(user: User, openTickets: number): Agent {
  const { approved_at, rejected_at, suspended_at } = user;
  return { ...toStaffMember(user), approved_at, rejected_at, suspended_at, open_tickets: openTickets };
}

/**
 * Registers an agent, who then waits for approval and is mailed a link that proves their address. A known address gets
 * the same answer after the same work, and nothing changes. Whoever was rejected may try again, and whoever finds that
 * somebody else has registered with their address too: what they wrote counts once the mailed link has proved whose it is,
 * and the password is set by one more link, as nobody knows which of them has the mailbox.
 */
export async function registerAgent(
  context: Context,
  limiter: Limiter,
  input: NewAgent,
  network: string,
): Promise<RegisteredAgent> {
  await limiter.take(limits.register, network);
  const { name, email, phone, locale } = input;
  const password_hash = await choosePassword(input.password, input, 'password');
  const isMailed = await mayMail(limiter, `verify:${foldAddress(email)}`, network);
  await inTransaction(context, async (context) => {
    const found = await findStaffByEmail(context, email);
    const known = found && (await findStaffLocked(context, found.id));
    const registration = { name, phone, ...(locale && { locale }) };
    if (known) {
      const asked = isOpenTo(known) && isMailed ? known.id : undefined;
      return askForLink(context, asked, 'email_verification', registration);
    }
    const agent = await insertStaff(context, { ...registration, password_hash, email, role: 'support_agent' });
    if (agent) await recordAgent(context, 'agent.registered', agent, agent);
    await askForLink(context, agent?.id, 'email_verification');
  });
  return { name, email, is_support_agent_approved: false, mail_from: senderOf(context) };
}

/** Rejected, or in the name of an address that nobody has proved: whoever proves it now may take the place. */
const isOpenTo = (person: User) =>
  stateOf(person) === 'rejected' || (stateOf(person) === 'pending' && person.email_verified_at === null);

/** Somebody who proved a known address by the link of a new registration waits for approval with what they wrote then. */
export async function registerAnew(context: InTransaction, person: User, registration: Registration) {
  if (!isOpenTo(person)) return undefined;
  const at = context.now().toISOString();
  const agent = await updateUser(context, person.id, { ...registration, rejected_at: null, email_verified_at: at });
  await recordAgent(context, 'agent.registered', agent, agent);
  return agent;
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

export const approveAgent = (context: Context, actor: Actor, id: string, acceptUnproven: boolean) =>
  decide(context, actor, id, ['pending', 'rejected'], 'agent.approved', ({ name, email_verified_at }, at) => {
    if (!email_verified_at && !acceptUnproven) {
      throw new Refusal(
        'agent_not_proven',
        `Nobody has followed the link in the mail to ${name}. Wait for it, or send accept_unproven: true if you know whose address it is.`,
      );
    }
    return { is_support_agent_approved: true, approved_at: at, rejected_at: null };
  });

export const rejectAgent = (context: Context, actor: Actor, id: string) =>
  decide(context, actor, id, ['pending'], 'agent.rejected', (_, at) => ({ rejected_at: at }));

/** Suspends an agent: signed out everywhere, and the tickets they had go back to the queue. */
export const suspendAgent = (context: Context, actor: Actor, id: string) =>
  decide(
    context,
    actor,
    id,
    ['approved'],
    'agent.suspended',
    (_, at) => ({ suspended_at: at }),
    async (context, agent) => {
      await endSessions(context, agent.id);
      for (const ticket of await heldTicketsForUpdate(context, agent.id)) {
        await assign(context, actor, { ...ticket, ...nothingBeside }, null, 'agent_suspended');
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
  change: (agent: User, at: string) => Partial<User>,
  and?: (context: InTransaction, agent: User) => Promise<void>,
): Promise<Agent> {
  return inTransaction(context, async (context) => {
    const found = await findStaffLocked(context, id);
    if (found?.role !== 'support_agent') throw new Refusal('not_found', 'There is no such agent.');
    const state = stateOf(found);
    if (!from.includes(state)) {
      throw new Refusal('agent_state', `${found.name} is ${state}; this needs ${from.join(' or ')}.`, { state });
    }
    const agent = await updateUser(context, id, change(found, context.now().toISOString()));
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
