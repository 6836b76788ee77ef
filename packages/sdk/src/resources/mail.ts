import type { QueryOf } from '../call.js';
import type { RequestOptions, StaffClient } from '../client.js';
import type { Mail } from '../types.js';
import { Resource } from './resource.js';

/** Admin: the mails that go out, never what they say. */
export class MailResource extends Resource<StaffClient> {
  /**
   * Mails, the newest first; `{ state: 'dead' }` are those that could not be sent, `'logged'` those that nobody got, as
   * there is no mail server.
   */
  list(query: QueryOf<'mail.list'> = {}, options?: RequestOptions) {
    return this.client.pages('mail.list', { query }, options);
  }

  /** Sends a mail again that was given up. @throws ConflictError, code `mail_not_dead`. */
  retry(id: string, options?: RequestOptions): Promise<Mail> {
    return this.client.call('mail.retry', { params: { id } }, options);
  }
}
