import { type Locale, locales } from '@logishift/support-sdk/contract';
import { localeOf } from '../../platform/locale-of.js';

/** The language of ours that is asked for by a tag; one that is none of ours is asked for as English. */
export function languageOf(asked: string | undefined): Locale {
  return localeOf(asked ?? '') ?? 'en';
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
