import type { InvalidInputError, Locale } from '@logishift/support-sdk';
import { isVisible } from '@logishift/support-sdk/text';
import { t } from '../../texts/index.js';
import type { Faults, Texts } from './faq-draft.js';

/** What is wrong with an entry's texts, by language. */
export type AllFaults = Partial<Record<Locale, Faults>>;

/** Texts that lack a part, and say so. */
export function lacking(texts: Texts): AllFaults {
  const faults: AllFaults = {};
  for (const [locale, { question, answer }] of Object.entries(texts)) {
    if (isVisible(question) && isVisible(answer)) continue;
    faults[locale as Locale] = {
      ...(isVisible(question) ? {} : { question: t.faq.needQuestion }),
      ...(isVisible(answer) ? {} : { answer: t.faq.needAnswer }),
    };
  }
  return faults;
}

/** What the server refused, beside the field that it names: `translations.de.answer`. */
export function faultsOf({ errors }: InvalidInputError): AllFaults {
  const faults: AllFaults = {};
  for (const { path, message } of errors) {
    const [list, locale, field] = path.split('.');
    if (list === 'translations' && locale && field)
      faults[locale as Locale] = { ...faults[locale as Locale], [field]: message };
  }
  return faults;
}
