import type { Locale } from '@logishift/support-sdk/contract';
import { ar } from './ar.js';
import { de } from './de.js';
import { en, type TextKey, type Texts } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';

export type { TextKey } from './en.js';

const languages: Record<Locale, Texts> = { en, hi, es, fr, de, ar };

/** A text with its values in their places. */
export type Words = (key: TextKey, values?: Record<string, string | number>) => string;

export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr');

/** The texts of one language. */
export function wordsIn(locale: Locale): Words {
  return (key, values = {}) =>
    languages[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      // Among words of the other direction a name must not draw its neighbours along: it is set apart (Unicode UAX 9).
      return locale === 'ar' && typeof value === 'string' ? `\u2068${value}\u2069` : String(value);
    });
}
