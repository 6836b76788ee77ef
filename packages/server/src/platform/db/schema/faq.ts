import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.js';
import { localeEnum } from './identity.js';
import { categoryEnum } from './tickets.js';

/** `is_active` is the soft delete. */
export const supportFaq = pgTable(
  'support_faq',
  {
    id: uuid('id').primaryKey(),
    category: categoryEnum('category').notNull(),
    position: integer('position').notNull(),
    is_active: boolean('is_active').notNull().default(true),
    created_at: moment('created_at').notNull(),
    updated_at: moment('updated_at').notNull(),
  },
  (table) => [index('support_faq_order').on(table.category, table.position, table.id)],
);

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
