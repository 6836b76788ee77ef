import { describe, expect, it } from 'vitest';
import { bagOf, marked, matcher, searchFaq } from '../src/finding.js';

const fits = (query: string, text: string) => matcher(query)(text);

describe('finding by words', () => {
  it('takes a word by its beginning, in any order, and all words that are asked for', () => {
    expect(fits('tick all', 'All tickets')).toBe(true);
    expect(fits('ickets', 'All tickets')).toBe(false);
    expect(fits('all parcels', 'All tickets')).toBe(false);
    expect(fits(' ', 'All tickets')).toBe(true);
  });

  it.each([
    ['पैसा', 'मुझे पैसा वापस कैसे मिलेगा?', true],
    ['पैसा', 'मेरा पार्सल कहाँ है?', false],
    ['मैं', 'मैं घर पर नहीं हूँ', true],
    ['मैं', 'मेरा पार्सल कहाँ है?', false],
    ['egare', 'Où est mon colis égaré ?', true],
    ['égaré'.normalize('NFD'), 'Où est mon colis égaré ?', true],
    ['zuruck', 'Geld zurück', true],
    ['zurück'.normalize('NFD'), 'Geld zurück', true],
    ['strasse', 'Falsche Straße', true],
    ['manana', 'Llega mañana', true],
    ['شحنة', 'أين الشحنة؟', true],
    ['الشحنة', 'أين شحنة الأمس؟', true],
    ['الماني', 'الألماني', true],
    ['اين', 'أين الشحنة؟', true],
    ['حنة', 'أين الشحنة؟', false],
    ['1001', 'رقم ١٠٠١', true],
  ])('%s in %s: %s', (query, text, is) => expect(fits(query, text)).toBe(is));

  it('puts first what has more of the words in its question, else keeps the order', () => {
    const entries = [
      { question: 'Lost', answer: 'Money comes back.' },
      { question: 'Money', answer: 'Back soon.' },
      { question: 'Money back', answer: '' },
      { question: 'Late', answer: 'Your money is back.' },
      { question: 'Nothing', answer: 'of it' },
    ];
    const bags = ({ question, answer }: (typeof entries)[0]) => ({ question: bagOf(question), answer: bagOf(answer) });
    expect(searchFaq(entries, 'back money', bags).map(({ entry }) => entry.question)).toEqual([
      'Money back',
      'Money',
      'Lost',
      'Late',
    ]);
    expect(searchFaq(entries, '?', bags).map(({ entry }) => entry)).toEqual(entries);
  });
});

describe('marking what was found', () => {
  const hits = (text: string, query: string) =>
    marked(text, query)
      .map(([part, isHit]) => (isHit ? `[${part}]` : part))
      .join('');

  it.each([
    ['Set priority', 'pri', 'Set [pri]ority'],
    ['Chloé Laurent', 'chloe', '[Chloé] Laurent'],
    ['Chloe\u0301 Laurent', 'chloe', '[Chloe\u0301] Laurent'],
    ['Große Straße 1', 'stras', 'Große [Straß]e 1'],
    ['Große Straße 1', 'strasse 1', 'Große [Straße] [1]'],
    ['İstanbul ŁÓDŹ', 'ist lo', '[İst]anbul [ŁÓ]DŹ'],
    ['ﬁnd it', 'fi it', '[ﬁ]nd [it]'],
    ['أين الشحنة؟', 'شحن', 'أين [الشحن]ة؟'],
    ['मुझे पैसा वापस', 'पैस', 'मुझे [पैस]ा वापस'],
    ['LS-١٠٠١', '1001', 'LS-[١٠٠١]'],
    ['😀 Joy', 'jo', '😀 [Jo]y'],
    ['A (b)', '(', 'A (b)'],
    ['All', '', 'All'],
  ])('%s, asked for %s', (text, query, expected) => expect(hits(text, query)).toBe(expected));
});
