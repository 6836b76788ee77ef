import { mendDuration, printDuration, readDuration, roughMinutes } from './durations.js';
import { mendMoment, printMoment, readMoment } from './moments.js';
import type { Piece } from './scan.js';
import type { Comparison, Duration, DurationTest, MomentAtom, MomentTest, NumberTest, Test } from './types.js';

/** How values that can be compared are read, written and put into their one form. */
export interface Comparable<Atom> {
  read: (text: string) => Atom | undefined;
  print: (atom: Atom) => string;
  /** What was meant by what cannot be read. */
  mend: (text: string) => string | undefined;
  /** The same, said in the one way. */
  normal: (test: Test<Atom>) => Test<Atom>;
}

const inOrder = <Atom>(test: Test<Atom>, size: (atom: Atom) => number): Test<Atom> =>
  test.op === '..' && size(test.from) > size(test.to) ? { op: '..', from: test.to, to: test.from } : test;

/** An age by itself is at most that old. */
const moments: Comparable<MomentAtom> = {
  read: readMoment,
  print: printMoment,
  mend: mendMoment,
  normal: (test: MomentTest) =>
    test.op === '=' && 'age' in test.value ? { op: '<=', value: { age: test.value.age } } : test,
};

/** A time of waiting by itself is at least that long. */
const durations: Comparable<Duration> = {
  read: readDuration,
  print: printDuration,
  mend: mendDuration,
  normal: (test: DurationTest) => (test.op === '=' ? { op: '>=', value: test.value } : inOrder(test, roughMinutes)),
};

const numbers: Comparable<number> = {
  read: (text) => (/^[1-5]$/.test(text) ? Number(text) : undefined),
  print: String,
  mend: (text) => (/^\d{1,3}$/.test(text) ? (Number(text) < 1 ? '1' : '5') : undefined),
  normal: (test: NumberTest) => inOrder(test, Number),
};

export const comparables = { moment: moments, duration: durations, number: numbers };

/** What a piece says; undefined where it cannot be read. */
export function readTest<Atom>({ op, text }: Piece, by: Comparable<Atom>): Test<Atom> | undefined {
  const middle = text.indexOf('..');
  if (middle < 0) {
    const value = by.read(text);
    return value === undefined ? undefined : by.normal({ op: op || '=', value });
  }
  const from = by.read(text.slice(0, middle));
  const to = by.read(text.slice(middle + 2));
  return op || from === undefined || to === undefined ? undefined : by.normal({ op: '..', from, to });
}

export function printTest<Atom>(test: Test<Atom>, by: Comparable<Atom>): string {
  const normal = by.normal(test);
  if (normal.op === '..') return `${by.print(normal.from)}..${by.print(normal.to)}`;
  return `${normal.op === '=' ? '' : normal.op}${by.print(normal.value)}`;
}

/** What was most likely meant by a piece that cannot be read; undefined where nobody knows. */
export function mendTest<Atom>({ op, text }: Piece, by: Comparable<Atom>): string | undefined {
  const mend = (atom: string): string | undefined => (by.read(atom) === undefined ? by.mend(atom) : atom);
  const one = (comparison: Comparison | '', atom: string) => {
    const mended = mend(atom);
    return mended && comparison + mended;
  };
  if (op === '' && /^[^.]+\+$/.test(text)) return one('>=', text.slice(0, -1));
  const middle = text.indexOf('..');
  if (middle < 0) {
    const [, low, high] = /^([1-5])[-–]([1-5])$/.exec(text) ?? [];
    return low && high && !op && by.read(low) !== undefined ? `${low}..${high}` : one(op, text);
  }
  if (op) return undefined;
  const [from, to] = [text.slice(0, middle), text.slice(middle + 2)];
  if (!to) return one('>=', from);
  if (!from) return one('<=', to);
  const ends = [mend(from), mend(to)];
  return ends[0] && ends[1] ? ends.join('..') : undefined;
}
