import { type FilterKey, filterKeys, keyOf, mostLetters } from './keys.js';
import { namesLike } from './meant.js';
import { type Piece, type Scanned, scan } from './scan.js';
import { inSetForm } from './texts.js';
import type { Span } from './types.js';

/** Something that can be typed: a key with its colon, or a value. */
export interface Completion {
  text: string;
  of: 'key' | 'value';
}

export interface Completions {
  /** What an option takes the place of. */
  replace: Span;
  /** In the order in which they are offered; none where nobody knows. */
  options: Completion[];
}

/** What can be typed at a caret, a place in the text in UTF-16 units. */
export function completions(text: string, caret: number): Completions {
  const at = Math.min(Math.max(Math.trunc(caret) || 0, 0), text.length);
  const none: Completions = { replace: [at, at], options: [] };
  if (text.length > mostLetters) return none;
  const all = scan(text);
  const one = all.find((term) => term.at[0] < at && at <= term.at[1]);
  if (!one) return all.some((term) => term.at[0] === at) ? none : keysFor('', [at, at], false, all);
  if (one.kind === 'phrase') return none;
  if (one.kind === 'word') {
    const start = one.at[0] + (one.not || one.text === '-' ? 1 : 0);
    const isNegated = start > one.at[0];
    return at < start ? none : keysFor(text.slice(start, at), [start, one.at[1]], isNegated, all);
  }
  const [start, colon] = one.nameAt;
  if (at < start) return none;
  if (at <= colon) return keysFor(text.slice(start, at), [start, colon + 1], one.not, all, one);
  const row = keyOf(one.name);
  const piece = one.pieces.find((each) => each.at[0] <= at && at <= each.at[1]);
  if (!row || !piece || piece.isQuoted || (!row.list && piece !== one.pieces[0])) return none;
  return { replace: piece.at, options: valuesFor(row, text.slice(piece.at[0], at), one.pieces) };
}

/** Keys that begin so; where there are none, those that others call so. */
function keysFor(typed: string, replace: Span, isNegated: boolean, all: Scanned[], besides?: Scanned): Completions {
  const prefix = typed.toLowerCase();
  const used = new Set(
    all.flatMap((one) => (one.kind === 'qualifier' && one !== besides ? [one.name.toLowerCase()] : [])),
  );
  const usable = filterKeys.filter(({ key, once, negatable }) => !(once && used.has(key)) && (negatable || !isNegated));
  const begun = usable.filter(({ key }) => key.startsWith(prefix));
  const offered = begun.length > 0 ? begun : usable.filter(({ key }) => namesLike(prefix).includes(key));
  return { replace, options: offered.map(({ key }) => ({ text: `${key}:`, of: 'key' })) };
}

/** Values that begin so and do not stand there yet. */
function valuesFor({ values }: FilterKey, typed: string, pieces: Piece[]): Completion[] {
  const plain = (value: string) => inSetForm(value).replaceAll('-', '_');
  const there = new Set(pieces.map(({ op, text }) => plain(op + text)));
  const prefix = plain(typed);
  return values
    .filter((value) => plain(value).startsWith(prefix) && !there.has(plain(value)))
    .map((text) => ({ text, of: 'value' }));
}
