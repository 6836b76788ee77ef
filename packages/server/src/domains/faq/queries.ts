import type { FaqEntry, Locale, TicketCategory } from '@logishift/support-sdk/contract';
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import type { FaqPlace } from './place.js';
import { supportFaq, supportFaqTranslations, supportFaqVersion, supportFaqVotes } from './tables.js';

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
  version: supportFaq.entry_version,
  translations,
  created_at: supportFaq.created_at,
  updated_at: supportFaq.updated_at,
};

const inOrder = [asc(supportFaq.category), asc(supportFaq.position), asc(supportFaq.id)];

/** Entries from a place in their order on. */
export async function listEntries(
  { db }: Context,
  filter: { category: TicketCategory[] | undefined; after: FaqPlace | null; limit: number },
): Promise<Entry[]> {
  const { after } = filter;
  return db
    .select(columns)
    .from(supportFaq)
    .where(
      and(
        filter.category && inArray(supportFaq.category, filter.category),
        after
          ? sql`(${supportFaq.category}, ${supportFaq.position}, ${supportFaq.id}) > (${after.category}::ticket_category, ${after.position}::int, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(...inOrder)
    .limit(filter.limit);
}

/** What is shown of the FAQ, without its texts. */
export interface ShownEntry {
  id: string;
  category: TicketCategory;
  position: number;
  version: number;
  /** The languages it is in. */
  locales: Locale[];
}

export async function listShown({ db }: Context): Promise<ShownEntry[]> {
  const locales = sql<Locale[]>`array(
    select t.locale::text from ${supportFaqTranslations} t where t.faq_id = ${supportFaq.id})`;
  const { id, category, position, version } = supportFaq;
  return db
    .select({ id, category, position, version, locales })
    .from(supportFaq)
    .where(eq(supportFaq.is_active, true))
    .orderBy(...inOrder);
}

/** The texts of entries, each in its language; of what is gone meanwhile, none. */
export async function readTexts({ db }: Context, wanted: { id: string; locale: Locale }[]) {
  const { faq_id, locale, question, answer } = supportFaqTranslations;
  const rows = await db
    .select({ faq_id, question, answer })
    .from(supportFaqTranslations)
    .where(or(...wanted.map((one) => and(eq(faq_id, one.id), eq(locale, one.locale)))) ?? sql`false`);
  return new Map(rows.map((row) => [row.faq_id, row]));
}

/** Counts the changes of the FAQ. */
export async function faqVersion({ db }: Context): Promise<number> {
  const [found] = await db.select({ version: supportFaqVersion.version }).from(supportFaqVersion);
  return found?.version ?? 0;
}

/** Makes a version, within the transaction of its change, and first: others who change something wait here until that has ended. */
export async function nextVersion({ db }: InTransaction): Promise<number> {
  const [made] = await db
    .insert(supportFaqVersion)
    .values({ id: 1, version: 1 })
    .onConflictDoUpdate({ target: supportFaqVersion.id, set: { version: sql`${supportFaqVersion.version} + 1` } })
    .returning({ version: supportFaqVersion.version });
  return made?.version ?? 0;
}

export async function findEntry({ db }: Context, id: string): Promise<Entry | undefined> {
  const [found] = await db.select(columns).from(supportFaq).where(eq(supportFaq.id, id));
  return found;
}

/** The entries of a category in their order, retired ones too. */
export async function readOrder({ db }: Context, category: TicketCategory): Promise<string[]> {
  const rows = await db
    .select({ id: supportFaq.id })
    .from(supportFaq)
    .where(eq(supportFaq.category, category))
    .orderBy(...inOrder);
  return rows.map(({ id }) => id);
}

/** Gives entries the places that they have in a list. Those that stand elsewhere are of the FAQ's `version` then. */
export async function writeOrder({ db }: InTransaction, order: string[], version: number) {
  await db.execute(sql`update ${supportFaq} set position = wanted.place - 1, version = ${version}
    from unnest(${sql.param(order)}::uuid[]) with ordinality as wanted (id, place)
    where ${supportFaq.id} = wanted.id and ${supportFaq.position} <> wanted.place - 1`);
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
