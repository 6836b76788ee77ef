import type { OwnTicket, StaffTicket, Ticket, TicketDetail, TimelineEntry } from '@logishift/support-sdk/contract';
import { type Actor, isStaff } from '../../platform/actor.js';
import type { Request } from '../../platform/request.js';
import { deliveriesById, staffDeliveriesById } from '../deliveries/index.js';
import { findPeople } from '../identity/index.js';
import { toldOf } from './audience.js';
import { conversationPort, feedbackPort, notePort } from './beside.js';
import { allowedActions, allowedStatuses, closesAt, type Party, waitingFor, waitingSince } from './lifecycle.js';
import { ticketEvents } from './queries/events.js';
import { findTicket, type LoadedTicket } from './queries/tickets.js';
import { settings } from './settings.js';
import { trackingUrl } from './tracking/tracking-code.js';

/** How this person stands to this ticket. */
export function partyOf(actor: Actor, ticket: Pick<LoadedTicket, 'agent_id'>): Party {
  if (actor.role === 'customer') return 'customer';
  if (actor.kind === 'admin') return 'admin';
  return ticket.agent_id === actor.id ? 'holder' : 'agent';
}

/** A ticket as this person gets it, with what they may do now. Named one by one: what a row has besides is told to nobody. */
export function toTicket(request: Request, loaded: LoadedTicket): Ticket {
  const party = partyOf(request.actor, loaded);
  return {
    id: loaded.id,
    number: loaded.number,
    subject: loaded.subject,
    description: loaded.description,
    category: loaded.category,
    status: loaded.status,
    awaiting: loaded.awaiting,
    priority: loaded.priority,
    customer_id: loaded.customer_id,
    agent_id: loaded.agent_id,
    delivery_id: loaded.delivery_id,
    delivery_ref: loaded.delivery_ref,
    delivery_state: loaded.delivery_state,
    waiting_for: waitingFor(loaded),
    waiting_since: waitingSince(loaded),
    first_response_at: loaded.first_response_at,
    last_message_at: loaded.last_message_at,
    unread_count: loaded.unread_count,
    tracking_code: loaded.tracking_code,
    tracking_url: trackingUrl(settings.of(request).statusUrl, loaded.tracking_code),
    version: loaded.version,
    allowed_statuses: allowedStatuses(loaded, party),
    allowed_actions: allowedActions(loaded, party),
    created_at: loaded.created_at,
    updated_at: loaded.updated_at,
    resolved_at: loaded.resolved_at,
    closed_at: loaded.closed_at,
  };
}

/** Tickets for their customer: each with its delivery, and whether there is news. */
export async function toOwnTickets(request: Request, tickets: LoadedTicket[]): Promise<OwnTicket[]> {
  const deliveries = await deliveriesById(
    request,
    tickets.map(({ delivery_id }) => delivery_id),
  );
  return tickets.map((ticket) =>
    Object.assign(toTicket(request, ticket), {
      delivery: deliveries.get(ticket.delivery_id ?? '') ?? null,
      has_news: ticket.has_news,
    }),
  );
}

export async function toOwnTicket(request: Request, ticket: LoadedTicket): Promise<OwnTicket> {
  const [shown] = await toOwnTickets(request, [ticket]);
  return shown as OwnTicket;
}

/** Tickets for staff: with whose each is, who has it, and its delivery. */
export async function toStaffTickets(request: Request, tickets: LoadedTicket[]): Promise<StaffTicket[]> {
  const holders = tickets.flatMap(({ customer_id, agent_id }) => (agent_id ? [customer_id, agent_id] : [customer_id]));
  const parcels = tickets.map(({ delivery_id }) => delivery_id);
  const [people, deliveries] = await Promise.all([
    findPeople(request, [...new Set(holders)]),
    staffDeliveriesById(request, parcels),
  ]);
  return tickets.map((ticket) => {
    const customer = people.get(ticket.customer_id);
    if (!customer) throw new Error('A ticket without its customer');
    const agent = ticket.agent_id ? people.get(ticket.agent_id) : undefined;
    return Object.assign(toTicket(request, ticket), {
      is_unread: ticket.is_unread,
      customer,
      agent: agent ? { id: agent.id, name: agent.name } : null,
      delivery: deliveries.get(ticket.delivery_id ?? '') ?? null,
    });
  });
}

export async function toStaffTicket(request: Request, ticket: LoadedTicket): Promise<StaffTicket> {
  const [shown] = await toStaffTickets(request, [ticket]);
  return shown as StaffTicket;
}

/** A ticket with all that belongs to it; null: there is none that this person may see. What is read beside it then is told to nobody. */
export async function findDetail(request: Request, id: string): Promise<TicketDetail | null> {
  const conversations = request.ports.get(conversationPort);
  const staff = isStaff(request.actor);
  const [ticket, rows, messages, marks, feedback, notes] = await Promise.all([
    findTicket(request, request.actor, id),
    ticketEvents(request, id, !staff),
    conversations.messagesOf(request, id),
    conversations.marksOf(request, id),
    request.ports.get(feedbackPort).feedbackOf(request, id),
    staff ? request.ports.get(notePort).notesOf(request, id) : [],
  ]);
  if (!ticket) return null;
  const common = {
    messages,
    marks,
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
    feedback: feedback ?? null,
    closes_at:
      ticket.status === 'resolved' && ticket.resolved_at
        ? closesAt(ticket.resolved_at, settings.of(request).autoCloseDays)
        : null,
  };
  if (staff) return Object.assign(await toStaffTicket(request, ticket), common, { notes });
  const deliveries = await deliveriesById(request, [ticket.delivery_id]);
  return Object.assign(toTicket(request, ticket), common, {
    delivery: deliveries.get(ticket.delivery_id ?? '') ?? null,
  });
}
