import { z } from 'zod';
import { endpoint } from './endpoint.js';
import { eventKinds, notificationKinds } from './events.js';
import { byId, id, paging, time } from './values.js';

/** An event made known to a person. */
export const notification = z.strictObject({
  id,
  kind: z.enum(eventKinds),
  title: z.string(),
  ticket_id: id.nullable().meta({ description: 'Null also where the ticket is no longer its reader’s to see' }),
  ticket_number: z.string().nullable(),
  ticket_subject: z.string().nullable(),
  actor_id: id.nullable().meta({ description: 'Who did it; null: it happened by itself' }),
  actor_name: z.string().nullable(),
  change: z
    .strictObject({ of: z.enum(['status', 'priority']), from: z.string(), to: z.string() })
    .nullable()
    .meta({ description: 'Of a status or a priority: what it was, and what it became' }),
  read_at: time.nullable(),
  created_at: time,
});
export type Notification = z.output<typeof notification>;

const unread = z.int().min(0).max(100).meta({ description: 'Counted up to 100: show 100 as 99+' });

export const notificationPage = z.strictObject({
  data: z.array(notification),
  unread_count: unread,
  unread_tickets: unread.meta({
    description: 'Of how many tickets something is unread; what is of none counts by itself',
  }),
  next_cursor: z.string().nullable(),
});
export type NotificationPage = z.output<typeof notificationPage>;

/** Where one wants to hear of a kind of event. */
export const notificationPreference = z.strictObject({
  kind: z.enum(notificationKinds),
  in_app: z.boolean().meta({
    description: 'Never of `ticket.created` for a customer: it is the receipt of their own ticket, by mail alone',
  }),
  email: z.boolean(),
});
export type NotificationPreference = z.output<typeof notificationPreference>;

/** One line for each kind that may reach this caller. */
const preferences = z.strictObject({
  data: z.array(notificationPreference),
  email: z.string().nullable().meta({ description: 'Where mails go; null: nowhere, no proven address is known' }),
});
export type NotificationPreferences = z.output<typeof preferences>;

export const notifications = {
  preferences: endpoint('notifications.preferences', {
    summary: 'Where one hears of what: in the app, by e-mail',
    answer: { status: 200, shape: preferences },
  }),
  setPreferences: endpoint('notifications.setPreferences', {
    summary: 'Change where one hears of what; kinds not named stay as they are',
    body: z
      .strictObject({ data: z.array(notificationPreference).min(1).max(50) })
      .meta({ examples: [{ data: [{ kind: 'ticket.message', in_app: true, email: false }] }] }),
    answer: { status: 200, shape: preferences },
  }),
  list: endpoint('notifications.list', {
    summary: 'Own notifications, the newest first, and how many are unread',
    query: z.strictObject({
      unread: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: '`true`: unread ones alone; `false`: read ones alone' }),
      ...paging,
    }),
    answer: { status: 200, shape: notificationPage },
  }),
  read: endpoint('notifications.read', {
    summary: 'Mark one as read',
    params: byId,
    answer: { status: 200, shape: notification },
  }),
  readTicket: endpoint('notifications.readTicket', {
    summary: 'Mark all that was made known of a ticket as read',
    params: byId,
    answer: { status: 200, shape: z.strictObject({ unread_count: unread }) },
  }),
  readAll: endpoint('notifications.readAll', {
    summary: 'Mark all as read',
    answer: { status: 200, shape: z.strictObject({ unread_count: unread }) },
  }),
};
