import type { Notification, NotificationPage } from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

const loaded = 100;
/** The server counts no further. */
const most = 100;

const newest = keyed(
  () => new Resource<NotificationPage>(() => Promise.resolve(support.notifications.list({ limit: loaded }))),
);

/** The newest 100, and how many are unread (100 means more than 99), by ticket too. */
export const notificationList = () => newest(null);

/** All that was told of one ticket, the newest first; what is of none stands by itself. */
export interface NotificationGroup {
  id: string;
  newest: Notification;
  /** Whatever else is unread of it, or was. */
  others: Notification[];
  isUnread: boolean;
}

/** By ticket, the one with the newest first. What somebody did themselves is no news to them. */
export function grouped(
  all: Notification[],
  isMeant: (one: Notification) => boolean = () => true,
): NotificationGroup[] {
  const byTicket = new Map<string, Notification[]>();
  for (const one of all) {
    if (one.actor_id === session.user?.id || !isMeant(one)) continue;
    const about = one.ticket_id ?? one.id;
    byTicket.set(about, [...(byTicket.get(about) ?? []), one]);
  }
  return [...byTicket].map(([id, [newest, ...others]]) => ({
    id,
    newest: newest as Notification,
    others,
    isUnread: [newest, ...others].some((one) => !one?.read_at),
  }));
}

const isUnreadOf = (data: Notification[], { id, ticket_id }: Pick<Notification, 'id' | 'ticket_id'>) =>
  data.some((one) => !one.read_at && (ticket_id ? one.ticket_id === ticket_id : one.id === id));

/** Something new was told of. */
export class NewsEvent extends Event {
  constructor(readonly news: Notification) {
    super('news');
  }
}

/** @fires news - NewsEvent */
export const freshNews = new EventTarget();

/** The stream told of a new one. */
export function paintNotification(one: Notification): void {
  if (!one.read_at && one.actor_id !== session.user?.id) freshNews.dispatchEvent(new NewsEvent(one));
  notificationList().patch((page) => {
    if (page.data.some(({ id }) => id === one.id)) return page;
    const isNew = !one.read_at;
    return {
      ...page,
      data: [one, ...page.data].slice(0, loaded),
      unread_count: Math.min(most, page.unread_count + (isNew ? 1 : 0)),
      unread_tickets: Math.min(most, page.unread_tickets + (isNew && !isUnreadOf(page.data, one) ? 1 : 0)),
    };
  });
}

/** Some were read on another tab or device: one, those of a ticket, or all where neither is named. */
export function paintRead(what: { notification_id: string | null; ticket_id: string | null; at: string }): void {
  const { notification_id, ticket_id, at } = what;
  const isRead = (one: Notification) =>
    notification_id ? one.id === notification_id : !ticket_id || one.ticket_id === ticket_id;
  notificationList().patch((page) => ({
    ...page,
    data: page.data.map((one) => (!one.read_at && isRead(one) ? { ...one, read_at: at } : one)),
  }));
  // The counts are the server's: events of several acts may come in any order.
  notificationList().touch();
}

export async function markRead(group: NotificationGroup): Promise<void> {
  const { ticket_id } = group.newest;
  if (ticket_id) await support.notifications.readTicket(ticket_id);
  else await support.notifications.read(group.newest.id);
  await notificationList().reload();
}

export async function markAllRead(): Promise<void> {
  await support.notifications.readAll();
  await notificationList().reload();
}

/** Something unread is about this ticket. */
export const isToldOf = (ticketId: string): boolean =>
  isUnreadOf(notificationList().value?.data ?? [], { id: '', ticket_id: ticketId });
