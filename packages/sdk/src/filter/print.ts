import { blank, isQuote, scan } from './scan.js';
import { comparables, printTest } from './tests.js';
import type { Filter, Term } from './types.js';

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
      return `${term.key}:${term.values.join(',')}`;
    case 'text':
      return `${term.key}:${term.values.map(textValue).join(',')}`;
    case 'moment':
      return `${term.key}:${term.values.map((test) => printTest(test, comparables.moment)).join(',')}`;
    case 'duration':
      return `${term.key}:${term.values.map((test) => printTest(test, comparables.duration)).join(',')}`;
    case 'number':
      return `${term.key}:${term.values.map((test) => printTest(test, comparables.number)).join(',')}`;
  }
}

/** Whether a text is read as the one word that it is: a parsed one is, but a filter may be made by hand. */
function isWord(not: boolean, text: string): boolean {
  const [one, ...more] = scan(not ? `-${text}` : text);
  return one?.kind === 'word' && one.not === not && one.text === text && more.length === 0;
}

/** A filter in the one form in which it is kept and shown: the terms in their order, with a blank between them. */
export const printFilter = ({ terms }: Filter): string => terms.map(printTerm).join(' ');
