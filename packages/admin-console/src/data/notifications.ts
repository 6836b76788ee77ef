import type { Notification, NotificationPage } from '@logishift/support-sdk';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const shown = 30;
/** The server counts no further. */
const most = 100;

const newest = keyed(
  () => new Resource<NotificationPage>(() => Promise.resolve(support.notifications.list({ limit: shown }))),
);

/** The newest 30, and how many are unread (100 means more than 99). */
export const notificationList = () => newest(null);

/** The stream told of a new one. */
export function paintNotification(one: Notification): void {
  notificationList().patch((page) => {
    if (page.data.some(({ id }) => id === one.id)) return page;
    return {
      ...page,
      data: [one, ...page.data].slice(0, shown),
      unread_count: Math.min(most, page.unread_count + (one.read_at ? 0 : 1)),
    };
  });
}

/** One was read on another tab or device; all, without an id. */
export function paintRead(id: string | null, at: string, unread_count: number): void {
  notificationList().patch((page) => ({
    ...page,
    data: page.data.map((one) => (!one.read_at && (id === null || one.id === id) ? { ...one, read_at: at } : one)),
    unread_count,
  }));
}

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
  const page = notificationList().value;
  const shownUnread = page?.data.filter((one) => !one.read_at) ?? [];
  const unread = new Set(shownUnread.filter((one) => one.ticket_id === ticketId).map(({ id }) => id));
  // More may be unread than are shown.
  if (page && page.unread_count > shownUnread.length) {
    for await (const one of support.notifications.list({ unread: 'true', limit: 100 }))
      if (one.ticket_id === ticketId) unread.add(one.id);
  }
  if (unread.size === 0) return;
  await Promise.all([...unread].map((id) => support.notifications.read(id)));
  await notificationList().reload();
}
