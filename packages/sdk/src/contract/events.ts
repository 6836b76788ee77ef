import { z } from 'zod';
import { actorName, personName } from './people.js';
import { deliveryState, id, ticketAwaiting, ticketCategory, ticketPriority, ticketStatus, time } from './values.js';

/** What there is to say of a kind of event. What it is about, a ticket or an agent, is how its name begins. */
export interface EventTraits {
  /** What it says, beside who did it and when. */
  data: z.ZodObject;
  /** What comes with it on the stream, whole. */
  carries?: 'message' | 'note';
  /** No customer ever learns of it. Of everything else that happens on a ticket its customer does. */
  for?: 'staff';
  /** Somebody is notified of it: who, the server's matrix of notifications says. */
  notifies?: true;
  /** News to the ticket's customer until they have read it; of such a kind they are notified. */
  news?: true;
  /** Somebody's right to see tickets begins with it, or ends. */
  rights?: 'begin' | 'end';
}

const statusMove = { from_status: ticketStatus, to_status: ticketStatus };
const ofAgent = z.strictObject({ agent: personName });

/**
 * Everything that can happen: the one list of events. Whatever else names kinds of events follows from it, or does not
 * compile until it says something of each.
 */
export const eventCatalogue = {
  'ticket.created': { data: z.strictObject({ category: ticketCategory, priority: ticketPriority }), notifies: true },
  'ticket.assigned': {
    data: z.strictObject({ from_agent: personName.nullable(), to_agent: personName, ...statusMove }),
    notifies: true,
    news: true,
  },
  'ticket.unassigned': {
    data: z.strictObject({
      from_agent: personName,
      reason: z.enum(['reassigned', 'agent_suspended']),
      ...statusMove,
    }),
  },
  'ticket.status_changed': {
    data: z.strictObject({ ...statusMove, awaiting: ticketAwaiting.nullable() }),
    notifies: true,
    news: true,
  },
  'ticket.priority_changed': {
    data: z.strictObject({ from_priority: ticketPriority, to_priority: ticketPriority }),
    notifies: true,
  },
  'ticket.category_changed': {
    data: z.strictObject({ from_category: ticketCategory, to_category: ticketCategory }),
  },
  'ticket.delivery_changed': { data: z.strictObject({ delivery_id: id.nullable(), delivery_state: deliveryState }) },
  'ticket.adopted': { data: z.strictObject({ from_customer: personName, to_customer: personName }) },
  'ticket.message': { data: z.strictObject({ message_id: id }), carries: 'message', notifies: true, news: true },
  'ticket.note': { data: z.strictObject({ note_id: id }), carries: 'note', for: 'staff' },
  'ticket.feedback': { data: z.strictObject({ rating: z.int().min(1).max(5) }), notifies: true },
  'agent.registered': { data: ofAgent, notifies: true },
  'agent.approved': { data: ofAgent, notifies: true, rights: 'begin' },
  'agent.rejected': { data: ofAgent, notifies: true },
  'agent.suspended': { data: ofAgent, rights: 'end' },
  'agent.reinstated': { data: ofAgent, rights: 'begin' },
} as const satisfies Record<`${'ticket' | 'agent'}.${string}`, EventTraits>;

type Catalogue = typeof eventCatalogue;
type KindWith<Trait extends Partial<EventTraits>> = {
  [K in keyof Catalogue]: Catalogue[K] extends Trait ? K : never;
}[keyof Catalogue];

export type EventKind = keyof Catalogue;
export type TicketEventKind = Extract<EventKind, `ticket.${string}`>;
/** The kinds of event that are made known to somebody. */
export type NotificationKind = KindWith<{ notifies: true }>;
/** The kinds of event that are news to a ticket's customer. */
export type NewsKind = KindWith<{ news: true }>;

/** What each kind of event says, beside who did it and when. */
export type EventDataByKind = { [K in EventKind]: z.output<Catalogue[K]['data']> };
export type EventData<K extends EventKind = EventKind> = EventDataByKind[K];

/** Of a kind that this release does not know: nothing. The next one may have written it, beside us or before we took its place again. */
export const traitsOf = (kind: string): Partial<EventTraits> => eventCatalogue[kind as EventKind] ?? {};

export const eventKinds = Object.keys(eventCatalogue) as [EventKind, ...EventKind[]];
const kindsWith = (fits: (traits: Partial<EventTraits>) => unknown) =>
  eventKinds.filter((kind) => fits(traitsOf(kind)));

/** The kinds of event that happen on a ticket. */
export const ticketEventKinds = eventKinds.filter((kind) => kind.startsWith('ticket.')) as [
  TicketEventKind,
  ...TicketEventKind[],
];
export const notificationKinds = kindsWith(({ notifies }) => notifies) as NotificationKind[];
export const newsKinds = kindsWith(({ news }) => news) as NewsKind[];
/** The kinds of event that no customer ever learns of. */
export const kindsForStaff = kindsWith(({ for: who }) => who === 'staff');
/** The kinds of event with which somebody becomes one who may see tickets. */
export const kindsThatBeginRights = kindsWith(({ rights }) => rights === 'begin');

/** Never a customer's to learn of. */
export const isForStaff = (kind: EventKind) => kindsForStaff.includes(kind);

export const isNotificationKind = (kind: string): kind is NotificationKind =>
  (notificationKinds as string[]).includes(kind);

const entry = <K extends TicketEventKind>(kind: K) =>
  z.strictObject({
    id,
    kind: z.literal(kind),
    at: time,
    actor: actorName.nullable(),
    data: eventCatalogue[kind].data as Catalogue[K]['data'],
  });
type Entry = { [K in TicketEventKind]: ReturnType<typeof entry<K>> }[TicketEventKind];

/** One fact on a ticket's timeline, the oldest first. Notes are on it for staff alone. */
export const timelineEntry = z.discriminatedUnion(
  'kind',
  ticketEventKinds.map(entry) as unknown as [Entry, ...Entry[]],
);
export type TimelineEntry = z.output<typeof timelineEntry>;
