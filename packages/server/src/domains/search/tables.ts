import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { tsvector } from '../../platform/db/columns.js';
import { users } from '../identity/tables.js';
import { supportTickets } from '../tickets/tables.js';

/** What a ticket is found by, as the ledger's reader `search` keeps it: in no transaction of a request. */
export const ticketSearch = pgTable(
  'ticket_search',
  {
    ticket_id: uuid('ticket_id')
      .primaryKey()
      .references(() => supportTickets.id),
    // As the ticket has it: so that one table's indexes find all that a word may mean.
    customer_id: uuid('customer_id')
      .notNull()
      .references(() => users.id),
    // Weight A: the subject; B: what its customer and staff wrote to each other; D: notes, which no customer is matched on. And a mark of what is not settled,
    // so that the index finds a common word among that at once.
    words: tsvector('words').notNull(),
  },
  (table) => [
    // Without PostgreSQL's list of what is to be added to the index: whoever searches would read that list through each time.
    index('ticket_search_words').using('gin', table.words).with({ fastupdate: false }),
    index('ticket_search_customer').on(table.customer_id),
  ],
);

/** Numbers, references, addresses and phones that a ticket is found by at once: whole, by their beginning or by their end. */
export const ticketKeys = pgTable(
  'ticket_keys',
  {
    // No foreign key: a ticket is never deleted, and each row of a new one would look for it.
    ticket_id: uuid('ticket_id').notNull(),
    value: text('value').notNull(),
    // Stands in a note alone.
    is_internal: boolean('is_internal').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.ticket_id, table.value] }),
    index('ticket_keys_value').on(table.value.op('text_pattern_ops')),
    index('ticket_keys_reversed').using('btree', sql`reverse(${table.value}) text_pattern_ops`),
  ],
);

/** How far back the tickets from before the index have been read, the newest first. One row; none: everything is to be read. */
export const searchProgress = pgTable('search_progress', {
  only: boolean('only').primaryKey().default(true),
  // Older tickets than this have not been read.
  before: uuid('before'),
  is_done: boolean('is_done').notNull().default(false),
});
