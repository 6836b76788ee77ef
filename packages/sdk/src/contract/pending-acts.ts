import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { awaitingWithStatus, awaitsElsewhere, awaitsOnHold, messageBody } from './messages.js';
import { problemCodes } from './problem.js';
import { byId, expiresIn, id, ticketAwaiting, ticketStatus, time } from './values.js';

/**
 * What somebody of staff did a moment ago and may still undo: an answer, another status, or both. Until its release it is
 * theirs alone; then it happens, once, and counts from then on.
 */
export const pendingAct = z.strictObject({
  id,
  ticket_id: id,
  number: z.string().meta({ description: "The ticket's" }),
  body: z.string().nullable().meta({ description: 'The answer to the customer' }),
  status: ticketStatus.nullable(),
  awaiting: ticketAwaiting.nullable(),
  state: z.enum(['waiting', 'released', 'undone', 'failed']),
  failure: z.enum(problemCodes).nullable().meta({ description: 'Failed: why it could not happen when its time came' }),
  release_at: time,
  release_in: expiresIn.meta({ description: 'Seconds from now on until it happens' }),
  created_at: time,
});
export type PendingAct = z.output<typeof pendingAct>;

const newPendingAct = z
  .strictObject({
    body: messageBody.optional(),
    status: ticketStatus.optional(),
    awaiting: awaitingWithStatus,
  })
  .refine(({ body, status }) => body !== undefined || status !== undefined, 'Name `body`, `status` or both')
  .refine(awaitsOnHold, awaitsElsewhere)
  .meta({ examples: [{ body: 'It comes tomorrow.', status: 'resolved' }] });
export type NewPendingAct = z.input<typeof newPendingAct>;

export const pendingActs = {
  add: endpoint('pendingActs.add', {
    summary: 'Answer, set a status, or both, with a moment to undo it',
    description:
      'What cannot be done now is refused now. Otherwise it happens after the seconds in `SUPPORT_UNDO_SECONDS` (0: at once), whether or not the caller is still there. Honours `If-Match`, also then.',
    params: byId,
    body: newPendingAct,
    answer: { status: 201, shape: pendingAct },
    refusals: ['move_not_allowed', 'stale_version'],
  }),
  list: endpoint('pendingActs.list', {
    summary: 'Own acts that wait, and those of the last week that could not happen, the oldest first',
    answer: { status: 200, shape: z.strictObject({ data: z.array(pendingAct) }) },
  }),
  undo: endpoint('pendingActs.undo', {
    summary: 'Undo an own act that waits, or drop one that could not happen; its text comes back',
    params: byId,
    answer: { status: 200, shape: pendingAct },
    refusals: ['already_released'],
  }),
};
