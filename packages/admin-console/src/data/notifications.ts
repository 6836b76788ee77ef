import type { NotificationPage } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const newest = keyed(
  () => new Resource<NotificationPage>(() => Promise.resolve(support.notifications.list({ limit: 30 }))),
);

/** The newest 30, and how many are unread (100 means more than 99). */
export const notificationList = () => newest(null);

export async function markRead(id: string): Promise<void> {
  await support.notifications.read(id);
  await notificationList().reload();
}

export async function markAllRead(): Promise<void> {
  await support.notifications.readAll();
  await notificationList().reload();
}

/** The tickets that something unread is about. */
export function unreadTickets(page: NotificationPage | undefined): Set<string> {
  return new Set(page?.data.flatMap(({ ticket_id, read_at }) => (ticket_id && !read_at ? [ticket_id] : [])));
}

/** Opening a ticket reads what was told about it. */
export async function readAbout(ticketId: string): Promise<void> {
  const unread = notificationList().value?.data.filter((one) => one.ticket_id === ticketId && !one.read_at) ?? [];
  if (unread.length === 0) return;
  await Promise.all(unread.map(({ id }) => support.notifications.read(id)));
  await notificationList().reload();
}
