import type {
  FaqAnswer,
  FaqChange,
  FaqEntry,
  FaqQuestion,
  Locale,
  NewFaqEntry,
  Page,
  TicketCategory,
} from '@logishift/support-sdk/contract';
import { searchFaq } from '@logishift/support-sdk/finding';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { toPage } from '../../platform/http/pagination.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { newId } from '../../platform/new-id.js';
import { chooseTranslation, languageOf } from './choose-translation.js';
import { limits } from './limits.js';
import { renderAnswer } from './markdown.js';
import { comparePlaces, placeValue, readFaqCursor } from './place.js';
import {
  findEntry,
  insertEntry,
  isShown,
  lastPosition,
  listEntries,
  lockEntry,
  nextVersion,
  removeTranslation,
  saveTranslation,
  saveVote,
  updateEntry,
  withVotes,
} from './queries.js';
import type { FaqShelves } from './shelf.js';

interface FaqQuery {
  category?: TicketCategory[] | undefined;
  locale?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The questions in one language that have every word of `q`, a page of them. */
export async function faqQuestions(context: Context, shelves: FaqShelves, query: FaqQuery): Promise<Page<FaqQuestion>> {
  const after = readFaqCursor(query.cursor);
  const entries = await shelves.entries(context, languageOf(query.locale));
  const ofCategory = query.category ? entries.filter(({ category }) => query.category?.includes(category)) : entries;
  const found = searchFaq(ofCategory, query.q ?? '', ({ bags }) => bags).map(({ entry, rank }) => ({ ...entry, rank }));
  const rest = after ? found.filter((entry) => comparePlaces(entry, after) > 0) : found;
  const page = toPage(rest.slice(0, query.limit + 1), query.limit, 'faq', placeValue);
  return {
    ...page,
    data: page.data.map(({ id, question, excerpt, category, locale }) => ({ id, question, excerpt, category, locale })),
  };
}

/** One entry that is shown, whole. */
export async function faqAnswer(context: Context, id: string, asked: string | undefined): Promise<FaqAnswer> {
  const entry = await findEntry(context, id);
  const chosen = entry?.is_active ? chooseTranslation(entry.translations, asked) : null;
  if (!entry || !chosen) throw noEntry();
  const { question, answer } = chosen.translation;
  const { category } = entry;
  return { id: entry.id, question, answer, answer_html: renderAnswer(answer), category, locale: chosen.locale };
}

export async function faqEntries(
  context: Context,
  { category, cursor, limit }: { category?: TicketCategory[] | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<FaqEntry>> {
  const rows = await listEntries(context, { category, after: readFaqCursor(cursor), limit: limit + 1 });
  const page = toPage(rows, limit, 'faq', ({ category, position }) => placeValue({ rank: 0, category, position }));
  return { ...page, data: await withVotes(context, page.data) };
}

export async function faqEntry(context: Context, id: string): Promise<FaqEntry> {
  const found = await findEntry(context, id);
  if (!found) throw noEntry();
  const [entry] = await withVotes(context, [found]);
  return entry as FaqEntry;
}

const noEntry = () => new Refusal('not_found', 'There is no such FAQ entry.');

/** Says whether an answer helped. Known people have one vote an entry; the others' are limited by their address. */
export async function voteOnFaqEntry(
  context: Context,
  limiter: Limiter,
  voter: { person_id: string | null; address: string },
  id: string,
  helpful: boolean,
): Promise<void> {
  if (!voter.person_id) await limiter.take(limits.faq_vote, voter.address);
  if (!(await isShown(context, id))) throw noEntry();
  const created_at = context.now().toISOString();
  await saveVote(context, { id: newId(context), faq_id: id, person_id: voter.person_id, helpful, created_at });
}

export async function createFaqEntry(context: Context, input: NewFaqEntry): Promise<FaqEntry> {
  return inTransaction(context, async (context) => {
    const id = newId(context);
    const at = context.now().toISOString();
    await insertEntry(context, {
      id,
      category: input.category,
      position: input.position ?? (await lastPosition(context, input.category)) + 1,
      is_active: input.is_active ?? true,
      version: await nextVersion(context),
      created_at: at,
      updated_at: at,
    });
    for (const [locale, text] of Object.entries(input.translations)) {
      await saveTranslation(context, id, locale as Locale, text);
    }
    return faqEntry(context, id);
  });
}

export async function updateFaqEntry(
  context: Context,
  id: string,
  { translations = {}, ...change }: FaqChange,
): Promise<FaqEntry> {
  return inTransaction(context, async (context) => {
    if (!(await lockEntry(context, id))) throw noEntry();
    for (const [locale, text] of Object.entries(translations)) {
      if (text) await saveTranslation(context, id, locale as Locale, text);
      else await removeTranslation(context, id, locale as Locale);
    }
    await updateEntry(context, id, {
      ...change,
      version: await nextVersion(context),
      updated_at: context.now().toISOString(),
    });
    const entry = await faqEntry(context, id);
    if (Object.keys(entry.translations).length === 0) {
      throw invalidInput([{ path: 'translations', message: 'Keep at least one translation', code: 'none_left' }]);
    }
    return entry;
  });
}

export const retireFaqEntry = (context: Context, id: string) => updateFaqEntry(context, id, { is_active: false });
