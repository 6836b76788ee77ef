import type { FaqEntry, Locale, TicketCategory } from '@logishift/support-sdk/contract';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { supportFaq, supportFaqTranslations } from '../../platform/db/schema/index.js';

const translations = sql<FaqEntry['translations']>`coalesce((
  select json_object_agg(t.locale, json_build_object('question', t.question, 'answer', t.answer))
  from ${supportFaqTranslations} t where t.faq_id = ${supportFaq.id}), '{}'::json)`;

const columns = {
  id: supportFaq.id,
  category: supportFaq.category,
  position: supportFaq.position,
  is_active: supportFaq.is_active,
  translations,
  created_at: supportFaq.created_at,
  updated_at: supportFaq.updated_at,
};

export async function listEntries(
  { db }: Context,
  filter: { category?: TicketCategory[] | undefined; active?: boolean },
): Promise<FaqEntry[]> {
  return db
    .select(columns)
    .from(supportFaq)
    .where(
      and(
        filter.category && inArray(supportFaq.category, filter.category),
        filter.active === undefined ? undefined : eq(supportFaq.is_active, filter.active),
      ),
    )
    .orderBy(asc(supportFaq.category), asc(supportFaq.position), asc(supportFaq.id));
}

export async function findEntry({ db }: Context, id: string): Promise<FaqEntry | undefined> {
  const [found] = await db.select(columns).from(supportFaq).where(eq(supportFaq.id, id));
  return found;
}

export async function lockEntry({ db }: Context, id: string): Promise<boolean> {
  const found = await db.select({ id: supportFaq.id }).from(supportFaq).where(eq(supportFaq.id, id)).for('update');
  return found.length > 0;
}

export async function lastPosition({ db }: Context, category: TicketCategory): Promise<number> {
  const [found] = await db
    .select({ last: sql<number>`coalesce(max(${supportFaq.position}), -1)::int` })
    .from(supportFaq)
    .where(eq(supportFaq.category, category));
  return found?.last ?? -1;
}

export async function insertEntry({ db }: Context, entry: typeof supportFaq.$inferInsert) {
  await db.insert(supportFaq).values(entry);
}

export async function updateEntry({ db }: Context, id: string, change: Partial<typeof supportFaq.$inferInsert>) {
  await db.update(supportFaq).set(change).where(eq(supportFaq.id, id));
}

export async function saveTranslation(
  { db }: Context,
  faqId: string,
  locale: Locale,
  text: { question: string; answer: string },
) {
  await db
    .insert(supportFaqTranslations)
    .values({ faq_id: faqId, locale, ...text })
    .onConflictDoUpdate({ target: [supportFaqTranslations.faq_id, supportFaqTranslations.locale], set: text });
}

export async function removeTranslation({ db }: Context, faqId: string, locale: Locale) {
  await db
    .delete(supportFaqTranslations)
    .where(and(eq(supportFaqTranslations.faq_id, faqId), eq(supportFaqTranslations.locale, locale)));
}
