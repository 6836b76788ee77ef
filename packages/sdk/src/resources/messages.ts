import type { BodyOf } from '../call.js';
import type { RequestOptions } from '../client.js';
import type { Mark, Message, NewMessage } from '../types.js';
import { Resource } from './resource.js';

/** What customer and agent write to each other on a ticket. */
export class Messages extends Resource {
  /**
   * Writes a message, as plain text of 1 to 10,000 characters. A customer's message on a resolved ticket reopens it.
   * Staff may set a status with it: both happen, or neither.
   * @throws ConflictError, code `move_not_allowed`, when the ticket is closed or held by another agent.
   * @throws StaleVersionError, with the current ticket as `error.problem.ticket`, if you gave an `ifMatch`.
   * @example await support.messages.send(ticket.id, { body: 'When were you at home?', status: 'on_hold' });
   */
  send(ticketId: string, message: string | NewMessage, options?: RequestOptions): Promise<Message> {
    const body = typeof message === 'string' ? { body: message } : message;
    return this.client.call('messages.send', { params: { id: ticketId }, body }, options);
  }

  /**
   * Says up to which message the conversation has reached you (`delivered`), and been seen (`seen`): ids of messages.
   * Marks only move forwards.
   */
  mark(ticketId: string, through: BodyOf<'messages.mark'>, options?: RequestOptions): Promise<{ data: Mark[] }> {
    return this.client.call('messages.mark', { params: { id: ticketId }, body: through }, options);
  }
}
