import { describe, expect, it } from 'vitest';
import { mostLetters, mostTerms, parseFilter } from '../src/filter/index.js';
import { plainWords } from '../src/finding.js';

/** The words and phrases that are asked for. */
const askedBy = (typed: string) =>
  parseFilter(plainWords(typed)).filter.terms.map((term) => ('text' in term ? term.text : term.key));

describe('what a customer types', () => {
  it('is looked for as it stands', () => {
    for (const [typed, asked] of [
      ['late parcel', ['late', 'parcel']],
      ['LS-1042', ['LS-1042']],
      ['PX-4821 93', ['PX-4821', '93']],
      ['re:invoice', ['re', 'invoice']],
      ['status:open assignee:me', ['status', 'open', 'assignee', 'me']],
      ['https://track.example/PX-1', ['https', '//track.example/PX-1']],
      ['-lamp --shade', ['lamp', 'shade']],
      ['x\u200b-lamp', ['x', 'lamp']],
      ['deux points : oui', ['deux', 'points', 'oui']],
      ['c:\\lamps', ['c', 'lamps']],
      ['?! …', []],
      ['', []],
    ] as const)
      expect(askedBy(typed), typed).toEqual(asked);
  });

  it('has the phrases that stand in quotes, of any keyboard, and no stray quote', () => {
    for (const [typed, asked] of [
      ['"left at noon" lamp', ['left at noon', 'lamp']],
      ['“left at noon”', ['left at noon']],
      ['„am Mittag“', ['am Mittag']],
      ['"status:open"', ['status open']],
      ['"left at', ['left', 'at']],
      ['a 5" pipe and a 6" pipe', ['a', '5', 'pipe', 'and', 'a', '6', 'pipe']],
      ['-"left at noon"', ['left', 'at', 'noon']],
      ['"\\" lamp', ['lamp']],
      ['a"b c"d', ['a', 'b', 'c', 'd']],
      ['""', []],
    ] as const)
      expect(askedBy(typed), typed).toEqual(asked);
  });

  it('is words in every script, with what joins letters', () => {
    expect(askedBy('क्\u200dष कब')).toEqual(['क्\u200dष', 'कब']);
    expect(askedBy('\u200fأين طردي؟')).toEqual(['أين', 'طردي؟']);
    expect(askedBy('荷物が 届かない')).toEqual(['荷物が', '届かない']);
  });

  it('is never refused, and never a filter, whatever the signs', () => {
    const signs = [
      ...' \t":\\-<>,.“”„\u200e\u200b\u0000',
      '\ud83d',
      '📦',
      'is',
      'created',
      'sort',
      'é',
      'é',
      '٣',
      'lamp',
    ];
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let run = 0; run < 5_000; run++) {
      const typed = Array.from({ length: random(40) }, () => signs[random(signs.length)]).join('');
      const plain = plainWords(typed);
      const { ok, filter } = parseFilter(plain);
      expect(ok, JSON.stringify([typed, plain])).toBe(true);
      const odd = filter.terms.filter(({ kind, not }) => not || (kind !== 'word' && kind !== 'phrase'));
      expect(odd, JSON.stringify([typed, plain])).toEqual([]);
      expect(plain.isWellFormed(), JSON.stringify(typed)).toBe(true);
    }
  });

  it('is no longer, and no more words, than the server takes', () => {
    const parsed = parseFilter(plainWords('word '.repeat(100)));
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.filter.terms).toHaveLength(mostTerms);
    expect(plainWords('x'.repeat(1_000)).length).toBeLessThan(mostLetters / 2);
  });
});
