import type { BodyOf } from '../call.js';
import type { RequestOptions } from '../client.js';
import type { Feedback } from '../types.js';
import { Resource } from './resource.js';

/** A customer's rating of a resolved ticket. */
export class FeedbackResource extends Resource {
  /**
   * Rates a resolved ticket with 1 to 5 stars, once; it also closes it.
   * @throws ConflictError, code `feedback_too_early` or `feedback_exists`.
   */
  give(ticketId: string, feedback: BodyOf<'feedback.give'>, options?: RequestOptions): Promise<Feedback> {
    return this.client.call('feedback.give', { params: { id: ticketId }, body: feedback }, options);
  }
}
