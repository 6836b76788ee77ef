import type { QueryOf } from '../call.js';
import type { Client, RequestOptions } from '../client.js';
import type { Notification } from '../types.js';

/** What happened that one should know. */
export class Notifications {
  constructor(private readonly client: Client) {}

  /** Own notifications, the newest first; the page also has `unread_count` (100 means "99+"). */
  list(query: QueryOf<'notifications.list'> = {}, options?: RequestOptions) {
    return this.client.pages('notifications.list', { query }, options);
  }

  /** Marks one as read. */
  read(id: string, options?: RequestOptions): Promise<Notification> {
    return this.client.call('notifications.read', { params: { id } }, options);
  }

  /** Marks all as read. */
  readAll(options?: RequestOptions): Promise<{ unread_count: number }> {
    return this.client.call('notifications.readAll', {}, options);
  }
}
