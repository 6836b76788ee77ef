import type { Texts } from '../texts/en.js';
import { chooseLanguage, langAround, languages } from '../texts/language.js';
import { Words } from '../texts/words.js';
import type { Loadable } from './loadable.js';
import type { Session } from './session.js';
import { untilItComes } from './until-it-comes.js';

/** What the element that stands alone gives to those inside it: who is asking, and in which words. */
export interface Root {
  readonly session: Session;
  readonly words: Loadable<Words>;
  /** Where the host's customers sign in. */
  readonly signInHref: string | undefined;
}

/** An element asks those around it for their root; the nearest answers at once. Two roots on a page may differ. */
export class JoinEvent extends Event {
  static readonly type = 'logishift-join';
  root: Root | undefined;
  constructor() {
    super(JoinEvent.type, { bubbles: true, composed: true });
  }
}

/** Texts of the host's own, one by one. */
export type TextOverrides = Partial<Texts>;

/** The words for an element: by its own `lang`, the page's, then the browser's. Asked for until they come, or it is gone. */
export async function loadWords(
  element: Element,
  lang: string,
  overrides: TextOverrides | undefined,
  report: (error: unknown) => void,
): Promise<Words> {
  const { language, locale } = chooseLanguage([lang || langAround(element), ...navigator.languages]);
  const fetchTexts = () => languages[language]().catch(() => languages.en());
  const texts = await untilItComes(element, fetchTexts, report);
  return new Words(locale, { ...texts, ...overrides });
}

/** Where this script came from: the server, unless the host bundles the package itself. */
export const scriptOrigin = (): string => new URL(import.meta.url).origin;
