import type {
  FaqAnswer,
  FaqChange,
  FaqEntry,
  Locale,
  NewFaqEntry,
  TicketCategory,
} from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import type { Limiter } from '../../platform/http/rate-limit.js';
import { newId } from '../../platform/new-id.js';
import { chooseTranslation } from './choose-translation.js';
import { renderAnswer } from './markdown.js';
import {
  findEntry,
  insertEntry,
  isShown,
  lastPosition,
  listEntries,
  lockEntry,
  removeTranslation,
  saveTranslation,
  saveVote,
  updateEntry,
  withVotes,
} from './queries.js';

/** The FAQ in one language. Every word of `q` must be in the question or the answer. */
export async function faqAnswers(
  context: Context,
  query: { category?: TicketCategory[] | undefined; locale?: string | undefined; q?: string | undefined },
): Promise<{ data: FaqAnswer[] }> {
  const entries = await listEntries(context, { category: query.category, active: true });
  const answers = entries.flatMap(({ id, category, translations }): FaqAnswer[] => {
    const chosen = chooseTranslation(translations, query.locale);
    if (!chosen) return [];
    const { question, answer } = chosen.translation;
    return [{ id, question, answer, answer_html: renderAnswer(answer), category, locale: chosen.locale }];
  });
  const words = fold(query.q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return {
    data: answers.filter(({ question, answer }) => {
      const text = fold(`${question} ${answer}`);
      return words.every((word) => text.includes(word));
    }),
  };
}

/** Lower case without accents, so that "colis égaré" finds "Colis egare". */
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export async function faqEntries(
  context: Context,
  category: TicketCategory[] | undefined,
): Promise<{ data: FaqEntry[] }> {
  return { data: await withVotes(context, await listEntries(context, { category })) };
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
  if (!voter.person_id) await limiter.take('faq_vote', voter.address);
  if (!(await isShown(context, id))) throw noEntry();
  const created_at = context.now().toISOString();
  await saveVote(context, { id: newId(), faq_id: id, person_id: voter.person_id, helpful, created_at });
}

export async function createFaqEntry(context: Context, input: NewFaqEntry): Promise<FaqEntry> {
  return inTransaction(context, async (context) => {
    const id = newId();
    const at = context.now().toISOString();
    await insertEntry(context, {
      id,
      category: input.category,
      position: input.position ?? (await lastPosition(context, input.category)) + 1,
      is_active: input.is_active ?? true,
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
    await updateEntry(context, id, { ...change, updated_at: context.now().toISOString() });
    const entry = await faqEntry(context, id);
    if (Object.keys(entry.translations).length === 0) {
      throw invalidInput([{ path: 'translations', message: 'Keep at least one translation', code: 'none_left' }]);
    }
    return entry;
  });
}

export const retireFaqEntry = (context: Context, id: string) => updateFaqEntry(context, id, { is_active: false });
