import { type Locale, locales } from '@logishift/support-sdk/contract';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';

/** The language of ours that a tag names, whatever else it says; null for another's. */
export function localeOf(tag: string): Locale | null {
  const language = primaryLanguage(tag);
  return locales.find((locale) => locale === language) ?? null;
}

/** The first language of ours that a browser asks for (`Accept-Language`); English if it asks for none. */
export const localeOfBrowser = (asked: string | undefined): Locale =>
  (asked ?? '').split(',').flatMap((tag) => localeOf(tag.trim()) ?? [])[0] ?? 'en';
