import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { roleEnum, users } from '../identity/tables.js';
import { supportTickets } from '../tickets/tables.js';

export const ticketMessages = pgTable(
  'ticket_messages',
  {
    id: uuid('id').primaryKey(),
    ticket_id: uuid('ticket_id')
      .notNull()
      .references(() => supportTickets.id),
    author_id: uuid('author_id')
      .notNull()
      .references(() => users.id),
    author_role: roleEnum('author_role').notNull(),
    body: text('body').notNull(),
    created_at: moment('created_at').notNull(),
  },
  (table) => [index('ticket_messages_ticket').on(table.ticket_id, table.id)],
);

/** How far somebody has got with a conversation. */
export const ticketMarks = pgTable(
  'ticket_marks',
  {
    ticket_id: uuid('ticket_id')
      .notNull()
      .references(() => supportTickets.id),
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    user_role: roleEnum('user_role').notNull(),
    delivered_through: uuid('delivered_through'),
    seen_through: uuid('seen_through'),
    seen_at: moment('seen_at'),
  },
  (table) => [primaryKey({ columns: [table.ticket_id, table.user_id] })],
);
