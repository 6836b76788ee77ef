import { clip } from '@logishift/support-sdk/text';

/** The beginning of a plain text; ends in … where it goes on, after a whole word if there is one near. */
export function excerptOf(plain: string, most: number): string {
  if (plain.length <= most) return plain;
  const cut = clip(plain, most - 1);
  const word = cut.lastIndexOf(' ');
  return `${(word > most - 50 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
