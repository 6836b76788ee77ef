import type { Locale } from '@logishift/support-sdk';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';
import type { Texts } from './en.js';

export type { Texts };

/** Languages with texts, each in a chunk of its own. A new one begins with a line here. */
export const languages: Record<Locale, () => Promise<Texts>> = {
  en: async () => (await import('./en.js')).en,
  hi: async () => (await import('./hi.js')).hi,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  de: async () => (await import('./de.js')).de,
  ar: async () => (await import('./ar.js')).ar,
};

/** The texts of the document's language; there once `useLanguage` has resolved. */
export let t: Texts;

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);
let wanted = 0;

export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.has(language) ? 'rtl' : 'ltr');

/** The first language asked for that there are texts in, by its name without a region; else English. */
export function chooseLanguage(asked: readonly string[]): Locale {
  const names = asked.map(primaryLanguage);
  return (names.find((name) => Object.hasOwn(languages, name)) as Locale | undefined) ?? 'en';
}

/**
 * Loads a language's texts, then tells the document by `lang` and `dir`. True when that changed what `t` gives. When
 * another language was wanted meanwhile, the later one stands.
 *
 * @throws TypeError when the chunk cannot be loaded; the texts stay as they are.
 */
export async function useLanguage(language: Locale): Promise<boolean> {
  const mine = ++wanted;
  const texts = await languages[language]();
  if (mine !== wanted || texts === t) return false;
  t = texts;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  return true;
}
