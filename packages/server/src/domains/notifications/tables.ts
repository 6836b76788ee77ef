import type { EventKind, NotificationKind } from '@logishift/support-sdk/contract';
import { boolean, index, jsonb, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { events } from '../../platform/events/tables.js';
import { users } from '../identity/tables.js';
import { supportTickets } from '../tickets/tables.js';

export const recipientRole = pgEnum('recipient_role', ['agents', 'admins', 'staff']);

/** An event made known to a person, or to a role: one row for the whole role, fanned out when it is read. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid('id').primaryKey(),
    event_id: uuid('event_id')
      .notNull()
      .references(() => events.id),
    kind: text('kind').$type<EventKind>().notNull(),
    template: text('template').notNull(),
    params: jsonb('params').$type<Record<string, string>>().notNull(),
    recipient_id: uuid('recipient_id').references(() => users.id),
    recipient_role: recipientRole('recipient_role'),
    actor_id: uuid('actor_id'),
    ticket_id: uuid('ticket_id').references(() => supportTickets.id),
    created_at: moment('created_at').notNull(),
  },
  (table) => [
    unique('notifications_once').on(table.event_id, table.recipient_id, table.recipient_role).nullsNotDistinct(),
    index('notifications_recipient').on(table.recipient_id, table.id),
    index('notifications_role').on(table.recipient_role, table.id),
    index('notifications_ticket').on(table.ticket_id),
  ],
);

/** What a person has read, one by one. */
export const notificationReads = pgTable(
  'notification_reads',
  {
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    notification_id: uuid('notification_id')
      .notNull()
      .references(() => notifications.id),
    read_at: moment('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.notification_id] })],
);

/** Up to where a person has read everything. */
export const notificationWatermarks = pgTable('notification_watermarks', {
  user_id: uuid('user_id')
    .primaryKey()
    .references(() => users.id),
  read_through: uuid('read_through').notNull(),
  read_at: moment('read_at').notNull(),
});

/** Where somebody wants to hear of a kind of event, where that is not the default. */
export const notificationPreferences = pgTable(
  'notification_preferences',
  {
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind').$type<NotificationKind>().notNull(),
    in_app: boolean('in_app').notNull(),
    email: boolean('email').notNull(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.kind] })],
);
