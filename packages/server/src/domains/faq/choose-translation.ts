import { type Locale, locales } from '@logishift/support-sdk/contract';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';

/** The language to answer in: the one asked for, else its language without region, else English, else any there is. */
export function chooseTranslation<T>(
  translations: Partial<Record<Locale, T>>,
  asked: string | undefined,
): { locale: Locale; translation: T } | null {
  const language = primaryLanguage(asked ?? '');
  for (const locale of [locales.find((known) => known === language), 'en' as const, ...locales]) {
    const translation = locale && translations[locale];
    if (translation) return { locale, translation };
  }
  return null;
}
