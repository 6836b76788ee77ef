import { isVisible, normalise, oneLine } from '../text.js';
import { keyOf } from './keys.js';
import type { Comparison, Span } from './types.js';

/** A value as it stands behind a key: `>` and `7d` of `>7d`. */
export interface Piece {
  at: Span;
  op: Comparison | '';
  text: string;
  isQuoted: boolean;
  /** Where its quote begins, if it does not end. */
  unclosed?: number;
}

/** What stands between blanks, before anybody asks whether it is right. */
export type Scanned = { at: Span; not: boolean } & (
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string; unclosed?: number }
  | { kind: 'qualifier'; name: string; nameAt: Span; pieces: Piece[] }
);

/** Blanks, line breaks, other control characters, and marks of direction, which come along with what is pasted. */
export const blank = /[\s\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;

/** Quotes by what ends them: the straight one, and those that phones make of it. */
const quotes: Record<string, string> = { '"': '"', '“': '”', '„': '“”', '”': '”' };
export const isQuote = (sign: string): boolean => Object.hasOwn(quotes, sign);

/** Everything that a text asks for, right or wrong. */
export function scan(text: string): Scanned[] {
  const found: Scanned[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text, at)) {
      at++;
      continue;
    }
    const one = scanTerm(text, at);
    at = one.at[1];
    // A word of which nothing can be seen was not typed, but pasted along.
    if (one.kind !== 'word' || isVisible(one.text)) found.push(one);
  }
  return found;
}

function scanTerm(text: string, start: number): Scanned {
  const not = text[start] === '-' && start + 1 < text.length && !isBlank(text, start + 1);
  const from = not ? start + 1 : start;
  if (isQuote(text.charAt(from))) {
    const { end, inside, unclosed } = scanQuoted(text, from);
    return { kind: 'phrase', at: [start, end], not, text: inside, unclosed };
  }
  const colon = endOfName(text, from);
  if (text[colon] === ':' && colon > from) {
    const name = text.slice(from, colon);
    if (keyOf(name) || isMeantAsKey(text, colon + 1)) {
      const { pieces, end } = scanPieces(text, colon + 1);
      return { kind: 'qualifier', at: [start, end], not, name, nameAt: [from, colon], pieces };
    }
  }
  const end = endOfWord(text, from);
  return { kind: 'word', at: [start, end], not, text: normalise(text.slice(from, end)) };
}

/** Of a name that is no key: whether what follows its colon looks like a value, and not like `https://` or `Re: `. */
const isMeantAsKey = (text: string, at: number) => at < text.length && !isBlank(text, at) && !text.startsWith('//', at);

function scanPieces(text: string, start: number): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let at = start;
  for (;;) {
    const piece = scanPiece(text, at);
    pieces.push(piece);
    at = piece.at[1];
    if (text[at] !== ',') return { pieces, end: at };
    at++;
  }
}

function scanPiece(text: string, start: number): Piece {
  let at = start;
  if (text[at] === '<' || text[at] === '>') at += text[at + 1] === '=' ? 2 : 1;
  const op = text.slice(start, at) as Comparison | '';
  if (isQuote(text.charAt(at))) {
    const { end, inside, unclosed } = scanQuoted(text, at);
    return { at: [start, end], op, text: inside, isQuoted: true, unclosed };
  }
  const end = endOfWord(text, at, ',');
  return { at: [start, end], op, text: seen(normalise(text.slice(at, end))), isQuoted: false };
}

/** From a quote to the one that ends it, or to the end of the text. In it, `\"` is a quote and `\\` a backslash. */
function scanQuoted(text: string, start: number): { end: number; inside: string; unclosed?: number } {
  const ends = quotes[text.charAt(start)] as string;
  let inside = '';
  let at = start + 1;
  for (; at < text.length && !ends.includes(text.charAt(at)); at++) {
    if (text[at] === '\\' && (text[at + 1] === '\\' || isQuote(text.charAt(at + 1)))) at++;
    inside += text.charAt(at);
  }
  const isClosed = at < text.length;
  return {
    end: isClosed ? at + 1 : text.length,
    inside: seen(oneLine(normalise(inside))),
    unclosed: isClosed ? undefined : start,
  };
}

/** Nothing, where nothing can be seen. */
const seen = (text: string) => (isVisible(text) ? text : '');

const isBlank = (text: string, at: number) => blank.test(text.charAt(at));

function endOfName(text: string, start: number): number {
  let at = start;
  while (/[a-z_]/i.test(text.charAt(at))) at++;
  return at;
}

function endOfWord(text: string, start: number, also = ''): number {
  let at = start;
  while (at < text.length && !isBlank(text, at) && text.charAt(at) !== also) at++;
  return at;
}
