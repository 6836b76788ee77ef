import type { QueryOf } from '../call.js';
import type { RequestOptions } from '../client.js';
import type { Notification, NotificationPreference, NotificationPreferences } from '../types.js';
import { Resource } from './resource.js';

/** What happened that one should know. */
export class Notifications extends Resource {
  /** Own notifications, the newest first; the page also has `unread_count` (100 means "99+"). */
  list(query: QueryOf<'notifications.list'> = {}, options?: RequestOptions) {
    return this.client.pages('notifications.list', { query }, options);
  }

  /** Marks one as read. */
  read(id: string, options?: RequestOptions): Promise<Notification> {
    return this.client.call('notifications.read', { params: { id } }, options);
  }

  /**
   * Marks all that was made known of a ticket as read.
   * @throws NotFoundError when the ticket is not there, or not yours to see.
   */
  readTicket(ticketId: string, options?: RequestOptions): Promise<{ unread_count: number }> {
    return this.client.call('notifications.readTicket', { params: { id: ticketId } }, options);
  }

  /** Marks all as read. */
  readAll(options?: RequestOptions): Promise<{ unread_count: number }> {
    return this.client.call('notifications.readAll', {}, options);
  }

  /** Where one hears of what, in the app and by e-mail: one line for each kind that may reach the caller. */
  preferences(options?: RequestOptions): Promise<NotificationPreferences> {
    return this.client.call('notifications.preferences', {}, options);
  }

  /** Changes where one hears of what; kinds not named stay as they are. */
  setPreferences(changed: NotificationPreference[], options?: RequestOptions): Promise<NotificationPreferences> {
    return this.client.call('notifications.setPreferences', { body: { data: changed } }, options);
  }
}
