/** Something the palette can do or open. */
export interface Entry {
  id: string;
  label: string;
  /** Other words it is found by. */
  words?: string;
}

/** A ticket's number as it was typed: `LS-1042`, `ls1042`, `#1042` or `1042` give `LS-1042`; anything else null. */
export function ticketNumber(typed: string): string | null {
  const found = /^(?:ls-?\s?|#)?(\d{1,12})$/i.exec(typed.trim());
  return found ? `LS-${found[1]}` : null;
}

/** How well words fit what was typed: every word of it must begin a word there. Higher is better; 0 does not fit. */
export function fitness(entry: Entry, typed: string): number {
  const wanted = plain(typed).split(' ').filter(Boolean);
  if (wanted.length === 0) return 1;
  const label = plain(entry.label);
  const words = `${label} ${plain(entry.words ?? '')}`.split(/[\s@.:,]+/);
  if (!wanted.every((want) => words.some((word) => word.startsWith(want)))) return 0;
  if (label === wanted.join(' ')) return 4;
  return label.startsWith(wanted.join(' ')) ? 3 : 2;
}

/** Where in a label the typed words stand, to be marked: `[text, isHit]` in order. */
export function marked(label: string, typed: string): [text: string, isHit: boolean][] {
  const wanted = typed.trim().split(/\s+/).filter(Boolean).map(escaped);
  if (wanted.length === 0) return [[label, false]];
  const parts = label.split(new RegExp(`((?<![\\p{L}\\p{N}])(?:${wanted.join('|')}))`, 'giu'));
  return parts.map((text, index): [string, boolean] => [text, index % 2 === 1]).filter(([text]) => text !== '');
}

/** Without accents and case, so that "chloe" finds Chloé. */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
