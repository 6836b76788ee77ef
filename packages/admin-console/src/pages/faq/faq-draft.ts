import type { Locale } from '@logishift/support-sdk';
import { keepDraft, readDraft } from '../../data/drafts.js';

export type Texts = Partial<Record<Locale, { question: string; answer: string }>>;

const key = (id: string) => `faq:${id}`;

/** Unsaved texts of an entry (`new` for one not created yet). */
export function readFaqDraft(id: string): Texts {
  const kept = readDraft(key(id));
  return kept ? JSON.parse(kept) : {};
}

export function keepFaqDraft(id: string, texts: Texts): void {
  keepDraft(key(id), Object.keys(texts).length ? JSON.stringify(texts) : '');
}

export function forgetFaqDraft(id: string): void {
  keepDraft(key(id), '');
}
