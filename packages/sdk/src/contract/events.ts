import { z } from 'zod';
import { actorName, personName } from './people.js';
import { deliveryState, id, ticketAwaiting, ticketCategory, ticketPriority, ticketStatus, time } from './values.js';

const statusMove = { from_status: ticketStatus, to_status: ticketStatus };

/** What each kind of event says, beside who did it and when. */
export const eventData = {
  'ticket.created': z.strictObject({ category: ticketCategory, priority: ticketPriority }),
  'ticket.assigned': z.strictObject({ from_agent: personName.nullable(), to_agent: personName, ...statusMove }),
  'ticket.unassigned': z.strictObject({
    from_agent: personName,
    reason: z.enum(['reassigned', 'agent_suspended']),
    ...statusMove,
  }),
  'ticket.status_changed': z.strictObject({ ...statusMove, awaiting: ticketAwaiting.nullable() }),
  'ticket.priority_changed': z.strictObject({ from_priority: ticketPriority, to_priority: ticketPriority }),
  'ticket.category_changed': z.strictObject({ from_category: ticketCategory, to_category: ticketCategory }),
  'ticket.delivery_changed': z.strictObject({ delivery_id: id.nullable(), delivery_state: deliveryState }),
  'ticket.adopted': z.strictObject({ from_customer: personName, to_customer: personName }),
  'ticket.message': z.strictObject({ message_id: id }),
  'ticket.note': z.strictObject({ note_id: id }),
  'ticket.feedback': z.strictObject({ rating: z.int().min(1).max(5) }),
  'agent.registered': z.strictObject({ agent: personName }),
  'agent.approved': z.strictObject({ agent: personName }),
  'agent.rejected': z.strictObject({ agent: personName }),
  'agent.suspended': z.strictObject({ agent: personName }),
  'agent.reinstated': z.strictObject({ agent: personName }),
} as const;

export type EventKind = keyof typeof eventData;
export type TicketEventKind = Extract<EventKind, `ticket.${string}`>;
/** The kinds of event that happen on a ticket. */
export const ticketEventKinds = (Object.keys(eventData) as EventKind[]).filter((kind): kind is TicketEventKind =>
  kind.startsWith('ticket.'),
) as [TicketEventKind, ...TicketEventKind[]];
export type EventDataByKind = { [K in EventKind]: z.output<(typeof eventData)[K]> };
export type EventData<K extends EventKind = EventKind> = EventDataByKind[K];

const entry = <K extends TicketEventKind>(kind: K) =>
  z.strictObject({ id, kind: z.literal(kind), at: time, actor: actorName.nullable(), data: eventData[kind] });

/** One fact on a ticket's timeline, the oldest first. Notes are on it for staff alone. */
export const timelineEntry = z.discriminatedUnion('kind', [
  entry('ticket.created'),
  entry('ticket.assigned'),
  entry('ticket.unassigned'),
  entry('ticket.status_changed'),
  entry('ticket.priority_changed'),
  entry('ticket.category_changed'),
  entry('ticket.delivery_changed'),
  entry('ticket.adopted'),
  entry('ticket.message'),
  entry('ticket.note'),
  entry('ticket.feedback'),
]);
export type TimelineEntry = z.output<typeof timelineEntry>;
