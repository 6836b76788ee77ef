import { asked } from '@logishift/support-sdk/words';
import { quoted } from '../../platform/db/tsvector.js';
import type { Wanted } from '../tickets/index.js';
import { languagesOf, type Spoken, type Stems } from './stems.js';

/** What stems are needed for. Whoever looks for a phrase means it as it stands. */
export function* spokenBy(wanted: readonly Wanted[]): Generator<Spoken> {
  for (const { text, isPhrase } of wanted) {
    if (isPhrase) continue;
    for (const place of asked(text)?.places ?? []) yield* spokenAt(place);
  }
}

/** A word that is looked for, in each language that it may be of. */
export function* spokenAt({ word, written }: { word: string; written: string }): Generator<Spoken> {
  for (const locale of languagesOf(word)) {
    yield { word, locale };
    if (written !== word) yield { word: written, locale };
  }
}

/**
 * What one word or phrase asks for, as a tsquery. `weights`: of which texts, for whoever may not be told of the others. Null: nothing can be
 * found by it.
 */
export function tsqueryOf({ text, isPhrase }: Wanted, stems: Stems, weights: string): string | null {
  const what = asked(text, { isPhrase });
  if (!what) return null;
  const { places, isOpen } = what;
  const parts = places.map((place, index) => {
    const { word } = place;
    const flags = `${isOpen && index === places.length - 1 ? '*' : ''}${weights}`;
    const forms = [`${quoted(word)}${flags && `:${flags}`}`];
    if (!isPhrase) {
      for (const spoken of spokenAt(place)) {
        const stem = stems(spoken);
        if (stem && stem !== word) forms.push(`${quoted(stem)}${weights && `:${weights}`}`);
      }
    }
    const all = [...new Set(forms)];
    return all.length > 1 ? `(${all.join(' | ')})` : (all[0] as string);
  });
  return parts.length > 1 ? `(${parts.join(' <-> ')})` : (parts[0] as string);
}
