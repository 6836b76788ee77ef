import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { byId, id, role, text, time } from './values.js';

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

export const messages = {
  send: endpoint('messages.send', {
    summary: 'Write a message on a ticket',
    description: "A customer's message puts a ticket on hold back in progress, and reopens a resolved one.",
    params: byId,
    body: z.strictObject({ body: text(10_000) }),
    answer: { status: 201, shape: message },
    refusals: ['move_not_allowed'],
  }),
};
