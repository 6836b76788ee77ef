import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { users } from '../identity/tables.js';
import { supportTickets } from '../tickets/tables.js';

/** Staff's alone: no query that answers a customer touches this table. */
export const ticketInternalNotes = pgTable(
  'ticket_internal_notes',
  {
    id: uuid('id').primaryKey(),
    ticket_id: uuid('ticket_id')
      .notNull()
      .references(() => supportTickets.id),
    agent_id: uuid('agent_id')
      .notNull()
      .references(() => users.id),
    note: text('note').notNull(),
    created_at: moment('created_at').notNull(),
  },
  (table) => [index('ticket_internal_notes_ticket').on(table.ticket_id, table.id)],
);
