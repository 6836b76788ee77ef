import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, keysIn, marksOf, placesOf } from '../src/words.js';

const cut = (text: string) => [...placesOf(text)].map(({ words }) => words.join('|'));
const marked = (text: string, ...words: string[]) =>
  marksOf(
    text,
    words.map((one) => ({ text: one })),
  ).map(([start, end]) => text.slice(start, end));

describe('a text is cut', () => {
  it.each<[string, string[]]>([
    ['Das „Paket“ — verspätet, Straße!', ['das', 'paket', 'verspatet', 'strasse']],
    ['O’Connor RE-2026-00815', ['o|oconnor', 'connor', 're|re202600815', '2026', '00815']],
    ['12.30 a/b', ['12|1230', '30', 'a', 'b']],
    ['الطرود والكرتون ٢٤', ['الطرود|طرود', 'والكرتون', '24']],
    ['पड़ोसी गिलासों १४', ['पडोसी', 'गिलासों', '14']],
    ['荷物が届きません。箱', ['荷物', '物が', 'が届', '届き', 'きま', 'ませ', 'せん', 'ん', '箱']],
    ['ﾊﾞｽ', ['バス', 'ス']],
    ['PlayStation5本体', ['playstation5', '本体', '体']],
    ['so\u00adft hy\u200dphen', ['soft', 'hyphen']],
    ['\u200b — … 🙂', []],
    ['届\u0301 日本\u0308語', ['届', '日本', '本', '語']],
    [`a${'𐌰'.repeat(40)}`, [`a${'𐌰'.repeat(31)}`]],
  ])('%s', (text, places) => {
    expect(cut(text)).toEqual(places);
  });

  it('in one way, however it is composed', () => {
    for (const text of ['Zoë Łukasiewicz', '届きません', 'पड़ोसी', 'ﾊﾞｽ', 'Ｐ－１２', 'ﬁnd'])
      expect(cut(text.normalize('NFD'))).toEqual(cut(text));
  });
});

describe('a word that is looked for', () => {
  const places = (text: string, isPhrase = false) => {
    const what = asked(text, { isPhrase });
    return what && [what.places.map(({ word }) => word).join(' '), what.isOpen];
  };
  it('is open at its end, unless it is a phrase, or of a script without blanks', () => {
    expect(places('parc')).toEqual(['parc', true]);
    expect(places('late parcel', true)).toEqual(['late parcel', false]);
    expect(places('RE-2026')).toEqual(['re 2026', true]);
    expect(places('薬')).toEqual(['薬', true]);
    expect(places('木曜日')).toEqual(['木曜 曜日', false]);
    expect(places('…')).toBeNull();
  });
});

describe('what a text names', () => {
  it('is known again however it is written', () => {
    const text =
      'UPS 1Z999AA10123456784, call +49 (0)171 555-0142 or 098765 43210, write to Zoë.K@Huellen-shop.example. INV/2026/0917 ＡＢ－５５１２ ٩٩١٧';
    expect(keysIn(text)).toEqual([
      { kind: 'email', value: 'zoë.k@huellen-shop.example' },
      { kind: 'phone', value: '491715550142' },
      { kind: 'phone', value: '9876543210' },
      { kind: 'reference', value: '1Z999AA10123456784' },
      { kind: 'reference', value: 'INV20260917' },
      { kind: 'reference', value: 'AB5512' },
      { kind: 'reference', value: '9917' },
    ]);
  });

  it('is no more than twenty things, and nothing endless', () => {
    expect(keysIn(Array.from({ length: 50 }, (_, n) => `REF-${1000 + n}`).join(' '))).toHaveLength(20);
    expect(keysIn('1'.repeat(500))).toEqual([]);
  });
});

describe('marks', () => {
  it('stand where the words begin, in the text as it was written', () => {
    expect(marked('My parcels are late', 'parcel', 'late')).toEqual(['parcels', 'late']);
    expect(marked('Straße und Größe, Übergröße', 'strasse', 'grosse')).toEqual(['Straße', 'Größe']);
    expect(marked('Gro\u0308\u00dfe', 'größe')).toEqual(['Gro\u0308\u00dfe']);
    expect(marked('荷物が届きません。配達員の荷物', '荷物', '配達員')).toEqual(['荷物', '配達員', '荷物']);
    expect(marked('पड़ोसी के गिलासों', 'पडोसी', 'गिलास')).toEqual(['पड़ोसी', 'गिलासों']);
    expect(marked('الطرود والكرتون', 'طرود')).toEqual(['الطرود']);
    expect(marked('🙂🙂 RE-2026-00815', 're-2026')).toEqual(['RE-2026']);
    expect(marked('related, not a tale', 'late')).toEqual([]);
  });

  it('are of a phrase where all of it stands', () => {
    const text = 'late parcel, a parcel late, late parcels';
    expect(marksOf(text, [{ text: 'late parcel', isPhrase: true }])).toEqual([[0, 11]]);
  });

  it('are of other forms where somebody knows the stems', () => {
    const stems = ({ word }: { word: string }) => [word.replace(/(ed|s|ing)$/, '')];
    expect(marksOf('It was dented', [{ text: 'dents' }], stems)).toEqual([[7, 13]]);
    expect(marksOf('It was dented', [{ text: 'dents' }])).toEqual([]);
  });
});

describe('any text', () => {
  const some = fc.string({ unit: 'binary', maxLength: 60 });
  const letters = fc.string({
    unit: fc.constantFrom(
      'a',
      'Ä',
      'ß',
      '届',
      'き',
      'ﾊ',
      'ﾞ',
      'ก',
      '์',
      'ا',
      'ل',
      'ड',
      '़',
      '1',
      '٢',
      '-',
      ' ',
      '’',
      '@',
      '.',
      '\u0301',
      '🙂',
    ),
    maxLength: 40,
  });

  it('is cut and marked, in order, inside of it, and never through a pair of units', () => {
    fc.assert(
      fc.property(fc.oneof(some, letters), fc.oneof(some, letters), (text, word) => {
        keysIn(text);
        let last = 0;
        for (const [start, end] of marksOf(text, [{ text: word }])) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const at of [start, end])
            expect(/[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at))).toBe(false);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has each of its own words', () => {
    fc.assert(
      fc.property(letters, (text) => {
        for (const { words } of placesOf(text))
          expect(words.every((word) => word !== '' && word.isWellFormed())).toBe(true);
        for (const { words, of } of placesOf(text))
          if (of === 'word')
            expect(cut(text).some((place) => place.split('|').includes(words[0] as string))).toBe(true);
      }),
    );
  });

  it('costs no more than its length', () => {
    for (const nasty of [
      'a-'.repeat(20_000),
      '1 '.repeat(20_000),
      '@'.repeat(40_000),
      'か\u3099'.repeat(20_000),
      '+1'.repeat(20_000),
    ]) {
      const begun = performance.now();
      for (const _ of placesOf(nasty));
      keysIn(nasty);
      expect(performance.now() - begun).toBeLessThan(2000);
    }
  });
});
