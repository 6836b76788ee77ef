import type { Locale } from '@logishift/support-sdk/contract';
import { fold } from '@logishift/support-sdk/text';
import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/db/connect.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';

/** PostgreSQL's own stemmers. */
const stemmers: Record<Locale, string> = {
  en: 'english_stem',
  de: 'german_stem',
  fr: 'french_stem',
  es: 'spanish_stem',
  ar: 'arabic_stem',
  hi: 'hindi_stem',
};

const scripts: { of: RegExp; locales: Locale[] }[] = [
  { of: /^\p{Script=Latin}/u, locales: ['en', 'de', 'fr', 'es'] },
  { of: /^\p{Script=Arabic}/u, locales: ['ar'] },
  { of: /^\p{Script=Devanagari}/u, locales: ['hi'] },
];

/** The languages that a folded word may be of, by its letters. */
export const languagesOf = (word: string): Locale[] => scripts.find(({ of }) => of.test(word))?.locales ?? [];

/** Of these, those that somebody of that language writes: theirs, and English, which everybody mixes in. */
export const writtenBy = (locale: Locale, word: string): Locale[] => {
  const all = languagesOf(word);
  return all.length > 1 ? all.filter((one) => one === locale || one === 'en') : all;
};

/** A word in one language. */
export interface Spoken {
  word: string;
  locale: Locale;
}

/** What is left of words without the endings that grammar gives them, folded. */
export type Stems = (spoken: Spoken) => string | null;

// What a stemmer makes of a word is always the same.
const known = new LRUCache<string, { stem: string | null }>({ max: 100_000 });
const keyOf = ({ word, locale }: Spoken) => `${locale} ${word}`;

const lexized = statement<{ words: string[]; stemmers: string[] }, { stem: string | null }>((db, slots) =>
  db.execute<{ stem: string | null }>(sql`
    select (ts_lexize(('pg_catalog.' || stemmer)::regdictionary, word))[1] as stem
    from unnest(${slots.words}::text[], ${slots.stemmers}::text[]) with ordinality as asked (word, stemmer, at) order by at`),
);

/** Asks PostgreSQL for the stems of words that are not known yet. A word that says nothing by itself, as “the”, has none. */
export async function stemsOf(db: Database, all: Iterable<Spoken>): Promise<Stems> {
  const found = new Map<string, string | null>();
  const unknown = new Map<string, Spoken>();
  for (const one of all) {
    const key = keyOf(one);
    const kept = known.get(key);
    if (kept) found.set(key, kept.stem);
    else unknown.set(key, one);
  }
  if (unknown.size > 0) {
    const asked = [...unknown.values()];
    const rows = await run(db, lexized, {
      words: asked.map(({ word }) => word),
      stemmers: asked.map(({ locale }) => stemmers[locale]),
    });
    for (const [at, one] of asked.entries()) {
      const stem = fold(rows[at]?.stem ?? '') || null;
      known.set(keyOf(one), { stem });
      found.set(keyOf(one), stem);
    }
  }
  return (one) => found.get(keyOf(one)) ?? null;
}

/** The stems of a word in any language, as far as they are known. */
export function* knownStems({ word, written }: { word: string; written: string }): Generator<string> {
  for (const locale of languagesOf(word)) {
    for (const one of word === written ? [word] : [word, written]) {
      const stem = known.get(keyOf({ word: one, locale }))?.stem;
      if (stem) yield stem;
    }
  }
}
