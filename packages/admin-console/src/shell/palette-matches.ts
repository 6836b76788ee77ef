import { askedWords, bagOf, hasWord } from '@logishift/support-sdk/finding';
import { isVisible, wordsOf } from '@logishift/support-sdk/text';

/** Something the palette can do or open. */
export interface Entry {
  id: string;
  label: string;
  /** Other words it is found by. */
  words?: string;
}

/** How well words fit what was typed: every word of it must begin a word there. Higher is better; 0 does not fit. */
export function fitness(entry: Entry, typed: string): number {
  const asked = askedWords(typed);
  // Signs alone are in no word.
  if (asked.length === 0) return isVisible(typed) ? 0 : 1;
  const bag = bagOf(`${entry.label} ${entry.words ?? ''}`);
  if (!asked.every((word) => hasWord(bag, word))) return 0;
  const label = wordsOf(entry.label).join(' ');
  const wanted = wordsOf(typed).join(' ');
  if (label === wanted) return 4;
  return label.startsWith(wanted) ? 3 : 2;
}
