import type { PersonName, StaffTicket, TicketStatus } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { findPeople, findStaffLocked, mayHoldTickets } from '../identity/index.js';
import { audienceOf } from './audience.js';
import { loadForChange, notHere, requireAction, requireVersion } from './guard.js';
import { afterAssignment } from './lifecycle.js';
import { moveTicket, statusColumns, subjectOf, touch } from './moving.js';
import { findHolder, findTicketForUpdate, type LoadedTicket, takeTicket, updateTicket } from './queries.js';
import { toStaffTicket } from './views.js';

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
        ...statusColumns(ticket, afterAssignment(ticket.status, actor.id), at),
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

/** Takes a settled ticket back to work. */
export async function moveBackToWork(
  context: InTransaction,
  actor: Actor,
  settled: LoadedTicket,
  where: (ticket: LoadedTicket) => TicketStatus,
): Promise<LoadedTicket> {
  const ticket = await freeFromGone(context, settled);
  return { ...ticket, ...(await moveTicket(context, actor, ticket, where(ticket))) };
}

/** Whoever has a settled ticket may have been suspended since: then nobody has it. */
export async function freeFromGone(context: InTransaction, settled: LoadedTicket): Promise<LoadedTicket> {
  const holder = settled.agent_id ? await findStaffLocked(context, settled.agent_id, 'share') : undefined;
  const gone = settled.agent_id !== null && !(holder && mayHoldTickets(holder));
  return gone ? assign(context, null, settled, null, 'agent_suspended') : settled;
}
