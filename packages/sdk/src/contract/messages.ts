import { z } from 'zod';
import { endpoint } from './endpoint.js';
import {
  byId,
  id,
  role,
  side,
  type TicketAwaiting,
  type TicketStatus,
  text,
  ticketAwaiting,
  ticketStatus,
  time,
} from './values.js';

/** What customer and agent write to each other on a ticket. `body` is plain text. */
export const message = z.strictObject({
  id,
  ticket_id: id,
  author_id: id,
  author_role: role,
  author_name: z.string(),
  body: z.string(),
  created_at: time,
});
export type Message = z.output<typeof message>;

/** How far one side has got with a conversation: the last message that reached it, and the last that it saw. */
export const mark = z.strictObject({
  side,
  delivered_through: id.nullable(),
  seen_through: id.nullable(),
  seen_at: time.nullable(),
});
export type Mark = z.output<typeof mark>;

/** What staff write to a customer. */
export const messageBody = text(10_000);
/** Who must act, beside a status. */
export const awaitingWithStatus = ticketAwaiting
  .optional()
  .meta({ description: 'With `status: on_hold`; default `customer`' });

type StatusSet = { status?: TicketStatus | undefined; awaiting?: TicketAwaiting | undefined };
/** Nobody is awaited but on hold: the check of an input that may set both, and what it says. */
export const awaitsOnHold = ({ status, awaiting }: StatusSet) => awaiting === undefined || status === 'on_hold';
export const awaitsElsewhere = { path: ['awaiting'], message: 'Goes with status on_hold' };

const newMessage = z
  .strictObject({
    body: messageBody,
    status: ticketStatus.optional().meta({ description: 'Staff: sets the status in the same act' }),
    awaiting: awaitingWithStatus,
  })
  .refine(awaitsOnHold, awaitsElsewhere)
  .meta({ examples: [{ body: 'When were you at home?' }] });
export type NewMessage = z.input<typeof newMessage>;

export const messages = {
  send: endpoint('messages.send', {
    summary: 'Write a message on a ticket',
    description:
      "A customer's message puts a ticket on hold back in progress, and reopens a resolved one. Staff may set a status with it: both happen, or neither. Honours `If-Match`.",
    params: byId,
    body: newMessage,
    answer: { status: 201, shape: message },
    refusals: ['move_not_allowed', 'stale_version'],
  }),
  mark: endpoint('messages.mark', {
    summary: 'Say up to which message the conversation has reached the caller, and been seen',
    description: 'Marks only move forwards. The other side is told at once.',
    params: byId,
    body: z
      .strictObject({ delivered: id.optional(), seen: id.optional() })
      .refine(({ delivered, seen }) => delivered !== undefined || seen !== undefined, 'Name `delivered` or `seen`')
      .meta({ examples: [{ seen: '0199c0de-0000-7000-8000-000000000000' }] }),
    answer: { status: 200, shape: z.strictObject({ data: z.array(mark) }) },
  }),
};
