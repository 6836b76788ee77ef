import { type Locale, locales } from '@logishift/support-sdk/contract';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';

/** The language of ours that a tag names, whatever else it says; null for another's. */
export function localeOf(tag: string): Locale | null {
  const language = primaryLanguage(tag);
  return locales.find((locale) => locale === language) ?? null;
}
