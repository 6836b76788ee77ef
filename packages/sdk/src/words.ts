import { digitsOf, fold, foldReference, withAsciiDigits, withoutArticle } from './text.js';

/**
 * How a text is cut into the words that a search finds it by. What is looked for is cut in the same way, so that both meet whatever the
 * script, the case, the accents and the digits. The server and every client use this and nothing of their own.
 */

/** One place of a text, and the words that stand there: the word itself, and other forms of it that somebody may look for. */
export interface Place {
  /** Folded, as `fold` does it: not for showing. */
  words: string[];
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
  for (const [group] of fold(text).normalize('NFC').matchAll(joined)) {
    const parts = group.match(words) as string[];
    const whole = parts.length > 1 && isOneName(group) ? clip(parts.join('')) : null;
    for (const [index, part] of parts.entries()) {
      if (hasUnspaced.test(part)) {
        yield* pairsOf(part);
        continue;
      }
      const forms = [clip(part)];
      const bare = withoutArticle(part);
      if (bare !== part) forms.push(clip(bare));
      // Whoever looks for all of it looks for how it begins.
      if (index === 0 && whole) forms.push(whole);
      yield { words: forms, of: 'word' };
    }
  }
}

/** What is joined is also looked for as one where it is a number or a name: `ABC98765`, `oconnor`. */
const isOneName = (group: string) => (/\p{N}/u.test(group) || /['’ʼ]/.test(group)) && !hasUnspaced.test(group);

const clip = (text: string) => (text.length > longest ? text.slice(0, longest) : text);

function* pairsOf(part: string): Generator<Place> {
  let last = 0;
  for (const { 0: run, index } of part.matchAll(unspaced)) {
    if (index > last) yield { words: [clip(part.slice(last, index))], of: 'word' };
    last = index + run.length;
    const letters = [...run];
    for (const [at, letter] of letters.entries()) {
      const next = letters[at + 1];
      yield { words: [letter + (next ?? '')], of: next === undefined && at > 0 ? 'tail' : 'pair' };
    }
  }
  if (last < part.length) yield { words: [clip(part.slice(last))], of: 'word' };
}

/** What one word of a query asks for. */
export interface Asked {
  /** The places that must follow each other. Of the last, what begins with its word fits too, if `isOpen`. */
  places: string[];
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

const firstOf = ({ words }: Place) => words[0] as string;

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
