import { clip } from '../text.js';
import { filterKeys, mostLetters, mostTerms } from './keys.js';
import { readTerm } from './read.js';
import type { Flaw } from './read-value.js';
import { scan } from './scan.js';
import type { Mistake, ParsedFilter, Term } from './types.js';

const onlyOnce = new Set<string>(filterKeys.filter(({ once }) => once).map(({ key }) => key));

/** Reads a filter as somebody typed it. Takes any text: what is wrong with it comes back as mistakes, all at once. */
export function parseFilter(text: string): ParsedFilter {
  const terms: Term[] = [];
  const flaws: Flaw[] = [];
  // First of all: a long text costs whoever reads it.
  if (text.length > mostLetters) return failed(text, terms, [{ at: [mostLetters, text.length], code: 'too_long' }]);
  const scanned = scan(text);
  const seen = new Set<string>();
  for (const one of scanned.slice(0, mostTerms)) {
    const name = one.kind === 'qualifier' ? one.name.toLowerCase() : '';
    const read = readTerm(one);
    if (read.flaws) flaws.push(...read.flaws);
    else if (seen.has(name)) flaws.push({ at: one.at, code: 'twice' });
    else terms.push(read.term);
    if (onlyOnce.has(name)) seen.add(name);
  }
  const [tooMany, last] = [scanned[mostTerms], scanned.at(-1)];
  if (tooMany && last) flaws.push({ at: [tooMany.at[0], last.at[1]], code: 'too_many_terms' });
  return flaws.length === 0 ? { ok: true, filter: { terms } } : failed(text, terms, flaws);
}

function failed(text: string, terms: Term[], flaws: Flaw[]): ParsedFilter {
  const mistakes = flaws
    .sort((one, other) => one.at[0] - other.at[0] || one.at[1] - other.at[1])
    .map(({ at, code, ...more }): Mistake => ({ at, code, found: clip(text.slice(...at), 100), ...more }));
  return { ok: false, filter: { terms }, mistakes };
}
