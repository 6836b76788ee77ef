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

  it('takes no time over what was made to take much', () => {
    const began = performance.now();
    for (const typed of ['#'.repeat(50_000), 'LS'.repeat(50_000), `LS${'-'.repeat(50_000)}`, 'a #'.repeat(20_000)])
      expect(ticketNumber(typed)).toBeNull();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
