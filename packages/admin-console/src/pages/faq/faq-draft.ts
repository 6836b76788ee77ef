import type { FaqEntry, Locale } from '@logishift/support-sdk';
import { isVisible } from '@logishift/support-sdk/text';
import { keepDraft, readDraft } from '../../data/drafts.js';

export interface FaqText {
  question: string;
  answer: string;
}
export type Texts = Partial<Record<Locale, FaqText>>;
/** What is wrong with a text, in words, by field. */
export type Faults = Partial<Record<keyof FaqText, string>>;

const blank: FaqText = { question: '', answer: '' };
const localesOf = (texts: Texts) => Object.keys(texts) as Locale[];

/** What the fields of a language show: what was typed, else what is saved. */
export function textOf(entry: FaqEntry | undefined, drafts: Texts, locale: Locale): FaqText {
  return drafts[locale] ?? entry?.translations[locale] ?? blank;
}

export const isSameText = (one: FaqText | undefined, other: FaqText | undefined): boolean =>
  one?.question === other?.question && one?.answer === other?.answer;

/** The languages that differ from what is saved. One begun and emptied again does not. */
export function changedTexts(entry: FaqEntry | undefined, drafts: Texts): Texts {
  const changed: Texts = {};
  for (const locale of localesOf(drafts)) {
    const saved = entry?.translations[locale] ?? blank;
    const now = drafts[locale]!;
    if (now.question.trim() !== saved.question || now.answer.trim() !== saved.answer.trim()) changed[locale] = now;
  }
  return changed;
}

export type Completeness = 'written' | 'half' | 'missing';

/** Whether customers who read a language get question and answer in it. */
export function completeness({ question, answer }: FaqText): Completeness {
  const has = [question, answer].filter(isVisible).length;
  return has === 2 ? 'written' : has === 1 ? 'half' : 'missing';
}

const key = (id: string) => `faq:${id}`;

/** Unsaved texts of an entry (`new` for one not created yet). */
export function readFaqDraft(id: string): Texts {
  try {
    return JSON.parse(readDraft(key(id)) || '{}') ?? {};
  } catch {
    // Cut off, or of something else: the editor opens all the same.
    return {};
  }
}

export function keepFaqDraft(id: string, texts: Texts): void {
  keepDraft(key(id), localesOf(texts).length ? JSON.stringify(texts) : '');
}
