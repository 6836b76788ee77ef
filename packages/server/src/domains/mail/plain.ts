import type { Block, Letter } from './letter.js';

/** A letter as plain text. */
export function toPlain(letter: Letter): string {
  const { ticket, button, stop } = letter;
  const parts = [
    ticket && `${[ticket.number, ticket.status?.label].filter(Boolean).join(' · ')}\n${ticket.subject}`,
    letter.hello,
    ...letter.blocks.map((block) => plainBlock(block, letter.readOn)),
    button && `${button.label}:\n${button.url}`,
    ...letter.notes,
    // The mark before which mail programs fold a signature away.
    ['-- ', letter.brand, letter.why, stop && `${stop.label}: ${stop.url}`].filter(Boolean).join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
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
