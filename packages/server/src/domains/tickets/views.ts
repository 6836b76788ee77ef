import type { OwnTicket, StaffTicket, Ticket, TicketDetail, TimelineEntry } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Request } from '../../platform/request.js';
import { deliveriesById } from '../deliveries/index.js';
import { findPeople } from '../identity/index.js';
import { toldOf } from './audience.js';
import { conversationPort, feedbackPort, notePort } from './beside.js';
import { allowedActions, allowedStatuses, closesAt, type Party, waitingFor, waitingSince } from './lifecycle.js';
import { ticketEvents } from './queries/events.js';
import type { LoadedTicket } from './queries/tickets.js';
import { settings } from './settings.js';
import { trackingUrl } from './tracking/tracking-code.js';

/** How this person stands to this ticket. */
export function partyOf(actor: Actor, ticket: Pick<LoadedTicket, 'agent_id'>): Party {
  if (actor.role === 'customer') return 'customer';
  if (actor.kind === 'admin') return 'admin';
  return ticket.agent_id === actor.id ? 'holder' : 'agent';
}

/** A ticket as this person gets it, with what they may do now. */
export function toTicket(request: Request, loaded: LoadedTicket): Ticket {
  const {
    has_feedback: _,
    last_message_by: __,
    has_news: ___,
    unanswered_since: ____,
    is_unread: _____,
    ...row
  } = loaded;
  const party = partyOf(request.actor, loaded);
  return {
    ...row,
    tracking_url: trackingUrl(settings.of(request).statusUrl, row.tracking_code),
    waiting_for: waitingFor(loaded),
    waiting_since: waitingSince(loaded),
    allowed_statuses: allowedStatuses(loaded, party),
    allowed_actions: allowedActions(loaded, party),
  };
}

/** Tickets for their customer: each with its delivery, and whether there is news. */
export async function toOwnTickets(request: Request, tickets: LoadedTicket[]): Promise<OwnTicket[]> {
  const deliveries = await deliveriesById(
    request,
    tickets.map(({ delivery_id }) => delivery_id),
  );
  return tickets.map((ticket) => ({
    ...toTicket(request, ticket),
    delivery: deliveries.get(ticket.delivery_id ?? '') ?? null,
    has_news: ticket.has_news,
  }));
}

export async function toOwnTicket(request: Request, ticket: LoadedTicket): Promise<OwnTicket> {
  const [shown] = await toOwnTickets(request, [ticket]);
  return shown as OwnTicket;
}

/** Tickets for staff: with whose each is, who has it, and its delivery. */
export async function toStaffTickets(request: Request, tickets: LoadedTicket[]): Promise<StaffTicket[]> {
  const people = await findPeople(request, [
    ...new Set(tickets.flatMap(({ customer_id, agent_id }) => (agent_id ? [customer_id, agent_id] : [customer_id]))),
  ]);
  const deliveries = await deliveriesById(
    request,
    tickets.map(({ delivery_id }) => delivery_id),
  );
  return tickets.map((ticket) => {
    const customer = people.get(ticket.customer_id);
    if (!customer) throw new Error('A ticket without its customer');
    const agent = ticket.agent_id ? people.get(ticket.agent_id) : undefined;
    return {
      ...toTicket(request, ticket),
      is_unread: ticket.is_unread,
      customer,
      agent: agent ? { id: agent.id, name: agent.name } : null,
      delivery: deliveries.get(ticket.delivery_id ?? '') ?? null,
    };
  });
}

export async function toStaffTicket(request: Request, ticket: LoadedTicket): Promise<StaffTicket> {
  const [shown] = await toStaffTickets(request, [ticket]);
  return shown as StaffTicket;
}

export async function toDetail(request: Request, ticket: LoadedTicket): Promise<TicketDetail> {
  const conversations = request.ports.get(conversationPort);
  const staff = isStaff(request.actor);
  const rows = await ticketEvents(request, ticket.id, !staff);
  const common = {
    messages: await conversations.messagesOf(request, ticket.id),
    marks: await conversations.marksOf(request, ticket.id),
    timeline: rows.map(
      ({ id, kind, at, data, actor_id, actor_role, actor_name }) =>
        ({
          id,
          kind,
          at,
          actor: actor_id && actor_role ? { id: actor_id, role: actor_role, name: actor_name ?? '' } : null,
          data: toldOf(data, staff),
        }) as TimelineEntry,
    ),
    feedback: (await request.ports.get(feedbackPort).feedbackOf(request, ticket.id)) ?? null,
    closes_at:
      ticket.status === 'resolved' && ticket.resolved_at
        ? closesAt(ticket.resolved_at, settings.of(request).autoCloseDays)
        : null,
  };
  if (staff) {
    return {
      ...(await toStaffTicket(request, ticket)),
      ...common,
      notes: await request.ports.get(notePort).notesOf(request, ticket.id),
    };
  }
  const deliveries = await deliveriesById(request, [ticket.delivery_id]);
  return { ...toTicket(request, ticket), ...common, delivery: deliveries.get(ticket.delivery_id ?? '') ?? null };
}
