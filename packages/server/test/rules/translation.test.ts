import { type Locale, locales } from '@logishift/support-sdk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTranslation } from '../../src/domains/faq/choose-translation.js';

const chosen = (given: Partial<Record<Locale, string>>, asked?: string) => chooseTranslation(given, asked)?.locale;

describe('the translation that a reader gets', () => {
  it.each([
    ['the language asked for', { en: 'e', de: 'd' }, 'de', 'de'],
    ['that language, whatever the region', { en: 'e', de: 'd' }, 'de-AT', 'de'],
    ['that language, however it is written', { en: 'e', fr: 'f' }, 'FR_ca', 'fr'],
    ['that language, as systems name it', { en: 'e', fr: 'f' }, 'fr_FR.UTF-8', 'fr'],
    ['English for a language whose code begins like another’s', { en: 'e', hi: 'h', ar: 'a' }, 'hil', 'en'],
    ['English for another such', { en: 'e', hi: 'h', ar: 'a' }, 'arn-CL', 'en'],
    ['English where there is none in that language', { en: 'e', de: 'd' }, 'ar', 'en'],
    ['English where none is asked for', { en: 'e', de: 'd' }, undefined, 'en'],
    ['English for a language unknown here', { en: 'e', de: 'd' }, 'tlh', 'en'],
    ['English for a word that every object answers to', { en: 'e' }, 'constructor', 'en'],
    ['any there is where there is no English', { fr: 'f' }, 'de', 'fr'],
  ] as const)('%s', (_, given, asked, expected) => {
    expect(chosen(given, asked)).toBe(expected);
  });

  it('is there whenever there is one at all, and is one of those given', () => {
    const given = fc.dictionary(fc.constantFrom(...locales), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(given, fc.option(fc.string(), { nil: undefined }), (translations, asked) => {
        const found = chooseTranslation(translations as Partial<Record<Locale, string>>, asked);
        if (Object.keys(translations).length === 0) expect(found).toBeNull();
        else expect(translations[found?.locale ?? '']).toBe(found?.translation);
      }),
    );
  });
});
