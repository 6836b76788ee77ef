import type { FaqAnswer, FaqQuestion, Page, TicketCategory } from '@logishift/support-sdk/contract';
import { searchFaq } from '@logishift/support-sdk/finding';
import type { Context } from '../../platform/context.js';
import { toPage } from '../../platform/http/pagination.js';
import { chooseTranslation, languageOf } from './choose-translation.js';
import { noEntry } from './entries.js';
import { keptFaq } from './kept-faq.js';
import { renderAnswer } from './markdown.js';
import { comparePlaces, placeValue, readFaqCursor } from './place.js';
import { findEntry } from './queries.js';

export interface FaqQuery {
  category?: TicketCategory[] | undefined;
  locale?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The questions in one language that have every word of `q`, a page of them, as of a version of the FAQ or a later one. */
export async function faqQuestions(
  context: Context,
  { category: categories, locale, q = '', cursor, limit }: FaqQuery,
  version: number,
): Promise<Page<FaqQuestion>> {
  const after = readFaqCursor(cursor);
  const entries = await context.ports.get(keptFaq).shelves.entries(context, languageOf(locale), version);
  const ofCategory = categories ? entries.filter(({ category }) => categories.includes(category)) : entries;
  const found = searchFaq(ofCategory, q, ({ bags }) => bags).map(({ entry, rank }) => ({ ...entry, rank }));
  const rest = after ? found.filter((entry) => comparePlaces(entry, after) > 0) : found;
  const page = toPage(rest.slice(0, limit + 1), limit, 'faq', placeValue);
  return {
    ...page,
    data: page.data.map(({ id, question, excerpt, category, locale }) => ({ id, question, excerpt, category, locale })),
  };
}

/** One entry that is shown, whole. */
export async function faqAnswer(
  context: Context,
  { id, locale }: { id: string; locale?: string | undefined },
): Promise<FaqAnswer> {
  const entry = await findEntry(context, id);
  const chosen = entry?.is_active ? chooseTranslation(entry.translations, locale) : null;
  if (!entry || !chosen) throw noEntry();
  const { question, answer } = chosen.translation;
  const { category } = entry;
  return { id: entry.id, question, answer, answer_html: renderAnswer(answer), category, locale: chosen.locale };
}
