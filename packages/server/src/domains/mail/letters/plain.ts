import type { Block, Letter, LetterTicket } from './letter.js';
import { directionOf } from './texts/index.js';

/** A letter as plain text. */
export function toPlain(letter: Letter): string {
  const { ticket, button, share, stop } = letter;
  const parts = [
    letter.titles.join('\n'),
    ticket && plainTicket(ticket, directionOf(letter.locale)),
    letter.hello,
    ...letter.blocks.map((block) => plainBlock(block, letter.readOn)),
    button && `${button.label}:\n${button.url}`,
    ...letter.notes,
    share && `${share.line}\n${share.url}`,
    // The mark before which mail programs fold a signature away.
    ['-- ', letter.brand, letter.why, stop && `${stop.label}: ${stop.url}`].filter(Boolean).join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function plainTicket({ number, status, category, subject, parcel }: LetterTicket, direction: 'ltr' | 'rtl'): string {
  const what = [number, status?.label, category].filter(Boolean).join(' · ');
  // Among letters that run from right to left, its parts would change places.
  const set = (number: string) => (direction === 'rtl' ? `\u2066${number}\u2069` : number);
  return [what, subject, parcel && `${parcel.label} ${set(parcel.number)}`].filter(Boolean).join('\n');
}

function plainBlock(block: Block, readOn: string): string {
  if ('line' in block) return block.line;
  if ('code' in block) return `    ${block.code}`;
  const quoted = block.quote
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  return block.more ? `${quoted}\n> …\n\n${readOn}` : quoted;
}
