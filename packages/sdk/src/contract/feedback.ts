import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { byId, id, text, time } from './values.js';

/** A customer's rating of a resolved ticket: 1 to 5 stars, once. */
export const ticketFeedback = z.strictObject({
  id,
  ticket_id: id,
  customer_id: id,
  agent_id: id.nullable(),
  rating: z.int().min(1).max(5),
  comment: z.string().nullable(),
  created_at: time,
});
export type Feedback = z.output<typeof ticketFeedback>;

export const feedback = {
  give: endpoint('feedback.give', {
    summary: 'Rate a resolved ticket',
    description: 'Rating a resolved ticket also closes it.',
    params: byId,
    body: z
      .strictObject({
        rating: z.int('Choose 1 to 5 stars').min(1, 'Choose 1 to 5 stars').max(5, 'Choose 1 to 5 stars'),
        comment: text(2_000).nullish(),
      })
      .meta({ examples: [{ rating: 5, comment: 'Quick and friendly.' }] }),
    answer: { status: 201, shape: ticketFeedback },
    refusals: ['feedback_too_early', 'feedback_exists'],
  }),
};
