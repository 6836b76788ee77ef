import { en, type Texts } from './en.js';

export type { Texts };

/** The texts of the document's language. The console has one language at a time, so a live binding is enough. */
export let t: Texts = en;

/** Languages beside English, each in a chunk of its own. */
const others: Record<string, () => Promise<Texts>> = {};
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** Loads a language's texts and tells the document; without them the texts stay English. */
export async function useLanguage(locale: string): Promise<void> {
  const language = others[locale] ? locale : 'en';
  t = language === 'en' ? en : await others[language]!();
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
}
