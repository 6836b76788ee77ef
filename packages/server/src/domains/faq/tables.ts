import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from '../../platform/db/columns.js';
import { localeEnum, users } from '../identity/tables.js';
import { categoryEnum } from '../tickets/tables.js';

/** `is_active` is the soft delete. */
export const supportFaq = pgTable(
  'support_faq',
  {
    id: uuid('id').primaryKey(),
    category: categoryEnum('category').notNull(),
    position: integer('position').notNull(),
    is_active: boolean('is_active').notNull().default(true),
    // The FAQ's version that its last change made.
    version: integer('version').notNull().default(0),
    // The entry's own, its `version` in answers: votes and being moved do not count.
    entry_version: integer('entry_version').notNull().default(1),
    created_at: moment('created_at').notNull(),
    updated_at: moment('updated_at').notNull(),
  },
  (table) => [index('support_faq_order').on(table.category, table.position, table.id)],
);

/** One row: counts the changes of the FAQ, so that whoever keeps it in memory knows when it is another. */
export const supportFaqVersion = pgTable('support_faq_version', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull(),
});

export const supportFaqTranslations = pgTable(
  'support_faq_translations',
  {
    faq_id: uuid('faq_id')
      .notNull()
      .references(() => supportFaq.id),
    locale: localeEnum('locale').notNull(),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
  },
  (table) => [primaryKey({ columns: [table.faq_id, table.locale] })],
);

/** Whether an answer helped. A known person has one vote an entry; of the others each vote is a row. */
export const supportFaqVotes = pgTable(
  'support_faq_votes',
  {
    id: uuid('id').primaryKey(),
    faq_id: uuid('faq_id')
      .notNull()
      .references(() => supportFaq.id),
    person_id: uuid('person_id').references(() => users.id),
    helpful: boolean('helpful').notNull(),
    created_at: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('support_faq_votes_person')
      .on(table.faq_id, table.person_id)
      .where(sql`${table.person_id} is not null`),
    index('support_faq_votes_count').on(table.faq_id, table.helpful),
  ],
);
