import { withAsciiDigits } from '../text.js';
import type { FilterKey } from './keys.js';
import { meantValue } from './meant.js';
import { quoted, textValue } from './print.js';
import type { Piece } from './scan.js';
import { type Comparable, comparables, mendTest, printTest, readTest } from './tests.js';
import { inSetForm, readText, valueIn } from './texts.js';
import type { Mistake, SetKey, TextKey } from './types.js';

/** A mistake, before it is told what stands there. */
export type Flaw = Omit<Mistake, 'found'>;

/** A value with its printed form, or what is wrong with it. */
export type ReadValue = { value: unknown; printed: string; flaw?: undefined } | { flaw: Flaw };

const codes = { moment: 'bad_moment', duration: 'bad_duration', number: 'bad_number' } as const;

/** What may stand behind a key: all values, or examples. */
export const expectedOf = ({ closed, values, examples }: FilterKey): string[] => [...(closed ? values : examples)];

export const unclosedQuote = (from: number, to: number, inside: string): Flaw => ({
  at: [from, to],
  code: 'unclosed_quote',
  ...(inside && { suggestion: quoted(inside) }),
});

/** What a piece says behind a key. */
export function readValue(row: FilterKey, piece: Piece): ReadValue {
  const { at, text, unclosed } = piece;
  if (unclosed !== undefined) return { flaw: unclosedQuote(unclosed, at[1], text) };
  if (row.kind === 'set' || row.kind === 'text') return readName(row, row.kind, piece);
  const inDigits = { ...piece, text: withAsciiDigits(text) };
  return readComparable(row, codes[row.kind], inDigits, comparables[row.kind] as Comparable<unknown>);
}

function readName(row: FilterKey, kind: 'set' | 'text', { at, op, text }: Piece): ReadValue {
  const value = kind === 'set' ? valueIn(row.values, text) : readText(row.key as TextKey, text);
  const printed = value && (kind === 'set' ? value : textValue(value));
  if (op) return { flaw: flawOf(at, 'not_comparable', printed, row) };
  if (value !== undefined && printed) return { value, printed };
  const meant = kind === 'set' ? meantValue(row.key as SetKey, inSetForm(text).replaceAll('-', '_'), row.values) : '';
  return { flaw: flawOf(at, 'unknown_value', meant, row) };
}

function readComparable<T>(row: FilterKey, code: Mistake['code'], piece: Piece, by: Comparable<T>): ReadValue {
  const value = readTest(piece, by);
  if (value) return { value, printed: printTest(value, by) };
  return { flaw: flawOf(piece.at, code, mendTest(piece, by), row) };
}

const flawOf = (at: Flaw['at'], code: Flaw['code'], suggestion: string | undefined, row: FilterKey): Flaw => ({
  at,
  code,
  ...(suggestion && { suggestion }),
  expected: expectedOf(row),
});
