import { randomBytes } from 'node:crypto';
import type {
  NewTicket,
  Page,
  PersonName,
  StaffTicket,
  SupportStats,
  Ticket,
  TicketAwaiting,
  TicketChange,
  TicketDetail,
  TicketStatus,
  TrackedTicket,
} from '@logishift/support-sdk/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { deliveryForTicket, type HostWord, lookUpUnknown } from '../deliveries/index.js';
import { findStaffLocked, mayHoldTickets } from '../identity/index.js';
import { audienceOf } from './audience.js';
import { moveTicket, statusColumns, subjectOf, touch } from './change.js';
import { afterAssignment, afterReopen, allowedActions, allowedStatuses } from './lifecycle.js';
import {
  countTickets,
  findHolder,
  findPeople,
  findTicket,
  findTicketForUpdate,
  findTrackedTicket,
  insertTicket,
  isSortValue,
  type LoadedTicket,
  listTickets,
  sortValue,
  type TicketFilter,
  type TicketSort,
  takeTicket,
  ticketEvents,
  updateTicket,
} from './queries.js';
import { verifyDeliveryJob } from './verify-delivery.js';
import { type Beside, partyOf, toDetail, toStaffTicket, toStaffTickets, toTicket } from './views.js';

const notHere = () => new Refusal('not_found', 'There is no such ticket.');

/** A ticket that this person may read, locked for a change. */
export async function loadForChange(context: InTransaction, actor: Actor, id: string): Promise<LoadedTicket> {
  const ticket = await findTicketForUpdate(context, actor, id);
  if (!ticket) throw notHere();
  return ticket;
}

/** What the host says of the delivery that a new ticket names. Asked before the transaction, as it may be slow. */
export async function prepareTicket(
  context: Context,
  limiter: Limiter,
  actor: Actor,
  input: NewTicket,
): Promise<HostWord> {
  if (!input.delivery_id) return null;
  await limiter.check('create_ticket_minute', actor.id);
  await limiter.check('create_ticket_day', actor.id);
  return lookUpUnknown(context, actor, input.delivery_id);
}

export async function createTicket(
  context: Context,
  limiter: Limiter,
  actor: Actor,
  input: NewTicket,
  word: HostWord,
): Promise<Ticket> {
  await limiter.take('create_ticket_minute', actor.id);
  await limiter.take('create_ticket_day', actor.id);
  return inTransaction(context, async (context) => {
    // What a guest asks for help with is the one delivery that their token is for.
    const ref = input.delivery_id ?? actor.only_delivery_id;
    const about = ref ? await deliveryForTicket(context, actor, ref, word) : null;
    const at = context.now().toISOString();
    const ticket = await insertTicket(context, {
      id: uuidv7(),
      subject: input.subject,
      description: input.description,
      category: input.category,
      priority: input.priority ?? 'medium',
      customer_id: actor.id,
      delivery_id: about?.delivery?.id ?? null,
      delivery_ref: input.delivery_id ?? about?.delivery?.tracking_number ?? null,
      delivery_state: about?.state ?? null,
      tracking_code: randomBytes(18).toString('base64url'),
      created_at: at,
      updated_at: at,
    });
    await record(context, {
      kind: 'ticket.created',
      actor,
      ticket: subjectOf(ticket),
      data: { category: ticket.category, priority: ticket.priority },
      audience: audienceOf('ticket.created', null, ticket),
    });
    if (about?.state === 'unverified') await context.enqueue(context, verifyDeliveryJob, { ticket_id: ticket.id });
    return toTicket({ ...ticket, has_feedback: false, unread_count: 0 }, actor);
  });
}

interface ListQuery extends TicketFilter {
  cursor?: string | undefined;
  limit: number;
  sort?: TicketSort;
}

async function loadPage(context: Context, actor: Actor, query: ListQuery): Promise<Page<LoadedTicket>> {
  const { cursor, limit, sort = '-created_at', ...filter } = query;
  const after = readCursor(cursor, sort, (value) => isSortValue(sort, value));
  const rows = await listTickets(context, actor, filter, { sort, after, limit: limit + 1 });
  return toPage(rows, limit, sort, (row) => sortValue(sort, row));
}

export async function ownTickets(context: Context, actor: Actor, query: ListQuery): Promise<Page<Ticket>> {
  const page = await loadPage(context, actor, query);
  return { ...page, data: page.data.map((ticket) => toTicket(ticket, actor)) };
}

export async function staffTickets(context: Context, actor: Actor, query: ListQuery): Promise<Page<StaffTicket>> {
  const page = await loadPage(context, actor, query);
  return { ...page, data: await toStaffTickets(context, page.data, actor) };
}

export async function ticketDetail(context: Context, actor: Actor, id: string, beside: Beside): Promise<TicketDetail> {
  const ticket = await findTicket(context, actor, id);
  if (!ticket) throw notHere();
  return toDetail(context, ticket, actor, beside);
}

/** The customer says whether a resolved ticket is solved. */
export async function settleTicket(
  context: Context,
  actor: Actor,
  id: string,
  verdict: 'confirm' | 'reopen',
): Promise<Ticket> {
  return inTransaction(context, async (context) => {
    const ticket = await loadForChange(context, actor, id);
    requireAction(ticket, actor, verdict);
    const moved =
      verdict === 'confirm'
        ? { ...ticket, ...(await moveTicket(context, actor, ticket, 'closed')) }
        : await moveBackToWork(context, actor, ticket, afterReopen);
    return toTicket(moved, actor);
  });
}

/** Refuses what the lifecycle does not allow this person now. */
export function requireAction(ticket: LoadedTicket, actor: Actor, action: Ticket['allowed_actions'][number]): void {
  const party = partyOf(actor, ticket);
  if (allowedActions(ticket, party).includes(action)) return;
  const reason =
    party === 'agent' && !ticket.agent_id && ticket.status === 'open'
      ? 'Take this ticket first.'
      : `This cannot be done while the ticket is ${ticket.status.replace('_', ' ')}.`;
  throw new Refusal('move_not_allowed', reason, { allowed_statuses: allowedStatuses(ticket, party) });
}

/** Refuses who has not seen the ticket as it is now. */
export async function requireVersion(context: Context, ticket: LoadedTicket, actor: Actor, ifMatch: number | null) {
  if (ifMatch === null || ifMatch === ticket.version) return;
  throw new Refusal('stale_version', 'The ticket has changed since you read it. Look at it again, then decide.', {
    ticket: isStaff(actor) ? await toStaffTicket(context, ticket, actor) : toTicket(ticket, actor),
  });
}

/** Takes a ticket that nobody has. Of any number racing, one gets it. */
export async function assignSelf(context: Context, actor: Actor, id: string): Promise<StaffTicket> {
  return inTransaction(context, async (context) => {
    // The agent's row first, as suspending does: whoever is being suspended at this moment takes nothing.
    const self = await findStaffLocked(context, actor.id);
    if (!self || !mayHoldTickets(self)) throw new Refusal('unauthorized', 'This account is suspended.');
    const ticket = await findTicketForUpdate(context, actor, id);
    if (ticket && !ticket.agent_id) requireAction(ticket, actor, 'assign_self');
    const at = context.now().toISOString();
    const taken =
      ticket &&
      !ticket.agent_id &&
      (await takeTicket(context, id, {
        ...statusColumns(ticket, 'in_progress', at),
        ...touch(ticket, at),
        agent_id: actor.id,
      }));
    if (!taken) {
      const holder = await findHolder(context, id);
      if (!holder) throw ticket ? new Refusal('move_not_allowed', 'The ticket has just been settled.') : notHere();
      const who = holder.id === actor.id ? 'You already have' : `${holder.name} already has`;
      throw new Refusal('already_assigned', `${who} this ticket.`, { agent: holder });
    }
    await record(context, {
      kind: 'ticket.assigned',
      actor,
      ticket: subjectOf(taken),
      data: {
        from_agent: null,
        to_agent: { id: actor.id, name: actor.name },
        from_status: ticket.status,
        to_status: taken.status,
      },
      audience: audienceOf('ticket.assigned', ticket, taken),
    });
    return toStaffTicket(context, { ...ticket, ...taken }, actor);
  });
}

/** Changes status, priority or category: all of what is asked, or nothing. */
export async function updateStatus(
  context: Context,
  actor: Actor,
  id: string,
  change: TicketChange,
  ifMatch: number | null,
): Promise<StaffTicket> {
  return inTransaction(context, async (context) => {
    const found = await loadForChange(context, actor, id);
    await requireVersion(context, found, actor, ifMatch);
    let ticket: LoadedTicket = found;

    for (const name of ['priority', 'category'] as const) {
      const value = change[name];
      if (value === undefined || value === ticket[name]) continue;
      requireAction(ticket, actor, name);
      const at = context.now().toISOString();
      const after = await updateTicket(context, id, { [name]: value, ...touch(ticket, at) });
      const kind = `ticket.${name}_changed` as const;
      await record(context, {
        kind,
        actor,
        ticket: subjectOf(after),
        data: { [`from_${name}`]: ticket[name], [`to_${name}`]: value } as never,
        audience: audienceOf(kind, ticket, after),
      });
      ticket = { ...ticket, ...after };
    }

    const status = change.status ?? (change.awaiting ? ticket.status : undefined);
    if (status !== undefined) ticket = await changeStatus(context, actor, ticket, status, change.awaiting ?? null);
    return toStaffTicket(context, ticket, actor);
  });
}

/** Staff set a status, as far as the lifecycle lets this person. The same again changes nothing. */
export async function changeStatus(
  context: InTransaction,
  actor: Actor,
  ticket: LoadedTicket,
  status: TicketStatus,
  awaiting: TicketAwaiting | null,
): Promise<LoadedTicket> {
  if (awaiting && status !== 'on_hold') {
    throw invalidInput([{ path: 'awaiting', message: 'Goes with status on_hold', code: 'awaiting_without_on_hold' }]);
  }
  const sameWait = status === 'on_hold' && (awaiting ?? ticket.awaiting) === ticket.awaiting;
  if (status === ticket.status && (status !== 'on_hold' || sameWait)) return ticket;
  const party = partyOf(actor, ticket);
  const allowed = allowedStatuses(ticket, party);
  // Who stays on hold may still say that somebody else must act now.
  const mayWait = status === 'on_hold' && ticket.status === 'on_hold' && allowed.length > 0;
  if (!allowed.includes(status) && !mayWait) {
    const from = ticket.status.replace('_', ' ');
    throw new Refusal('move_not_allowed', `From ${from} you may go to: ${allowed.join(', ') || 'nowhere'}.`, {
      allowed_statuses: allowed,
    });
  }
  const settled = ticket.status === 'resolved' || ticket.status === 'closed';
  return settled && status !== 'closed'
    ? moveBackToWork(context, actor, ticket, afterReopen)
    : { ...ticket, ...(await moveTicket(context, actor, ticket, status, awaiting)) };
}

/** An admin gives a ticket to somebody who may hold one, or to nobody. */
export async function reassign(
  context: Context,
  actor: Actor,
  id: string,
  agentId: string | null,
  ifMatch: number | null,
): Promise<StaffTicket> {
  return inTransaction(context, async (context) => {
    // The agent's row first, as suspending does: two transactions must not wait for each other.
    const agent = agentId ? await findStaffLocked(context, agentId) : null;
    const ticket = await loadForChange(context, actor, id);
    await requireVersion(context, ticket, actor, ifMatch);
    requireAction(ticket, actor, 'reassign');
    if (agentId && (!agent || !mayHoldTickets(agent))) {
      throw new Refusal('agent_not_assignable', 'Choose an approved agent or an admin.');
    }
    if (ticket.agent_id === agentId) return toStaffTicket(context, ticket, actor);
    const to = agent ? { id: agent.id, name: agent.name } : null;
    return toStaffTicket(context, { ...ticket, ...(await assign(context, actor, ticket, to, 'reassigned')) }, actor);
  });
}

/** Takes a settled ticket back to work. Whoever has it may have been suspended since: then it goes to the queue. */
export async function moveBackToWork(
  context: InTransaction,
  actor: Actor,
  settled: LoadedTicket,
  where: (ticket: LoadedTicket) => TicketStatus,
): Promise<LoadedTicket> {
  const holder = settled.agent_id ? await findStaffLocked(context, settled.agent_id, 'share') : undefined;
  const gone = settled.agent_id !== null && !(holder && mayHoldTickets(holder));
  const ticket = gone ? await assign(context, null, settled, null, 'agent_suspended') : settled;
  return { ...ticket, ...(await moveTicket(context, actor, ticket, where(ticket))) };
}

/** Puts a ticket into somebody's hands, or back into the queue, and records it. */
export async function assign(
  context: InTransaction,
  actor: { id: string } | null,
  before: LoadedTicket,
  to: PersonName | null,
  reason: 'reassigned' | 'agent_suspended',
): Promise<LoadedTicket> {
  const at = context.now().toISOString();
  const status = afterAssignment(before.status, to?.id ?? null);
  const moved = status === before.status ? {} : statusColumns(before, status, at);
  const after = await updateTicket(context, before.id, { ...moved, ...touch(before, at), agent_id: to?.id ?? null });
  const people = await findPeople(context, before.agent_id ? [before.agent_id] : []);
  const held = before.agent_id ? people.get(before.agent_id) : undefined;
  const from = held ? { id: held.id, name: held.name } : null;
  const common = { actor, ticket: subjectOf(after) };
  const statuses = { from_status: before.status, to_status: after.status };
  if (to) {
    const audience = audienceOf('ticket.assigned', before, after);
    await record(context, {
      ...common,
      kind: 'ticket.assigned',
      data: { from_agent: from, to_agent: to, ...statuses },
      audience,
    });
  } else if (from) {
    const audience = audienceOf('ticket.unassigned', before, after);
    await record(context, {
      ...common,
      kind: 'ticket.unassigned',
      data: { from_agent: from, reason, ...statuses },
      audience,
    });
  }
  return { ...before, ...after };
}

export async function stats(context: Context): Promise<SupportStats> {
  const counted: SupportStats = {
    total: 0,
    open: 0,
    in_progress: 0,
    on_hold: 0,
    resolved: 0,
    closed: 0,
    unassigned: 0,
  };
  for (const { status, count, unassigned } of await countTickets(context)) {
    counted[status] = count;
    counted.total += count;
    counted.unassigned += unassigned;
  }
  return counted;
}

/** A ticket's way so far, for whoever has its tracking code: no person, no text. */
export async function trackTicket(
  context: Context,
  limiter: Limiter,
  code: string,
  address: string,
): Promise<TrackedTicket> {
  await limiter.check('track_miss', address);
  const ticket = code.length <= 200 ? await findTrackedTicket(context, code) : undefined;
  if (!ticket) {
    await limiter.take('track_miss', address);
    throw new Refusal('not_found', 'No ticket has this tracking code.');
  }
  const { number, status, category, created_at, updated_at } = ticket;
  const steps: TrackedTicket['steps'] = [{ status: 'open', at: created_at }];
  for (const { data, at } of await ticketEvents(context, ticket.id, true)) {
    if ('to_status' in data && data.to_status !== steps.at(-1)?.status) steps.push({ status: data.to_status, at });
  }
  return { number, status, category, created_at, updated_at, steps };
}
