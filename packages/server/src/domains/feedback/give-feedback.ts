import type { Feedback } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { newId } from '../../platform/new-id.js';
import type { Request } from '../../platform/request.js';
import { afterFeedback, isSettled, loadForChange, moveTicket, recordOnTicket } from '../tickets/index.js';
import { insertFeedback } from './queries.js';

/** Rates a resolved ticket, once; that also closes it. */
export async function giveFeedback(
  request: Request,
  { id, ...given }: { id: string; rating: number; comment?: string | null | undefined },
): Promise<Feedback> {
  return inTransaction(request, async (request) => {
    const { actor } = request;
    const ticket = await loadForChange(request, id);
    if (!isSettled(ticket.status)) {
      throw new Refusal('feedback_too_early', 'You can rate our help once the ticket is resolved.');
    }
    const feedback = await insertFeedback(request, {
      id: newId(request),
      ticket_id: ticket.id,
      customer_id: actor.id,
      agent_id: ticket.agent_id,
      rating: given.rating,
      comment: given.comment ?? null,
      created_at: request.now().toISOString(),
    });
    if (!feedback) throw new Refusal('feedback_exists', 'You have already rated this ticket.');
    await recordOnTicket(request, 'ticket.feedback', { rating: feedback.rating }, ticket);
    const status = afterFeedback(ticket.status);
    if (status !== ticket.status) await moveTicket(request, ticket, status);
    return feedback;
  });
}
