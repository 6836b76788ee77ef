import { sql } from 'drizzle-orm';
import { check, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { users } from '../identity/tables.js';
import { supportTickets } from '../tickets/tables.js';

export const ticketFeedback = pgTable(
  'ticket_feedback',
  {
    id: uuid('id').primaryKey(),
    ticket_id: uuid('ticket_id')
      .notNull()
      .unique()
      .references(() => supportTickets.id),
    customer_id: uuid('customer_id')
      .notNull()
      .references(() => users.id),
    agent_id: uuid('agent_id').references(() => users.id),
    rating: smallint('rating').notNull(),
    comment: text('comment'),
    created_at: moment('created_at').notNull(),
  },
  (table) => [check('rating_is_1_to_5', sql`${table.rating} between 1 and 5`)],
);
