import type { Key, Mistake, Term } from '@logishift/support-sdk/filter';
import { typedValue } from '../../data/reading.js';
import { t } from '../../texts/index.js';

const units = { min: 'minutes', h: 'hours', d: 'days' } as const;

/** `24h` as people say it. */
function timeWords(typed: string): string | undefined {
  const [, count, unit] = /^(\d+)(min|h|d)$/.exec(typed) ?? [];
  return count && t.age[units[unit as keyof typeof units]](Number(count));
}

/** What a value of a key means, where there are words for it. */
export function valueWords(key: string, value: string): string | undefined {
  const tables: Partial<Record<Key, Record<string, string>>> = {
    is: t.search.is,
    has: t.search.has,
    status: t.status,
    priority: t.priority,
    category: t.category,
    awaiting: t.ticket.holdFor,
    assignee: t.search.assignee,
    delivery: t.delivery,
    sort: t.search.sort,
  };
  const table = tables[key as Key];
  if (table) return Object.hasOwn(table, value) ? table[value] : undefined;
  if (value === 'today' || value === 'yesterday') return t.search[value];
  const [, sign, typed = ''] = /^([<>])=?(.+)$/.exec(value) ?? [];
  const time = timeWords(typed);
  if (!sign || !time) return undefined;
  if (key === 'waiting') return sign === '>' ? t.search.longer(time) : undefined;
  return sign === '<' ? t.search.within(time) : t.search.before(time);
}

export interface TermWords {
  /** Blank: it is words that are looked for. */
  key: string;
  value: string;
  /** The value is as somebody typed it, and not in the reader's language. */
  isTyped: boolean;
}

/** A term in the reader's language. */
export function termWords(term: Term): TermWords {
  const typed = typedValue(term);
  if (!('key' in term)) return { key: '', value: not(term, typed), isTyped: !term.not };
  const values = typed.split(',').map((value) => valueWords(term.key, value));
  const isKnown = values.every(Boolean);
  const value = isKnown ? listed(values as string[], 'disjunction') : typed;
  return { key: t.search.keys[term.key], value: not(term, value), isTyped: !isKnown && !term.not };
}

const not = (term: Term, words: string) => (term.not ? t.search.not(isolated(words)) : words);

/** Several in a row, as the reader's language has them: `Open or On Hold`. */
export const listed = (words: string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(document.documentElement.lang || undefined, { type }).format(words);

/** In a sentence: `Status: Open`. */
export function termInWords(term: Term): string {
  const { key, value } = termWords(term);
  return isolated(key ? `${key}: ${isolated(value)}` : value);
}

/** What somebody typed, in a sentence of another direction. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** What is wrong, in a sentence. */
export function mistakeWords({ code, found }: Mistake): string {
  if (code === 'too_long') return t.search.tooLong;
  if (code === 'too_many_terms') return t.search.tooMany;
  return t.search.mistake[code](isolated(found));
}
