import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { type EventKind, eventData } from './events.js';
import { byId, id, paging, time } from './values.js';

const kinds = Object.keys(eventData) as [EventKind, ...EventKind[]];

/** An event made known to a person. */
export const notification = z.strictObject({
  id,
  kind: z.enum(kinds),
  title: z.string(),
  ticket_id: id.nullable(),
  ticket_number: z.string().nullable(),
  ticket_subject: z.string().nullable(),
  read_at: time.nullable(),
  created_at: time,
});
export type Notification = z.output<typeof notification>;

const unread = z.int().min(0).max(100).meta({ description: 'Counted up to 100: show 100 as 99+' });

export const notificationPage = z.strictObject({
  data: z.array(notification),
  unread_count: unread,
  next_cursor: z.string().nullable(),
});
export type NotificationPage = z.output<typeof notificationPage>;

export const notifications = {
  list: endpoint('notifications.list', {
    summary: 'Own notifications, the newest first, and how many are unread',
    query: z.strictObject({ unread: z.enum(['true', 'false']).optional(), ...paging }),
    answer: { status: 200, shape: notificationPage },
  }),
  read: endpoint('notifications.read', {
    summary: 'Mark one as read',
    params: byId,
    answer: { status: 200, shape: notification },
  }),
  readAll: endpoint('notifications.readAll', {
    summary: 'Mark all as read',
    answer: { status: 200, shape: z.strictObject({ unread_count: unread }) },
  }),
};
