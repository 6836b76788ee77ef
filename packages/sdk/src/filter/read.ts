import { type FilterKey, filterKeys, keyOf } from './keys.js';
import { keyWith, meantKey } from './meant.js';
import { printTerm } from './print.js';
import { expectedOf, type Flaw, readValue, unclosedQuote } from './read-value.js';
import type { Piece, Scanned } from './scan.js';
import { inSetForm } from './texts.js';
import type { SetKey, Term } from './types.js';

type Qualifier = Extract<Scanned, { kind: 'qualifier' }>;

/** What was read: a term, or everything that is wrong with it. */
export type ReadTerm = { term: Term; flaws?: undefined } | { flaws: Flaw[] };

/** What a stretch of a filter asks for. */
export function readTerm(scanned: Scanned): ReadTerm {
  const { at, not } = scanned;
  if (scanned.kind === 'word') return { term: { kind: 'word', not, at, text: scanned.text } };
  if (scanned.kind === 'phrase') {
    const { text, unclosed } = scanned;
    if (unclosed !== undefined) return { flaws: [unclosedQuote(unclosed, at[1], text)] };
    return text ? { term: { kind: 'phrase', not, at, text } } : { flaws: [{ at, code: 'no_value' }] };
  }
  const row = keyOf(scanned.name);
  if (row) return readQualifier(row, scanned);
  return { flaws: [unknownKey(scanned), ...scanned.pieces.flatMap(unclosedIn)] };
}

function unknownKey({ name, nameAt }: Qualifier): Flaw {
  const suggestion = meantKey(name);
  const expected = filterKeys.map(({ key }) => key);
  return { at: nameAt, code: 'unknown_key', ...(suggestion && { suggestion }), expected };
}

const unclosedIn = ({ unclosed, at, text }: Piece): Flaw[] =>
  unclosed === undefined ? [] : [unclosedQuote(unclosed, at[1], text)];

function readQualifier(row: FilterKey, scanned: Qualifier): ReadTerm {
  const { at, not } = scanned;
  const pieces = scanned.pieces.filter(({ text, unclosed }) => text !== '' || unclosed !== undefined);
  const flaws: Flaw[] = [];
  const values = new Map<string, unknown>();
  for (const piece of pieces) {
    const read = readValue(row, piece);
    if (read.flaw) flaws.push(pieces.length === 1 ? ofOtherKey(row, scanned, read.flaw) : read.flaw);
    else if (values.size > 0 && !row.list) flaws.push({ at: piece.at, code: 'twice' });
    else values.set(read.printed, read.value);
  }
  const term = { kind: row.kind, not, at, key: row.key, values: [...values.values()] } as Term;
  const isRight = flaws.length === 0 && values.size > 0;
  if (pieces.length < scanned.pieces.length && !pieces.some(({ unclosed }) => unclosed !== undefined)) {
    flaws.push({ at, code: 'no_value', ...(isRight && { suggestion: printTerm(term) }), expected: expectedOf(row) });
  }
  if (not && !row.negatable) {
    flaws.push({ at, code: 'not_negatable', ...(isRight && { suggestion: printTerm(turned(term)) }) });
  }
  return flaws.length === 0 ? { term } : { flaws };
}

/** What was meant by a `-` before what knows a `-` of its own: the other order. */
function turned(term: Term): Term {
  if (term.kind !== 'set') return term;
  const values = term.values.map((value) => (value.startsWith('-') ? value.slice(1) : `-${value}`));
  return { ...term, not: false, values };
}

/** The value of another key, `status:unread`: it is the whole term that should read otherwise. */
function ofOtherKey(row: FilterKey, { at, not, pieces }: Qualifier, flaw: Flaw): Flaw {
  if (row.kind !== 'set' || flaw.code !== 'unknown_value' || flaw.suggestion || pieces.length > 1) return flaw;
  const value = inSetForm(pieces[0]?.text ?? '').replaceAll('-', '_');
  const other = keyWith(value, row.key as SetKey);
  return other ? { ...flaw, at, suggestion: `${not ? '-' : ''}${other}:${value}` } : flaw;
}
