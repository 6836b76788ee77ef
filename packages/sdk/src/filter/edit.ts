import { keyOf } from './keys.js';
import { parseFilter } from './parse.js';
import { printTerm } from './print.js';
import type { Term } from './types.js';

/** A text of a filter with one more term; the same text where it has that term. What may stand there only once takes the place of the old one. */
export function withTerm(text: string, printedTerm: string): string {
  const [added] = parseFilter(printedTerm).filter.terms;
  const term = added ? printTerm(added) : printedTerm.trim();
  const { terms } = parseFilter(text).filter;
  if (terms.some((one) => printTerm(one) === term)) return text;
  const old = added ? terms.findIndex((one) => isInPlaceOf(added, one)) : -1;
  const base = old < 0 ? text : withoutTerm(text, old);
  // Behind a quote that does not end, it would be part of what is quoted.
  return openQuote(base) ? joined(term, base) : joined(base, term);
}

/** A text of a filter without one of its right terms, by its place in `filter.terms`. */
export function withoutTerm(text: string, index: number): string {
  const term = parseFilter(text).filter.terms[index];
  return term ? joined(text.slice(0, term.at[0]), text.slice(term.at[1])) : text;
}

const joined = (one: string, other: string) => [one.trim(), other.trim()].filter(Boolean).join(' ');

const isInPlaceOf = (added: Term, old: Term) =>
  'key' in added && 'key' in old && added.key === old.key && keyOf(added.key)?.once === true;

function openQuote(text: string): boolean {
  const parsed = parseFilter(text);
  return !parsed.ok && parsed.mistakes.some(({ code }) => code === 'unclosed_quote');
}
