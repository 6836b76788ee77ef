import type { Client, RequestOptions } from '../client.js';
import type { Note } from '../types.js';

/** Internal notes: staff alone read and write them. */
export class Notes {
  constructor(private readonly client: Client) {}

  /** Adds a note of 1 to 10,000 characters to a ticket you may read. */
  add(ticketId: string, note: string, options?: RequestOptions): Promise<Note> {
    return this.client.call('notes.add', { params: { id: ticketId }, body: { note } }, options);
  }
}
