import { type Locale, locales } from '@logishift/support-sdk/contract';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';

/** The language of ours that is asked for by a tag; one that is none of ours is asked for as English. */
export function languageOf(asked: string | undefined): Locale {
  const language = primaryLanguage(asked ?? '');
  return locales.find((known) => known === language) ?? 'en';
}

/** The language to answer in: the one asked for, else its language without region, else English, else any there is. */
export function chooseTranslation<T>(
  translations: Partial<Record<Locale, T>>,
  asked: string | undefined,
): { locale: Locale; translation: T } | null {
  for (const locale of [languageOf(asked), 'en' as const, ...locales]) {
    const translation = translations[locale];
    if (translation) return { locale, translation };
  }
  return null;
}
