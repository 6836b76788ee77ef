import { createContext } from '@lit/context';
import type { Texts } from '../texts/en.js';
import { chooseLanguage, langAround, languages } from '../texts/language.js';
import { Words } from '../texts/words.js';
import type { Session } from './session.js';

/** Who is asking: given by the element that stands alone to those inside it. */
export const sessionContext = createContext<Session>('logishift-session');

/** In which words: two elements on a page may differ. */
export const wordsContext = createContext<Words | undefined>('logishift-words');

/** Texts of the host's own, one by one. */
export type TextOverrides = Partial<Texts>;

/** The words for an element: by its own `lang`, the page's, then the browser's. */
export async function loadWords(element: Element, lang: string, overrides?: TextOverrides): Promise<Words> {
  const { language, locale } = chooseLanguage([lang || langAround(element), ...navigator.languages]);
  const texts = await languages[language]().catch(() => languages.en());
  return new Words(locale, { ...texts, ...overrides });
}

/** Where this script came from: the server, unless the host bundles the package itself. */
export const scriptOrigin = (): string => new URL(import.meta.url).origin;
