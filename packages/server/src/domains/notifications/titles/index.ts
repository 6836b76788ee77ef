import type { Locale, TicketStatus } from '@logishift/support-sdk/contract';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { hi } from './hi.js';
import type { Template, Titles } from './title.js';

export type { Template } from './title.js';

const languages: Record<Locale, Titles> = { en, hi, es, fr, de, ar };

// Invisible marks around what people wrote: an English subject must not turn an Arabic title around.
const isolate = (text: string) => `\u2068${text}\u2069`;

/** The title of a notification in its reader's language. A template of a newer version is its own title. */
export function titleOf(template: string, params: Record<string, string>, locale: Locale): string {
  const titles = languages[locale];
  const title = titles[template as Template] ?? template;
  return title.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    if (name === 'from' || name === 'to') return titles.status[value as TicketStatus] ?? value;
    return locale === 'ar' && name !== 'rating' ? isolate(value) : value;
  });
}
