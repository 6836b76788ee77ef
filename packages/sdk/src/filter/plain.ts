import { clip } from '../text.js';

/** UTF-16 units: what a person types to find something is shorter. */
const longest = 200;
/** As many as a filter may have: `mostTerms`, whose file has all the keys. */
const most = 20;
/** As `blank` of the scanner, and halves of characters, which nobody typed. */
const blanks = /[\s\p{Cc}\p{Cs}\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * What somebody typed who knows nothing of the language of filters, as a filter that asks for words and phrases alone: nothing in
 * it is refused, whatever the signs. A phrase is what stands in quotes of its own; empty where there is nothing to look for.
 */
export const plainWords = (typed: string): string =>
  (
    clip(typed, longest)
      .replace(/[“”„]/g, '"')
      // Between a key and its value, and before a quote that is none.
      .replace(/[:\\]/g, ' ')
      .replace(blanks, ' ')
      .match(/(^| )"[^"]+"(?= |$)|[^ "]+/g) ?? []
  )
    .map((term) => term.replace(/^[ -]+/, ''))
    .filter((term) => /[\p{L}\p{N}]/u.test(term))
    .slice(0, most)
    .join(' ');
