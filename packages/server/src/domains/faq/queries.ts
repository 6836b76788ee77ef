import type { FaqEntry, Locale, TicketCategory } from '@logishift/support-sdk/contract';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { supportFaq, supportFaqTranslations, supportFaqVotes } from '../../platform/db/schema/index.js';

type Votes = Pick<FaqEntry, 'helpful_count' | 'unhelpful_count'>;
type Entry = Omit<FaqEntry, keyof Votes>;

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
): Promise<Entry[]> {
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

export async function findEntry({ db }: Context, id: string): Promise<Entry | undefined> {
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

export async function isShown({ db }: Context, id: string): Promise<boolean> {
  const shown = and(eq(supportFaq.id, id), eq(supportFaq.is_active, true));
  return (await db.select({ id: supportFaq.id }).from(supportFaq).where(shown)).length > 0;
}

/** A known person's vote takes the place of their last one. */
export async function saveVote({ db }: Context, vote: typeof supportFaqVotes.$inferInsert) {
  await db
    .insert(supportFaqVotes)
    .values(vote)
    .onConflictDoUpdate({
      target: [supportFaqVotes.faq_id, supportFaqVotes.person_id],
      targetWhere: sql`${supportFaqVotes.person_id} is not null`,
      set: { helpful: vote.helpful },
    });
}

/** Adds to entries what was voted on them: one query for all. */
export async function withVotes({ db }: Context, entries: Entry[]): Promise<FaqEntry[]> {
  const ids = entries.map(({ id }) => id);
  const rows = await db
    .select({
      faq_id: supportFaqVotes.faq_id,
      helpful_count: sql<number>`(count(*) filter (where ${supportFaqVotes.helpful}))::int`,
      unhelpful_count: sql<number>`(count(*) filter (where not ${supportFaqVotes.helpful}))::int`,
    })
    .from(supportFaqVotes)
    .where(inArray(supportFaqVotes.faq_id, ids))
    .groupBy(supportFaqVotes.faq_id);
  const votes = new Map(rows.map(({ faq_id, ...counts }): [string, Votes] => [faq_id, counts]));
  return entries.map((entry) => ({ ...entry, ...(votes.get(entry.id) ?? { helpful_count: 0, unhelpful_count: 0 }) }));
}
