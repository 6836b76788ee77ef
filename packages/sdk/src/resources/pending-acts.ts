import type { RequestOptions, StaffClient } from '../client.js';
import { newIdempotencyKey } from '../idempotency-key.js';
import type { NewPendingAct, PendingAct } from '../types.js';
import { Resource } from './resource.js';

/** What staff did a moment ago and may still undo. */
export class PendingActs extends Resource<StaffClient> {
  /**
   * Answers, sets a status, or both, after a moment in which it can be undone. With `ifMatch` it happens only to that version.
   * @throws ConflictError, code `move_not_allowed`; StaleVersionError.
   */
  add(ticketId: string, act: NewPendingAct, options?: RequestOptions): Promise<PendingAct> {
    return this.client.call('pendingActs.add', { params: { id: ticketId }, body: act }, options);
  }

  /** One's own that wait, and those of the last week that could not happen, the oldest first; at most 100. */
  list(options?: RequestOptions): Promise<{ data: PendingAct[] }> {
    return this.client.call('pendingActs.list', {}, options);
  }

  /**
   * Undoes one; its text is in the answer. Undone again it stays undone, so that a lost answer is asked for again.
   * @throws ConflictError, code `already_released`, when it has happened.
   */
  undo(id: string, options?: RequestOptions): Promise<PendingAct> {
    return this.client.call(
      'pendingActs.undo',
      { params: { id } },
      { idempotencyKey: newIdempotencyKey(), ...options },
    );
  }
}
