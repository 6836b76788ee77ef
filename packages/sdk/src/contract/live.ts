import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { type EventKind, type EventTraits, eventCatalogue, eventKinds, type TicketEventKind } from './events.js';
import { message } from './messages.js';
import { note } from './notes.js';
import { notification } from './notifications.js';
import { actorName, personName } from './people.js';
import { byId, id, side, time } from './values.js';

/** What every recorded event carries on the stream. `id` is the event's: the same one again is a repeat. */
const recorded = { id, at: time, ticket_id: id.nullable() };

/** What comes with some kinds of event. */
const carried = { message: { message }, note: { note } };

type Catalogue = typeof eventCatalogue;
type Carried<K extends EventKind> = Catalogue[K] extends { carries: infer What extends keyof typeof carried }
  ? (typeof carried)[What]
  : unknown;
type FactShape<K extends EventKind> = {
  id: typeof id;
  at: typeof time;
  ticket_id: K extends TicketEventKind ? typeof id : typeof recorded.ticket_id;
  actor: z.ZodNullable<typeof actorName>;
  data: Catalogue[K]['data'];
} & Carried<K>;

/** An event of the ledger as it stands on the stream: all that the catalogue says of its kind. */
function fact<K extends EventKind>(kind: K) {
  const { data, carries }: EventTraits = eventCatalogue[kind];
  const about = kind.startsWith('ticket.') ? { ...recorded, ticket_id: id } : recorded;
  const shape = { ...about, actor: actorName.nullable(), data, ...(carries && carried[carries]) };
  return z.strictObject(shape) as unknown as z.ZodObject<FactShape<K>, z.core.$strict>;
}
const facts = Object.fromEntries(eventKinds.map((kind) => [kind, fact(kind)])) as {
  [K in keyof Catalogue]: ReturnType<typeof fact<K>>;
};

/** Somebody with the ticket open. `typing` is an answer to the customer, never a note. */
export const presentPerson = actorName.extend({ state: z.enum(['viewing', 'typing']) });
export type PresentPerson = z.output<typeof presentPerson>;

/** Who has a ticket open now. A customer is told of themselves, and of staff who are typing to them. */
const presence = { ticket_id: id, people: z.array(presentPerson) };

/** Events on the stream that are facts of the ledger: resumed, each exactly once. */
export const recordedLiveEvents = {
  ...facts,
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
/** An event of the ledger with its kind, as whoever listens to all of them is told it. */
export type RecordedLiveEvent = { [K in EventKind]: { kind: K } & LiveEvents[K] }[EventKind];

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
