import { blank, isQuote, scan } from './scan.js';
import { type Comparable, comparables, printTest } from './tests.js';
import type { Filter, Key, Term, Test } from './types.js';

/** A text in quotes. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** A text behind a key: in quotes where it would be read otherwise. */
export const textValue = (text: string): string =>
  blank.test(text) || text.includes(',') || /^[<>]/.test(text) || isQuote(text.charAt(0)) || text === ''
    ? quoted(text)
    : text;

/** A term in the one form in which filters are kept and shown. */
export function printTerm(term: Term): string {
  return `${term.not ? '-' : ''}${printed(term)}`;
}

function printed(term: Term): string {
  switch (term.kind) {
    case 'word':
      return isWord(term.not, term.text) ? term.text : quoted(term.text);
    case 'phrase':
      return quoted(term.text);
    case 'set':
      return listed(term.key, term.values);
    case 'text':
      return listed(term.key, term.values.map(textValue));
    case 'moment':
      return listed(term.key, testsIn(term.values, comparables.moment));
    case 'duration':
      return listed(term.key, testsIn(term.values, comparables.duration));
    case 'number':
      return listed(term.key, testsIn(term.values, comparables.number));
  }
}

/** Each value once. */
const listed = (key: Key, values: string[]) => `${key}:${[...new Set(values)].join(',')}`;
const testsIn = <Atom>(tests: Test<Atom>[], by: Comparable<Atom>) => tests.map((test) => printTest(test, by));

/** Whether a text is read as the one word that it is: a parsed one is, but a filter may be made by hand. */
function isWord(not: boolean, text: string): boolean {
  const [one, ...more] = scan(not ? `-${text}` : text);
  return one?.kind === 'word' && one.not === not && one.text === text && more.length === 0;
}

/** A filter in the one form in which it is kept and shown: the terms in their order, with a blank between them. */
export const printFilter = ({ terms }: Filter): string => terms.map(printTerm).join(' ');
