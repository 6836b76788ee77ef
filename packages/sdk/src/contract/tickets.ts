import { z } from 'zod';
import { countedTo } from './counted-to.js';
import { delivery, staffDelivery } from './deliveries.js';
import { endpoint } from './endpoint.js';
import { ticketEventKinds, timelineEntry } from './events.js';
import { ticketFeedback } from './feedback.js';
import { mark, message } from './messages.js';
import { note } from './notes.js';
import { customer, personName } from './people.js';
import { ticketReaders } from './readers.js';
import {
  anyOf,
  byId,
  deliveryState,
  id,
  idsOf,
  isStorable,
  line,
  page,
  paging,
  queryMoment,
  role,
  stretch,
  text,
  ticketAction,
  ticketAwaiting,
  ticketCategories,
  ticketCategory,
  ticketPriorities,
  ticketPriority,
  ticketStatus,
  ticketStatuses,
  time,
  timeZone,
  waitingFor,
} from './values.js';

/** One request for help. `allowed_statuses` and `allowed_actions` say what this caller may do with it now. */
export const ticket = z.strictObject({
  id,
  number: z.string().meta({ description: 'For people: `LS-1042`' }),
  subject: z.string(),
  description: z.string(),
  category: ticketCategory,
  status: ticketStatus,
  awaiting: ticketAwaiting.nullable().meta({ description: 'On hold: who must act' }),
  priority: ticketPriority,
  customer_id: id,
  agent_id: id.nullable(),
  delivery_id: id.nullable(),
  delivery_ref: z.string().nullable().meta({ description: 'What the customer named the delivery by' }),
  delivery_state: deliveryState.nullable().meta({
    description:
      '`unverified`: nobody has said yet that it is theirs; `unknown`: the host knows no such delivery of theirs',
  }),
  waiting_for: z.enum(waitingFor).nullable().meta({ description: 'Who is to write next; null: nobody' }),
  waiting_since: time
    .nullable()
    .meta({ description: 'While it waits for an agent: since when its customer has had no answer' }),
  first_response_at: time.nullable().meta({ description: "Staff's first message" }),
  last_message_at: time.nullable(),
  unread_count: z.int().meta({ description: "The other side's messages that this caller has not seen" }),
  tracking_code: z.string().meta({ description: 'Shows the status, and nothing else, to whoever has it' }),
  tracking_url: z.string().nullable().meta({
    description:
      'A page that shows the same, to pass on; the code stands behind its `#`. Null: the server does not know its own address (`SUPPORT_PUBLIC_URL`)',
  }),
  version: z.int().meta({ description: 'Rises with status, priority, category and agent; the ETag' }),
  allowed_statuses: z.array(ticketStatus),
  allowed_actions: z.array(ticketAction),
  created_at: time,
  updated_at: time,
  resolved_at: time.nullable(),
  closed_at: time.nullable(),
});
export type Ticket = z.output<typeof ticket>;

/** A ticket as its customer has it: with its delivery, and whether there is news. */
export const ownTicket = ticket.extend({
  delivery: delivery.nullable(),
  has_news: z.boolean().meta({ description: 'Something happened that its customer was told of and has not read' }),
});
export type OwnTicket = z.output<typeof ownTicket>;

/** What a customer has not read yet, for a page that shows nothing else of it. Counts stop at 100: show 100 as 99+. */
export const news = z.strictObject({
  unread_tickets: z.int().meta({ description: 'Own tickets with news' }),
  open_tickets: z.int().meta({ description: 'Own tickets that are not closed' }),
  latest: z
    .strictObject({
      ticket_id: id,
      number: z.string(),
      subject: z.string(),
      status: ticketStatus,
      parcel: z.string().nullable().meta({ description: 'Its tracking number, else what the customer named it by' }),
      kind: z.enum(ticketEventKinds),
      author_name: z.string().nullable().meta({ description: 'Who did it; null: it happened by itself' }),
      excerpt: z.string().nullable().meta({ description: 'Of a message: how it begins, at most 200 characters' }),
      at: time,
    })
    .nullable()
    .meta({ description: 'The last thing that happened on the ticket whose news is newest' }),
});
export type News = z.output<typeof news>;

/** A ticket in the lists of staff: with whose it is, who has it, and its delivery. */
export const staffTicket = ticket.extend({
  is_unread: z.boolean().meta({ description: 'This caller has not opened it yet, or has not seen its last messages' }),
  customer,
  agent: personName.nullable(),
  delivery: staffDelivery.nullable(),
});
export type StaffTicket = z.output<typeof staffTicket>;

/** Where the words that were looked for stand in a ticket. */
export const searchHit = z.strictObject({
  in: z.enum(['number', 'parcel', 'customer', 'subject', 'description', 'message', 'note']).meta({
    description:
      '`number` and `parcel`: it was found by its own number or its parcel’s; `customer`: by whose it is; else the text that has most of the words',
  }),
  by: role.nullable().meta({ description: 'Of a text: who wrote it' }),
  text: z.string().meta({ description: 'What stands there; of a long text, at most 240 characters around the words' }),
  marks: z.array(stretch).meta({ description: 'Where in `text` the words are, in UTF-16 units' }),
  at: time.nullable().meta({ description: 'Of a text: when it was written' }),
});
export type SearchHit = z.output<typeof searchHit>;

const found = {
  hit: searchHit.nullable().optional().meta({
    description:
      'Where `q` asks for words: where they stand. Null: in nothing that is looked through, which is the last 50 messages and notes, 4,000 letters of each',
  }),
};
/** A ticket in a list of staff that was perhaps searched. */
export const foundStaffTicket = staffTicket.extend(found);
export type FoundStaffTicket = z.output<typeof foundStaffTicket>;

/** The same of its customer. */
export const foundOwnTicket = ownTicket.extend(found);
export type FoundOwnTicket = z.output<typeof foundOwnTicket>;

/** A ticket whole. `notes`, `is_unread`, `customer`, `agent`, and the delivery's `hub` and `host_data` are there for staff alone. */
export const ticketDetail = ticket.extend({
  messages: z.array(message),
  marks: z.array(mark),
  timeline: z.array(timelineEntry),
  feedback: ticketFeedback.nullable(),
  closes_at: time.nullable().meta({ description: 'Resolved: when it closes by itself, if its customer says nothing' }),
  delivery: staffDelivery.partial({ hub: true, host_data: true }).nullable(),
  notes: z.array(note).optional(),
  is_unread: z.boolean().optional(),
  customer: customer.optional(),
  agent: personName.nullable().optional(),
});
export type TicketDetail = z.output<typeof ticketDetail>;

/** What anybody with a ticket's tracking code may know of it: no person, and no text. */
export const trackedTicket = z.strictObject({
  number: z.string(),
  status: ticketStatus,
  awaiting: ticketAwaiting.nullable().meta({ description: 'On hold: who must act' }),
  parcel: z.string().nullable().meta({
    description: 'Enough to tell two own parcels apart: `PX-•••193`; null: about none, or what was named is no number',
  }),
  conversation_url: z
    .string()
    .nullable()
    .meta({ description: 'Where its customer opens it, signed in or by a code; null: on the site where they wrote' }),
  category: ticketCategory,
  created_at: time,
  updated_at: time,
  steps: z.array(z.strictObject({ status: ticketStatus, at: time })),
});
export type TrackedTicket = z.output<typeof trackedTicket>;

export const supportStats = z.strictObject({
  total: z.int(),
  open: z.int(),
  in_progress: z.int(),
  on_hold: z.int(),
  resolved: z.int(),
  closed: z.int(),
  unassigned: z.int(),
});
export type SupportStats = z.output<typeof supportStats>;

const byQueue = (unassignedTo: number) =>
  z.strictObject({
    assigned: z.int(),
    unassigned: z.int().max(unassignedTo).meta({
      description: 'Counted up to the maximum (`countedTo`): there it is of that many or more',
    }),
    on_hold: z.int(),
    resolved: z.int(),
  });

/**
 * How many tickets wait in each queue of an agent. `needs_reply` are those of `assigned` that wait for an agent; `high` and
 * `unread` are parts of each queue. What nobody has is counted up to `countedTo`.
 */
export const queueCounts = byQueue(countedTo.unassigned).extend({
  needs_reply: z.int(),
  high: byQueue(countedTo.unassigned),
  unread: byQueue(countedTo.unread),
});
export type QueueCounts = z.output<typeof queueCounts>;

/** How many tickets were created and resolved on a day (UTC). */
export const dayOfTickets = z.strictObject({ day: z.iso.date(), created: z.int(), resolved: z.int() });
export type DayOfTickets = z.output<typeof dayOfTickets>;

const newTicket = z
  .strictObject({
    subject: line(200),
    description: text(10_000),
    category: ticketCategory,
    priority: ticketPriority.optional(),
    delivery_id: z
      .string()
      .min(1)
      .max(200)
      .refine(isStorable, 'Remove NUL and half characters')
      .nullish()
      .meta({ description: "An own delivery: its id here, the host's id, or the tracking number" }),
    delivery_ref: line(100).optional().meta({
      description:
        "A parcel's number as it was typed, the caller's or not: theirs is linked, any other is kept as text. Not beside `delivery_id`",
    }),
  })
  .refine(({ delivery_id, delivery_ref }) => delivery_id == null || delivery_ref === undefined, {
    path: ['delivery_ref'],
    message: 'Name the delivery once: leave out `delivery_id` or `delivery_ref`',
  })
  .meta({
    examples: [
      {
        subject: 'Will my parcel come before 15:00?',
        description: 'I have to leave at three.',
        category: 'late',
        delivery_id: 'PX-482193',
      },
    ],
  });
export type NewTicket = z.input<typeof newTicket>;

const ticketChange = z
  .strictObject({
    status: ticketStatus.optional(),
    priority: ticketPriority.optional(),
    category: ticketCategory.optional(),
    awaiting: ticketAwaiting.optional().meta({ description: 'With `status: on_hold`; default `customer`' }),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Name at least one field to change')
  .meta({ examples: [{ status: 'on_hold', awaiting: 'carrier' }] });
export type TicketChange = z.input<typeof ticketChange>;

/** Of a list in which one can search. */
const searching = {
  q: z.string().max(2000).refine(isStorable).optional().meta({
    description:
      'What to look for, as in `status:open carrier:DPD created:<7d "late parcel"`: words, phrases, numbers, names and filters, all of which must fit. A mistake in it is 422 with its place, `at`',
  }),
  time_zone: timeZone
    .optional()
    .meta({ description: 'Whose days the dates of `q` are, as `Europe/Berlin`; default: UTC' }),
};

const several = { description: 'One, or several with commas' };
const filters = {
  status: anyOf(ticketStatuses).optional().meta(several),
  category: anyOf(ticketCategories).optional().meta(several),
};

export const tickets = {
  create: endpoint('tickets.create', {
    summary: 'Create a ticket',
    body: newTicket,
    answer: { status: 201, shape: ownTicket },
    refusals: ['unknown_delivery'],
  }),
  list: endpoint('tickets.list', {
    summary: 'Own tickets',
    query: z.strictObject({
      ...filters,
      sort: z
        .enum(['-created_at', 'news'])
        .default('-created_at')
        .meta({ description: 'The newest first, or those with news first and then by what happened last' }),
      ...searching,
      ...paging,
    }),
    answer: { status: 200, shape: page(foundOwnTicket) },
    refusals: ['search_too_broad'],
  }),
  news: endpoint('tickets.news', {
    summary: 'How many own tickets have news, and what the last of it is',
    answer: { status: 200, shape: news },
  }),
  get: endpoint('tickets.get', {
    summary: 'A ticket with its messages, timeline, feedback and delivery; for staff also notes, customer and agent',
    params: byId,
    answer: { status: 200, shape: ticketDetail },
  }),
  confirm: endpoint('tickets.confirm', {
    summary: 'Confirm that a resolved ticket is solved: it closes',
    params: byId,
    answer: { status: 200, shape: ownTicket },
    refusals: ['move_not_allowed'],
  }),
  reopen: endpoint('tickets.reopen', {
    summary: 'Say that a resolved ticket is not solved',
    params: byId,
    answer: { status: 200, shape: ownTicket },
    refusals: ['move_not_allowed'],
  }),
  track: endpoint('tickets.track', {
    summary: 'The status of a ticket, for whoever has its tracking code',
    params: z.strictObject({
      tracking_code: z.string().refine(isStorable).meta({ description: "The ticket's `tracking_code`" }),
    }),
    answer: { status: 200, shape: trackedTicket },
  }),
  assigned: endpoint('tickets.assigned', {
    summary: 'Tickets assigned to oneself, those that nobody has, or all that one may see',
    query: z.strictObject({
      scope: z
        .enum(['assigned', 'unassigned', 'visible'])
        .default('assigned')
        .meta({ description: 'Those one has, those that nobody has, or all that one may see' }),
      ...filters,
      priority: anyOf(ticketPriorities).optional().meta(several),
      id: idsOf(100).optional().meta({ description: 'Only these: one, or up to 100 with commas' }),
      customer_id: id.optional().meta({ description: 'Whose it is' }),
      waiting_for: z.enum(waitingFor).optional().meta({ description: 'Who is to write next' }),
      unread: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: '`true`: those that the caller has not read; `false`: the others' }),
      sort: z
        .enum(['-created_at', 'waiting'])
        .default('-created_at')
        .meta({ description: 'The newest first, or those first that have waited longest for an agent' }),
      ...searching,
      ...paging,
    }),
    answer: { status: 200, shape: page(foundStaffTicket) },
    refusals: ['search_too_broad'],
  }),
  assignSelf: endpoint('tickets.assignSelf', {
    summary: 'Take a ticket that nobody has',
    description: 'Of any number of agents racing exactly one gets it. The others get 409 with `agent`: who has it.',
    params: byId,
    answer: { status: 200, shape: staffTicket },
    refusals: ['already_assigned', 'move_not_allowed'],
  }),
  updateStatus: endpoint('tickets.updateStatus', {
    summary: 'Change status, priority or category',
    description: 'A move the ticket cannot make now is 409 with `allowed_statuses`. Honours `If-Match`.',
    params: byId,
    body: ticketChange,
    answer: { status: 200, shape: staffTicket },
    refusals: ['move_not_allowed', 'stale_version'],
  }),
  all: endpoint('tickets.all', {
    summary: 'All tickets',
    query: z.strictObject({
      ...filters,
      priority: anyOf(ticketPriorities).optional().meta(several),
      agent_id: z
        .union([id, z.literal('none')])
        .optional()
        .meta({ description: 'Who has it; `none`: nobody' }),
      customer_id: id.optional().meta({ description: 'Whose it is' }),
      created_from: queryMoment.optional().meta({ description: 'Not before, ISO 8601 with a zone' }),
      created_to: queryMoment.optional().meta({ description: 'Not after, ISO 8601 with a zone' }),
      sort: z
        .enum(['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority'])
        .default('-created_at')
        .meta({ description: 'By what; `-` begins with the last' }),
      ...searching,
      ...paging,
    }),
    answer: { status: 200, shape: page(foundStaffTicket) },
    refusals: ['search_too_broad'],
  }),
  reassign: endpoint('tickets.reassign', {
    summary: 'Give a ticket to another agent, or to nobody',
    params: byId,
    body: z
      .strictObject({ agent_id: id.nullable().meta({ description: "An approved agent's, an admin's, or null" }) })
      .meta({ examples: [{ agent_id: null }] }),
    answer: { status: 200, shape: staffTicket },
    refusals: ['agent_not_assignable', 'move_not_allowed', 'stale_version'],
  }),
  readers: endpoint('tickets.readers', {
    summary: 'Who can see a ticket, and why',
    description:
      'By reason, in this order: its customer, whoever has their mailed link, the agent who has it or every agent, admins. Whoever has its tracking code sees where it stands, and not the ticket.',
    params: byId,
    answer: { status: 200, shape: z.strictObject({ data: z.array(ticketReaders) }) },
  }),
  queues: endpoint('tickets.queues', {
    summary: 'How many tickets wait in each of the own queues',
    description: `What one has oneself is counted whole; what nobody has up to ${countedTo.unassigned}, and what of it is unread up to ${countedTo.unread}. A count that stands there is of that many or more.`,
    answer: { status: 200, shape: queueCounts },
  }),
  find: endpoint('tickets.find', {
    summary: 'The ticket of a number, as far as the caller may see it',
    params: z.strictObject({
      number: z
        .string()
        .min(1)
        .max(500)
        .refine(isStorable)
        .meta({ description: '`LS-1042`, or what was pasted: `1042`, `[LS-1042] Dented`, the address of its page' }),
    }),
    answer: { status: 200, shape: staffTicket },
  }),
  daily: endpoint('tickets.daily', {
    summary: 'Tickets created and resolved on each of the last 30 days, the oldest first',
    answer: { status: 200, shape: z.strictObject({ data: z.array(dayOfTickets) }) },
  }),
  stats: endpoint('tickets.stats', {
    summary: 'How many tickets there are, by status, and how many nobody has',
    answer: { status: 200, shape: supportStats },
  }),
};
