import type { Client, RequestOptions } from '../client.js';
import type { Message } from '../types.js';

/** What customer and agent write to each other on a ticket. */
export class Messages {
  constructor(private readonly client: Client) {}

  /**
   * Writes a message, as plain text of 1 to 10,000 characters. A customer's message on a resolved ticket reopens it.
   * @throws ConflictError, code `move_not_allowed`, when the ticket is closed or held by another agent.
   */
  send(ticketId: string, body: string, options?: RequestOptions): Promise<Message> {
    return this.client.call('messages.send', { params: { id: ticketId }, body: { body } }, options);
  }
}
