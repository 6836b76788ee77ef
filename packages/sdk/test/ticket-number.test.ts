import { describe, expect, it } from 'vitest';
import { ticketNumber } from '../src/ticket-number.js';

describe('the number of a ticket, as it was typed or copied', () => {
  it.each([
    'LS-1042',
    'ls1042',
    '#1042',
    ' 1042 ',
    'ls 1042',
    '#LS-1042',
    '[LS-1042]',
    'Re: [LS-1042] The lamp is dented on 3 sides',
    ' LS-1042',
    'LS-1042\u00a0',
    'Ticket LS-1042',
    'Ticket #1042',
    'ticket: 1042',
    'टिकट #1042',
    'LS\u20111042',
    'LS–1042',
    'LS−1042',
    'ＬＳ－１０４２',
    '１０４２',
    '١٠٤٢',
    '१०४२',
    'LS-1042\u200e',
    '\u2068LS-1042\u2069',
    'LS-001042',
    'LS-1042, LS-1042',
  ])('%j is LS-1042', (typed) => expect(ticketNumber(typed)).toBe('LS-1042'));

  it.each(['', 'LS-', 'PX-1042', '10 42', 'LS-1042 and LS-1043', 'TOOLS-1042', 'LS-1042a', 'PX 1042', '1042 parcels'])(
    '%j is none',
    (typed) => expect(ticketNumber(typed)).toBeNull(),
  );

  it.each<[string, (length: number) => string]>([
    ['signs', (length) => '#'.repeat(length)],
    ['letters', (length) => 'LS'.repeat(length / 2)],
    ['dashes', (length) => `LS${'-'.repeat(length)}`],
    ['words and signs', (length) => 'a #'.repeat(length / 3)],
    ['words and blanks', (length) => `a${' '.repeat(length)}`],
  ])('is looked for once through what was made to take much: %s', (_, made) => {
    // The least of many runs: what else the machine does makes some longer, and none shorter.
    const least = (length: number) => {
      const typed = made(length);
      const times = Array.from({ length: 20 }, () => {
        const began = performance.now();
        expect(ticketNumber(typed)).toBeNull();
        return performance.now() - began;
      });
      return Math.min(...times);
    };
    // 16 times as long: 16 times as much to read, and 256 times where each sign has all others read again.
    expect(least(7_200) / least(450)).toBeLessThan(64);
  });
});
