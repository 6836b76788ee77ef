import type { Locale } from '@logishift/support-sdk/contract';
import { type Place, placesOf } from '@logishift/support-sdk/words';
import { quoted } from '../../platform/db/tsvector.js';
import { type Spoken, type Stems, writtenBy } from './stems.js';

/** Of whom a text is: the subject, what both sides read, or what only staff read. */
export type Weight = 'A' | 'B' | 'D';

/** A text of a ticket, cut. */
export interface CutText {
  weight: Weight;
  places: Place[];
}

/** PostgreSQL counts no further, and keeps no more of one word. */
const lastPosition = 16_383;
const mostPositions = 255;
/** Bytes of a ticket's words with their positions: PostgreSQL takes a megabyte. */
const mostBytes = 800_000;
const bytesOfWord = 8;
const bytesOfPosition = 2;

/** Stands among the words of what is not settled. No word begins with a blank. */
export const unsettledMark = quoted(' unsettled');

export const cutText = (weight: Weight, text: string): CutText => ({ weight, places: [...placesOf(text)] });

/** What stems are needed for. */
export function* spokenIn(texts: readonly CutText[], locale: Locale): Generator<Spoken> {
  for (const { places } of texts) for (const place of places) yield* spokenAt(place, locale);
}

/** Each form in each language that it may be of; grammar goes by accents, and is found without them too. */
function* spokenAt({ words, written, of }: Place, locale: Locale): Generator<Spoken> {
  if (of !== 'word') return;
  for (const word of words) for (const one of writtenBy(locale, word)) yield { word, locale: one };
  if (written !== words[0])
    for (const one of writtenBy(locale, words[0] as string)) yield { word: written, locale: one };
}

/**
 * A tsvector as a literal: every word, and its stems where it stands. Between two texts lies a gap, so that no phrase reaches from one into
 * the next.
 */
export function vectorOf(
  texts: readonly CutText[],
  { locale, is_settled }: { locale: Locale; is_settled: boolean },
  stems: Stems,
): string {
  const positions = new Map<string, string[]>();
  let bytes = 0;
  let at = 0;
  for (const { weight, places } of texts) {
    for (const place of places) {
      at++;
      const here = new Set(place.words);
      for (const spoken of spokenAt(place, locale)) {
        const stem = stems(spoken);
        if (stem) here.add(stem);
      }
      for (const word of here) {
        const its = positions.get(word);
        const position = `${Math.min(at, lastPosition)}${weight}`;
        if (bytes > mostBytes || (its && its.length >= mostPositions)) continue;
        bytes += bytesOfPosition;
        if (its) its.push(position);
        else {
          bytes += bytesOfWord + Buffer.byteLength(word);
          positions.set(word, [position]);
        }
      }
    }
    at++;
  }
  const words = [...positions].map(([word, its]) => `${quoted(word)}:${its.join(',')}`);
  return [...(is_settled ? [] : [unsettledMark]), ...words].join(' ');
}
