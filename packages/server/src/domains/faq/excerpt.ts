import { mostOfExcerpt } from '@logishift/support-sdk/contract';
import { clip } from '@logishift/support-sdk/text';

/** The beginning of a plain text; ends in … where it goes on, after a whole word if there is one near. */
export function excerptOf(plain: string): string {
  if (plain.length <= mostOfExcerpt) return plain;
  const cut = clip(plain, mostOfExcerpt - 1);
  const word = cut.lastIndexOf(' ');
  return `${(word > mostOfExcerpt - 50 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
