import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { type EventKind, eventData, type TicketEventKind } from './events.js';
import { message } from './messages.js';
import { note } from './notes.js';
import { notification } from './notifications.js';
import { actorName, personName } from './people.js';
import { byId, id, side, time } from './values.js';

/** What every recorded event carries on the stream. `id` is the event's: the same one again is a repeat. */
const recorded = { id, at: time, ticket_id: id.nullable() };

const fact = <K extends EventKind>(kind: K) =>
  z.strictObject({ ...recorded, actor: actorName.nullable(), data: eventData[kind] });
const ticketFact = <K extends TicketEventKind>(kind: K) => fact(kind).extend({ ticket_id: id });

/** Somebody with the ticket open. `typing` is an answer to the customer, never a note. */
export const presentPerson = actorName.extend({ state: z.enum(['viewing', 'typing']) });
export type PresentPerson = z.output<typeof presentPerson>;

/** Who has a ticket open now. A customer is told of themselves, and of staff who are typing to them. */
const presence = { ticket_id: id, people: z.array(presentPerson) };

/** Events on the stream that are facts of the ledger: resumed, each exactly once. */
export const recordedLiveEvents = {
  'ticket.created': ticketFact('ticket.created'),
  'ticket.assigned': ticketFact('ticket.assigned'),
  'ticket.unassigned': ticketFact('ticket.unassigned'),
  'ticket.status_changed': ticketFact('ticket.status_changed'),
  'ticket.priority_changed': ticketFact('ticket.priority_changed'),
  'ticket.category_changed': ticketFact('ticket.category_changed'),
  'ticket.delivery_changed': ticketFact('ticket.delivery_changed'),
  'ticket.adopted': ticketFact('ticket.adopted'),
  'ticket.message': ticketFact('ticket.message').extend({ message }),
  'ticket.note': ticketFact('ticket.note').extend({ note }),
  'ticket.feedback': ticketFact('ticket.feedback'),
  'agent.registered': fact('agent.registered'),
  'agent.approved': fact('agent.approved'),
  'agent.rejected': fact('agent.rejected'),
  'agent.suspended': fact('agent.suspended'),
  'agent.reinstated': fact('agent.reinstated'),
  /** The ticket is no longer this agent's to see: only who has it now is told. */
  'ticket.gone': z.strictObject({ ...recorded, ticket_id: id, agent: personName.nullable() }),
  /** A new notification of the reader's. */
  notification: z.strictObject({ ...recorded, notification }),
} as const;

/** Events that only concern this moment: not stored, not resumed. */
export const passingLiveEvents = {
  'ticket.presence': z.strictObject({ at: time, ...presence }),
  'ticket.marks': z.strictObject({
    at: time,
    ticket_id: id,
    side,
    delivered_through: id.nullable(),
    seen_through: id.nullable(),
    seen_at: time.nullable(),
  }),
  /** The reader has read notifications elsewhere: one, those of a ticket, or all (both null). */
  'notifications.read': z.strictObject({
    at: time,
    notification_id: id.nullable(),
    ticket_id: id.nullable(),
    unread_count: z.int(),
  }),
  /** Whether anybody of the support team is there, when that changes. */
  'agents.presence': z.strictObject({ at: time, agents_online: z.boolean() }),
  /** The stream has begun; what came before it must be read from the API. */
  ready: z.strictObject({ at: time, person_id: id, agents_online: z.boolean() }),
  /** What was missed cannot be told any more: read everything anew. */
  reset: z.strictObject({ at: time }),
  /** The stream ends. After `signed_out` and `rights_ended` it is not to be opened again by itself. */
  end: z.strictObject({
    at: time,
    reason: z.enum(['signed_out', 'rights_ended', 'token_expired', 'stopping']),
  }),
} as const;

export const liveEvents = { ...recordedLiveEvents, ...passingLiveEvents } as const;

/** Every kind of event on the stream, with what it carries. */
export type LiveEvents = { [K in keyof typeof liveEvents]: z.output<(typeof liveEvents)[K]> };
export type LiveEventKind = keyof LiveEvents;

export const live = {
  stream: endpoint('live.stream', {
    summary: 'Everything that happens to what the caller may see, as it happens',
    description:
      'Server-sent events. `Last-Event-ID` goes on where a stream broke off: nothing is missed, and what comes twice has the same `id` in its data. A comment every 15 s says that the line is open.',
    answer: { status: 200, shape: z.string(), type: 'text/event-stream' },
  }),
  end: endpoint('live.end', {
    summary: 'End all streams of the caller, on every tab and node',
    answer: { status: 204, shape: null },
  }),
  signal: endpoint('live.signal', {
    summary: 'Say that one has a ticket open, is typing, or has left it',
    description:
      'Nothing is stored. `viewing` counts for 45 s and `typing` for 6 s, or until the message is there: say it again while it is so, typing at most every 3 s.',
    params: byId,
    body: z.strictObject({ state: z.enum(['viewing', 'typing', 'away']) }),
    answer: { status: 200, shape: z.strictObject({ ...presence, agents_online: z.boolean() }) },
  }),
};
