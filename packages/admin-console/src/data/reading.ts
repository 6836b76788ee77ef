import { type Mistake, parseFilter, printFilter, printTerm, type Term } from '@logishift/support-sdk/filter';

/** A text of the filter language, as it is read while it is typed. */
export interface Reading {
  /** A phrase that is not ended yet is read as if it were. Places are those of this text. */
  text: string;
  terms: Term[];
  mistakes: Mistake[];
  /** What the server is asked for: the terms that are right. Blank: nothing. */
  asks: string;
}

export function readingOf(typed: string): Reading {
  const parsed = parseFilter(typed);
  if (parsed.ok) return { text: typed, terms: parsed.filter.terms, mistakes: [], asks: printFilter(parsed.filter) };
  const open = parsed.mistakes.find(({ code, suggestion }) => code === 'unclosed_quote' && suggestion);
  if (open && open.at[1] === typed.length) return readingOf(mended(typed, open));
  return { text: typed, terms: parsed.filter.terms, mistakes: parsed.mistakes, asks: printFilter(parsed.filter) };
}

/** The text with what was most likely meant in the place of a mistake. */
export const mended = (text: string, { at, suggestion = '' }: Mistake): string =>
  text.slice(0, at[0]) + suggestion + text.slice(at[1]);

/** Where the term begins and ends that a mistake is in. */
function termAround(text: string, { at }: Mistake): [start: number, end: number] {
  const start = /\S*$/u.exec(text.slice(0, at[0]))?.index ?? at[0];
  const rest = /^\S*/u.exec(text.slice(at[1]))?.[0].length ?? 0;
  return [start, at[1] + rest];
}

/** The term that was most likely meant; undefined where nobody knows. */
export function meantTerm(text: string, mistake: Mistake): string | undefined {
  if (!mistake.suggestion) return undefined;
  const [start, end] = termAround(text, mistake);
  return text.slice(start, mistake.at[0]) + mistake.suggestion + text.slice(mistake.at[1], end);
}

/** What is no filter, to be looked for as words: the term in quotes, and the text with it. Undefined where that makes no sense. */
export function asWords(text: string, mistake: Mistake): { term: string; text: string } | undefined {
  if (mistake.code !== 'unknown_key' && mistake.code !== 'unknown_value') return undefined;
  const [start, end] = termAround(text, mistake);
  const words = text.slice(start, end);
  if (/["“”„]/u.test(words)) return undefined;
  const term = `"${words}"`;
  return { term, text: text.slice(0, start) + term + text.slice(end) };
}

/** The words that are looked for, to be marked. */
export const wantedIn = (terms: readonly Term[]): { text: string; isPhrase: boolean }[] =>
  terms.flatMap((term) =>
    (term.kind === 'word' || term.kind === 'phrase') && !term.not
      ? [{ text: term.text, isPhrase: term.kind === 'phrase' }]
      : [],
  );

/** The order that is asked for; `-created` where none is. */
export function orderIn(terms: readonly Term[]): string {
  const term = terms.find((one) => one.kind === 'set' && one.key === 'sort');
  return (term?.kind === 'set' && term.values[0]) || '-created';
}

/** What stands behind a term's key, as it is typed. */
export function typedValue(term: Term): string {
  const printed = printTerm(term).replace(/^-/, '');
  return 'key' in term ? printed.slice(printed.indexOf(':') + 1) : printed;
}
