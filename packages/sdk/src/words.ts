import { cutAt, digitsOf, fold, foldReference, withAsciiDigits, withoutArticle, withoutUnseen } from './text.js';

/**
 * How a text is cut into the words that a search finds it by. What is looked for is cut in the same way, so that both meet whatever the
 * script, the case, the accents and the digits. The server and every client use this and nothing of their own.
 */

/** One place of a text, and the words that stand there: the word itself, and other forms of it that somebody may look for. */
export interface Place {
  /** Folded, as `fold` does it: not for showing. */
  words: string[];
  /** The first of them with its accents, in lower case: grammar goes by them. */
  written: string;
  /** Of a script without blanks between words: two letters that follow each other (`pair`), or behind those the last one (`tail`). */
  of: 'word' | 'pair' | 'tail';
}

/** Longer words are known by their beginning. UTF-16 units. */
const longest = 64;

const word = '[\\p{L}\\p{M}\\p{N}]+';
/** Words with nothing between them but one of the signs that join words: `o'connor`, `re-2026-00815`, `12.30`. */
const joined = new RegExp(`${word}(?:[\\p{Pd}\\u2212'’ʼ./_@:+]${word})*`, 'gu');
const words = new RegExp(word, 'gu');
/** Written without blanks: where a word ends is for a dictionary to say, which nobody has on both sides. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu;
const hasUnspaced = new RegExp(unspaced.source, 'u');

/** The places of a text, in its order. */
export function* placesOf(text: string): Generator<Place> {
  for (const [group] of withoutUnseen(text.normalize('NFKC')).toLowerCase().matchAll(joined)) {
    const parts = group.match(words) as string[];
    const whole = parts.length > 1 && isOneName(group) ? clip(folded(parts.join(''))) : null;
    for (const [index, part] of parts.entries()) {
      if (hasUnspaced.test(part)) {
        yield* pairsOf(part);
        continue;
      }
      const word = clip(folded(part));
      if (!word) continue;
      const forms = [word];
      const bare = withoutArticle(word);
      if (bare !== word) forms.push(bare);
      // Whoever looks for all of it looks for how it begins.
      if (index === 0 && whole) forms.push(whole);
      yield { words: forms, written: clip(part), of: 'word' };
    }
  }
}

const folded = (word: string): string => (/^[a-z0-9]+$/.test(word) ? word : foldedText(word));

/** A text as it is compared here. Most of most is ASCII, in which there is nothing to fold but capitals. */
export const foldedText = (text: string): string => (isPlain(text) ? text.toLowerCase() : fold(text).normalize('NFC'));

/** What is joined is also looked for as one where it is a number or a name: `ABC98765`, `oconnor`. */
const isOneName = (group: string) => (/\p{N}/u.test(group) || /['’ʼ]/.test(group)) && !hasUnspaced.test(group);

const clip = (text: string) => cutAt(text, longest);

function* pairsOf(part: string): Generator<Place> {
  let last = 0;
  for (const { 0: run, index } of part.matchAll(unspaced)) {
    yield* wordIn(part.slice(last, index));
    last = index + run.length;
    const letters = [...folded(run)];
    for (const [at, letter] of letters.entries()) {
      const next = letters[at + 1];
      const pair = letter + (next ?? '');
      yield { words: [pair], written: pair, of: next === undefined && at > 0 ? 'tail' : 'pair' };
    }
  }
  yield* wordIn(part.slice(last));
}

/** What is left of accents alone is no word. */
function* wordIn(text: string): Generator<Place> {
  const word = clip(folded(text));
  if (word) yield { words: [word], written: clip(text), of: 'word' };
}

/** What one word of a query asks for. */
export interface Asked {
  /** The words that must follow each other. Of the last, what begins with it fits too, if `isOpen`. */
  places: { word: string; written: string }[];
  isOpen: boolean;
}

/**
 * What somebody looks for with one word, or with a phrase: the places that must follow each other. A word is found by its beginning; a phrase
 * as it stands. Null: there is nothing in it to look for.
 */
export function asked(text: string, { isPhrase = false } = {}): Asked | null {
  const places = [...placesOf(text)];
  const last = places.at(-1);
  if (!last) return null;
  // The last letter says nothing that the pair before it does not.
  if (last.of === 'tail') return { places: places.slice(0, -1).map(firstOf), isOpen: false };
  return { places: places.map(firstOf), isOpen: last.of === 'pair' || !isPhrase };
}

const firstOf = ({ words, written }: Place) => ({ word: words[0] as string, written });

/** A stretch of a text, in UTF-16 units: from `start` up to and without `end`. */
export type Stretch = [start: number, end: number];

/** Stems that make two words one, where somebody knows them. */
type Stem = (place: { word: string; written: string }) => Iterable<string>;
const noStems: Stem = () => [];

/** What somebody looks for, as far as it can be marked. */
interface Marked {
  text: string;
  isPhrase?: boolean;
}

/** Where in a text the words stand that somebody looks for, in its order, to be marked. */
export const marksOf = (text: string, wanted: readonly Marked[], stemsOf = noStems): Stretch[] =>
  merged(marksOfEach(text, wanted, stemsOf).flat());

/** The same of each of them. */
export function marksOfEach(text: string, wanted: readonly Marked[], stemsOf = noStems): Stretch[][] {
  const standing = standingIn(text);
  return wanted.map(({ text: one, isPhrase = false }) => {
    const what = asked(one, { isPhrase });
    return what ? marksIn(standing, what, isPhrase ? noStems : stemsOf) : [];
  });
}

function marksIn(standing: readonly Standing[], { places, isOpen }: Asked, stemsOf: Stem): Stretch[] {
  const stems = places.map((place) => new Set(stemsOf(place)));
  const fits = (at: number, index: number): boolean => {
    const found = standing[at];
    const place = places[index];
    if (!found || !place) return false;
    const isLast = index === places.length - 1;
    const isSame = (word: string) => word === place.word || (isOpen && isLast && word.startsWith(place.word));
    if (found.words.some(isSame)) return true;
    const its = stems[index] as Set<string>;
    if (its.size === 0) return false;
    const word = found.words[0] as string;
    // Forms of one word begin alike, in Latin letters.
    if (/^[a-z]/.test(word) && word[0] !== place.word[0]) return false;
    return its.has(word) || [...stemsOf({ word, written: found.written })].some((stem) => its.has(stem));
  };
  const marks: Stretch[] = [];
  for (let at = 0; at < standing.length; at++) {
    if (!places.every((_, index) => fits(at + index, index))) continue;
    const [first, last] = [standing[at], standing[at + places.length - 1]] as [Standing, Standing];
    marks.push([first.start, last.end]);
  }
  return marks;
}

interface Standing extends Place {
  start: number;
  end: number;
}

/** Marks belong to their letter, and what no screen shows to what it stands behind. */
const runs = /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+/gu;
const plainRuns = /[a-z0-9]+/gi;
const isPlain = (text: string) => !/[^\0-\x7f]/.test(text);

/** The places of a text with where they stand in it. */
function standingIn(text: string): Standing[] {
  const all: Standing[] = [];
  for (const { 0: run, index } of text.matchAll(isPlain(text) ? plainRuns : runs)) {
    if (isPlain(run)) {
      const word = run.toLowerCase();
      all.push({ words: [word], written: word, of: 'word', start: index, end: index + run.length });
      continue;
    }
    let at = index;
    let left = run;
    for (const place of placesOf(run)) {
      const length = place.of === 'word' ? wordLength(left) : letterLength(left);
      const shown = place.of === 'pair' ? length + letterLength(left.slice(length)) : length;
      all.push({ ...place, start: at, end: at + shown });
      at += length;
      left = left.slice(length);
    }
  }
  return all;
}

/** How long what stands at the beginning is: a letter with its marks, and a word up to where a script without blanks begins. */
const letterLength = (text: string) => /^.\p{Default_Ignorable_Code_Point}*/su.exec(text)?.[0].length ?? 0;
const wordLength = (text: string) => {
  const at = text.search(hasUnspaced);
  return at < 0 ? text.length : at;
};

function merged(marks: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const [start, end] of marks.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

/**
 * A number, address or phone as it is looked up: the same however it is typed. References in upper case without blanks and dashes, e-mail
 * addresses in lower case, phones as their digits.
 */
export interface Key {
  kind: 'reference' | 'email' | 'phone';
  value: string;
}

const addresses = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const phones = /(?<![\p{L}\p{N}.,/-])\+?\(?[0-9][0-9\s()./\p{Pd}]{5,22}[0-9](?![\p{L}\p{N}])/gu;
const references = /[A-Z0-9]+(?:[\p{Pd}./_][A-Z0-9]+)*/giu;
/** Of one text. */
const mostKeys = 20;
/** UTF-16 units. */
const longestKey = 64;

/** The digits of a phone number as it is compared: without a prefix that is left out where the country is named. Null: it is none. */
export function phoneKey(text: string): string | null {
  const digits = digitsOf(text.replace(/\(0\)/g, '')).replace(/^0+/, '');
  return digits.length >= 6 && digits.length <= 15 ? digits : null;
}

/** A reference or number as it is compared. */
export const wholeReference = (text: string): string => foldReference(text).replace(/[./_]+/g, '');

/** Numbers, addresses and phones that are named in a text, each once. */
export function keysIn(text: string): Key[] {
  const found = new Map<string, Key>();
  const take = (kind: Key['kind'], keyOf: (match: string) => string | null) => (match: string) => {
    const value = keyOf(match);
    if (!value || value.length > longestKey) return match;
    if (found.size < mostKeys) found.set(`${kind} ${value}`, { kind, value });
    return ' ';
  };
  // What was taken for one is none of the others.
  withAsciiDigits(text.normalize('NFKC'))
    .replace(
      addresses,
      take('email', (address) => address.toLowerCase()),
    )
    .replace(phones, take('phone', phoneKey))
    .replace(
      references,
      take('reference', (name) => ((name.match(/[0-9]/g)?.length ?? 0) >= 3 ? wholeReference(name) : null)),
    );
  return [...found.values()];
}
