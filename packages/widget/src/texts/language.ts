import { primaryLanguage } from '@logishift/support-sdk/language-tag';

/** Languages with a translation, each in a chunk of its own. A new one begins with a line here. */
export const languages = {
  en: async () => (await import('./en.js')).en,
  hi: async () => (await import('./hi.js')).hi,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  de: async () => (await import('./de.js')).de,
  ar: async () => (await import('./ar.js')).ar,
};

export type Language = keyof typeof languages;

const rightToLeft = /^(ar|fa|he|ur)\b/i;

export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.test(language) ? 'rtl' : 'ltr');

/** The language of an element: its own `lang` or the nearest one around it, across shadow roots. '' if none says. */
export function langAround(element: Element): string {
  for (let at: Element | null = element; at; ) {
    const found: Element | null = at.closest('[lang]');
    if (found) return found.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/**
 * The first of what is asked for that there is a translation for: `de-AT` is served by `de`, and so is `de_AT.UTF-8`. Where
 * the page says only `en`, the browser's own English decides how times look.
 */
export function chooseLanguage(asked: readonly string[]): { language: Language; locale: string } {
  // As systems write them: with `_`, and the encoding behind a dot.
  const tags = asked.map((tag) => tag.split(/[.@]/)[0]!.replaceAll('_', '-'));
  for (const tag of tags) {
    const language = primaryLanguage(tag);
    if (!Object.hasOwn(languages, language)) continue;
    const regional = tag.includes('-') ? tag : tags.find((other) => other.startsWith(`${language}-`));
    return { language: language as Language, locale: usable(regional ?? tag) ?? language };
  }
  return { language: 'en', locale: 'en' };
}

function usable(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

/** Tells of every change of a `lang` on the page: of `<html>`, as single-page apps switch languages, or anything in it. */
const observer = () =>
  new MutationObserver(() => {
    for (const follow of followers) follow();
  });
const followers = new Set<() => void>();
let watching: MutationObserver | undefined;

/** Has a function called when the page's language may have changed. One observer serves all. @returns ends it */
export function followLanguage(follow: () => void): () => void {
  followers.add(follow);
  if (!watching) {
    watching = observer();
    watching.observe(document, { subtree: true, attributeFilter: ['lang'] });
  }
  return () => {
    followers.delete(follow);
    if (followers.size) return;
    watching?.disconnect();
    watching = undefined;
  };
}
