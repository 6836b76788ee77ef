/** A stretch of a text, in UTF-16 units: from `start` up to and without `end`. */
export type Span = [start: number, end: number];

export type SetKey = 'status' | 'priority' | 'category' | 'awaiting' | 'delivery' | 'is' | 'has' | 'sort';
export type TextKey =
  | 'assignee'
  | 'customer'
  | 'carrier'
  | 'service'
  | 'hub'
  | 'area'
  | 'country'
  | 'parcel'
  | 'number'
  | 'locale';
export type MomentKey = 'created' | 'updated' | 'resolved' | 'closed';
export type DurationKey = 'waiting';
export type NumberKey = 'rating';
export type Key = SetKey | TextKey | MomentKey | DurationKey | NumberKey;

export type Comparison = '<' | '<=' | '>' | '>=';

/** What a value must be: equal, compared, or in a range of which both ends are part. */
export type Test<Atom> = { op: '=' | Comparison; value: Atom } | { op: '..'; from: Atom; to: Atom };

export type DurationUnit = 'min' | 'h' | 'd' | 'w' | 'mo' | 'y';
export interface Duration {
  count: number;
  unit: DurationUnit;
}

/**
 * A moment as it was typed, never worked out: `today` of a saved filter is the day on which it is run. All but `age` are
 * stretches of time: a year, a month, a day, or the minute, second or millisecond that `moment` names with its zone.
 * `age` is how long ago it is.
 */
export type MomentAtom =
  | { day: string }
  | { month: string }
  | { year: string }
  | { moment: string }
  | { relative: 'today' | 'yesterday' }
  | { age: Duration };

/**
 * Comparisons of an `age` are of how old something is: `{ op: '>', value: { age: 7 days } }` is older than seven days. A
 * parsed one is never `=`, which is read as `<=`. The ends of a range may stand in any order; `resolveMoments` turns them.
 */
export type MomentTest = Test<MomentAtom>;
/** Never `=` once it is parsed, which is read as `>=`; of a range, `from` is the shorter one. */
export type DurationTest = Test<Duration>;
/** Whole numbers, 1 to 5; of a range, `from` is the smaller one. */
export type NumberTest = Test<number>;

interface Typed {
  /** Whether it is asked for what does not fit. */
  not: boolean;
  /** Where it stands in the typed text, with its `-`. */
  at: Span;
}

/** A word as it was typed (NFC). */
export interface WordTerm extends Typed {
  kind: 'word';
  text: string;
}
/** What stood in quotes, as it was typed (NFC), on one line, without blanks around it. */
export interface PhraseTerm extends Typed {
  kind: 'phrase';
  text: string;
}
/** Of closed sets: each value is one of the key's `values`, once. `sort` has one. */
export interface SetTerm extends Typed {
  kind: 'set';
  key: SetKey;
  values: string[];
}
/**
 * Texts as they were typed (NFC), to be compared by the rules of what they name. In one form are: `me`, `none` and `any` of an
 * assignee, in small letters; a `number` (`LS-1042`); a `country`, in capitals; a `locale`, with hyphens.
 */
export interface TextTerm extends Typed {
  kind: 'text';
  key: TextKey;
  values: string[];
}
export interface MomentTerm extends Typed {
  kind: 'moment';
  key: MomentKey;
  values: MomentTest[];
}
/** For how long its customer has had no answer. */
export interface DurationTerm extends Typed {
  kind: 'duration';
  key: DurationKey;
  values: DurationTest[];
}
export interface NumberTerm extends Typed {
  kind: 'number';
  key: NumberKey;
  values: NumberTest[];
}
/** One thing that is asked for. Where it has several values, one of them must fit. */
export type Term = WordTerm | PhraseTerm | SetTerm | TextTerm | MomentTerm | DurationTerm | NumberTerm;

/** What is asked for: every term must fit. */
export interface Filter {
  terms: Term[];
}

export type MistakeCode =
  /** `colour:red`: there is no such key. */
  | 'unknown_key'
  /** `status:opne`: the key has no such value, or one of this form. */
  | 'unknown_value'
  /** `created:2026-02-30` */
  | 'bad_moment'
  /** `waiting:2026` */
  | 'bad_duration'
  /** `rating:6` */
  | 'bad_number'
  /** `status:`, `status:open,` or quotes with nothing in them. */
  | 'no_value'
  /** A quote that does not end. */
  | 'unclosed_quote'
  /** `status:>open`: values of this key are not more or less than others. */
  | 'not_comparable'
  /** `sort:created sort:updated`: what may stand once stands there again. */
  | 'twice'
  /** `-sort:created` */
  | 'not_negatable'
  /** More than `mostLetters`. Nothing else is looked at. */
  | 'too_long'
  /** More than `mostTerms`. */
  | 'too_many_terms';

export interface Mistake {
  at: Span;
  code: MistakeCode;
  /** What stands at `at`; of a long text its beginning. */
  found: string;
  /** What was most likely meant: to be put in place of all that stands at `at`. Never empty. */
  suggestion?: string;
  /** What may stand there: all of a closed set, else examples. */
  expected?: string[];
}

export type ParsedFilter =
  | { ok: true; filter: Filter }
  /** All mistakes, in the order of the text; `filter` has the terms that are right. */
  | { ok: false; filter: Filter; mistakes: Mistake[] };
