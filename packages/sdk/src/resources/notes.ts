import type { RequestOptions, StaffClient } from '../client.js';
import type { Note } from '../types.js';
import { Resource } from './resource.js';

/** Internal notes: staff alone read and write them. */
export class Notes extends Resource<StaffClient> {
  /** Adds a note of 1 to 10,000 characters to a ticket you may read. */
  add(ticketId: string, note: string, options?: RequestOptions): Promise<Note> {
    return this.client.call('notes.add', { params: { id: ticketId }, body: { note } }, options);
  }
}
