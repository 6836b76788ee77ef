import type { Mail } from '@logishift/support-sdk/contract';
import { mailStates } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { localeEnum, users } from '../identity/tables.js';
import { notifications } from '../notifications/tables.js';
import { supportTickets } from '../tickets/tables.js';

export const mailStateEnum = pgEnum('mail_state', mailStates);

/** Mails on their way, and those that were sent or given up. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<Mail['kind']>().notNull(),
    recipient_id: uuid('recipient_id').references(() => users.id),
    to: text('to').notNull(),
    locale: localeEnum('locale').notNull(),
    ticket_id: uuid('ticket_id').references(() => supportTickets.id),
    // What a mail that is about no notification says. Emptied once it is sent, or has expired: a code must not lie about.
    params: jsonb('params').$type<Record<string, string>>().notNull().default({}),
    state: mailStateEnum('state').notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    last_error: text('last_error'),
    created_at: moment('created_at').notNull(),
    due_at: moment('due_at').notNull(),
    sent_at: moment('sent_at'),
  },
  (table) => [
    index('mails_due').on(table.due_at).where(sql`${table.state} in ('queued', 'sending')`),
    index('mails_state').on(table.state, table.id),
    index('mails_recipient').on(table.recipient_id, table.ticket_id, table.due_at),
  ],
);

/** The notifications a mail tells of. A person is mailed each once. */
export const mailItems = pgTable(
  'mail_items',
  {
    recipient_id: uuid('recipient_id')
      .notNull()
      .references(() => users.id),
    notification_id: uuid('notification_id')
      .notNull()
      .references(() => notifications.id),
    mail_id: uuid('mail_id')
      .notNull()
      .references(() => mails.id),
  },
  (table) => [
    primaryKey({ columns: [table.recipient_id, table.notification_id] }),
    index('mail_items_mail').on(table.mail_id),
  ],
);
