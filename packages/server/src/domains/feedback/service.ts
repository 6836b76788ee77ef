import type { Feedback } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { newId } from '../../platform/new-id.js';
import { afterFeedback, audienceOf, isSettled, loadForChange, moveTicket, subjectOf } from '../tickets/index.js';
import { insertFeedback } from './queries.js';

/** Rates a resolved ticket, once; that also closes it. */
export async function giveFeedback(
  context: Context,
  actor: Actor,
  ticketId: string,
  given: { rating: number; comment?: string | null | undefined },
): Promise<Feedback> {
  return inTransaction(context, async (context) => {
    const ticket = await loadForChange(context, actor, ticketId);
    if (!isSettled(ticket.status)) {
      throw new Refusal('feedback_too_early', 'You can rate our help once the ticket is resolved.');
    }
    const feedback = await insertFeedback(context, {
      id: newId(context),
      ticket_id: ticket.id,
      customer_id: actor.id,
      agent_id: ticket.agent_id,
      rating: given.rating,
      comment: given.comment ?? null,
      created_at: context.now().toISOString(),
    });
    if (!feedback) throw new Refusal('feedback_exists', 'You have already rated this ticket.');
    await record(context, {
      kind: 'ticket.feedback',
      actor,
      ticket: subjectOf(ticket),
      data: { rating: feedback.rating },
      audience: audienceOf('ticket.feedback', ticket, ticket),
    });
    const status = afterFeedback(ticket.status);
    if (status !== ticket.status) await moveTicket(context, actor, ticket, status);
    return feedback;
  });
}
