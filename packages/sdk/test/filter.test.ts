import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  deliveryStatuses,
  ticketAwaits,
  ticketCategories,
  ticketPriorities,
  ticketStatuses,
} from '../src/contract/index.js';
import { filterKeys, type Mistake, parseFilter, type Term } from '../src/filter/index.js';

/** The terms of a right filter, without where they stand. */
function termsOf(text: string) {
  const parsed = parseFilter(text);
  expect(parsed).toMatchObject({ ok: true });
  return parsed.filter.terms.map(({ at, not, ...term }) => (not ? { not, ...term } : term));
}
const mistakesOf = (text: string): Mistake[] => {
  const parsed = parseFilter(text);
  return parsed.ok ? [] : parsed.mistakes;
};
const age = (count: number, unit: string) => ({ age: { count, unit } });
const is = (value: unknown, op = '=') => ({ op, value });

describe('a filter', () => {
  it('is terms with their places, each of its kind', () => {
    const text = ' status:open -tag:vip  created:>7d "late parcel" LS-1042 ';
    const parsed = parseFilter(text);
    expect(parsed).toEqual({
      ok: true,
      filter: {
        terms: [
          { kind: 'set', key: 'status', values: ['open'], not: false, at: [1, 12] },
          { kind: 'text', key: 'tag', values: ['vip'], not: true, at: [13, 21] },
          { kind: 'moment', key: 'created', values: [is(age(7, 'd'), '>')], not: false, at: [23, 34] },
          { kind: 'phrase', text: 'late parcel', not: false, at: [35, 48] },
          { kind: 'word', text: 'LS-1042', not: false, at: [49, 56] },
        ],
      },
    });
  });

  it('has for its closed sets what the contract has', () => {
    const values = Object.fromEntries(filterKeys.map((row) => [row.key, row.values]));
    expect(values).toMatchObject({
      status: ticketStatuses,
      priority: ticketPriorities,
      category: ticketCategories,
      awaiting: ticketAwaits,
      delivery: deliveryStatuses,
    });
  });

  it.each(filterKeys.map((row) => [row.key, row] as const))(
    'takes every value and example that it names of %s',
    (key, row) => {
      for (const value of [...row.values, ...row.examples]) {
        expect(termsOf(`${key}:${value}`)).toEqual([expect.objectContaining({ kind: row.kind, key })]);
      }
    },
  );

  it.each<[string, object]>([
    ['STATUS:Open', { kind: 'set', key: 'status', values: ['open'] }],
    ['status:in-progress,On_Hold', { kind: 'set', key: 'status', values: ['in_progress', 'on_hold'] }],
    ['status:open,open,OPEN', { kind: 'set', key: 'status', values: ['open'] }],
    ['status:\u2060open', { kind: 'set', key: 'status', values: ['open'] }],
    ['-priority:high', { not: true, kind: 'set', key: 'priority', values: ['high'] }],
    ['category:late,lost', { kind: 'set', key: 'category', values: ['late', 'lost'] }],
    ['awaiting:carrier', { kind: 'set', key: 'awaiting', values: ['carrier'] }],
    ['delivery:out-for-delivery', { kind: 'set', key: 'delivery', values: ['out_for_delivery'] }],
    ['is:"unread"', { kind: 'set', key: 'is', values: ['unread'] }],
    ['has:reply', { kind: 'set', key: 'has', values: ['reply'] }],
    ['sort:-created', { kind: 'set', key: 'sort', values: ['-created'] }],
    ['assignee:ME,Maya@Support.example', { kind: 'text', key: 'assignee', values: ['me', 'Maya@Support.example'] }],
    ['assignee:@me', { kind: 'text', key: 'assignee', values: ['me'] }],
    ['assignee:"Maya Fischer"', { kind: 'text', key: 'assignee', values: ['Maya Fischer'] }],
    ['customer:“Chloe\u0301  Roux”', { kind: 'text', key: 'customer', values: ['Chloé  Roux'] }],
    ['carrier:DPD,"GLS, Paris"', { kind: 'text', key: 'carrier', values: ['DPD', 'GLS, Paris'] }],
    ['carrier:"5\\" \\\\ x"', { kind: 'text', key: 'carrier', values: ['5" \\ x'] }],
    ['service:express', { kind: 'text', key: 'service', values: ['express'] }],
    ['hub:"\nNew\tYork "', { kind: 'text', key: 'hub', values: ['New York'] }],
    ['area:04109', { kind: 'text', key: 'area', values: ['04109'] }],
    ['country:de,At', { kind: 'text', key: 'country', values: ['DE', 'AT'] }],
    ['parcel:PX-482193', { kind: 'text', key: 'parcel', values: ['PX-482193'] }],
    ['parcel:a:b..c', { kind: 'text', key: 'parcel', values: ['a:b..c'] }],
    ['number:1042,ls1043', { kind: 'text', key: 'number', values: ['LS-1042', 'LS-1043'] }],
    ['locale:PT_br', { kind: 'text', key: 'locale', values: ['pt-br'] }],
    ['created:2026-11-30', { kind: 'moment', key: 'created', values: [is({ day: '2026-11-30' })] }],
    ['updated:>=2026-11', { kind: 'moment', key: 'updated', values: [is({ month: '2026-11' }, '>=')] }],
    ['resolved:<2026', { kind: 'moment', key: 'resolved', values: [is({ year: '2026' }, '<')] }],
    [
      'closed:Today,yesterday',
      { kind: 'moment', key: 'closed', values: [is({ relative: 'today' }), is({ relative: 'yesterday' })] },
    ],
    [
      'created:2028-02-29t09:30:15.5+05:30',
      { kind: 'moment', key: 'created', values: [is({ moment: '2028-02-29T09:30:15.5+05:30' })] },
    ],
    ['created:7d', { kind: 'moment', key: 'created', values: [is(age(7, 'd'), '<=')] }],
    ['created:>=3MO', { kind: 'moment', key: 'created', values: [is(age(3, 'mo'), '>=')] }],
    [
      'created:2026-11-01..today',
      {
        kind: 'moment',
        key: 'created',
        values: [{ op: '..', from: { day: '2026-11-01' }, to: { relative: 'today' } }],
      },
    ],
    ['waiting:>1d', { kind: 'duration', key: 'waiting', values: [is({ count: 1, unit: 'd' }, '>')] }],
    ['waiting:090min', { kind: 'duration', key: 'waiting', values: [is({ count: 90, unit: 'min' }, '>=')] }],
    [
      'waiting:1w..2d',
      {
        kind: 'duration',
        key: 'waiting',
        values: [{ op: '..', from: { count: 2, unit: 'd' }, to: { count: 1, unit: 'w' } }],
      },
    ],
    ['rating:>٤,५', { kind: 'number', key: 'rating', values: [is(4, '>'), is(5)] }],
    ['created:٣٠min', { kind: 'moment', key: 'created', values: [is(age(30, 'min'), '<=')] }],
    ['rating:<=2,5', { kind: 'number', key: 'rating', values: [is(2, '<='), is(5)] }],
    ['rating:5..4', { kind: 'number', key: 'rating', values: [{ op: '..', from: 4, to: 5 }] }],
  ])('%s', (text, term) => expect(termsOf(text)).toEqual([term]));

  it.each<[string, ...Term['kind'][]]>([
    ['https://x/y', 'word'],
    ['-https://x/y', 'word'],
    ['12:30', 'word'],
    ['Re: parcel', 'word', 'word'],
    [':open', 'word'],
    ['статус:open', 'word'],
    ['- - 1Z-99 --x', 'word', 'word', 'word', 'word'],
    ['a"b c"', 'word', 'word'],
    ['"a"b-"c"', 'phrase', 'word'],
    ['"status:open"', 'phrase'],
    ['„Paket weg“ -“late”', 'phrase', 'phrase'],
    ['\u202astatus:open\u202c\u0000late', 'set', 'word'],
    ['\u200d \u0301 \u3164'],
    [''],
  ])('%j is %j', (text, ...kinds) => expect(termsOf(text).map(({ kind }) => kind)).toEqual(kinds));

  it('knows a name by its letters, however they are composed', () => {
    expect(termsOf('Chloe\u0301 -"e\u0301t e\u0301"')).toEqual([
      { kind: 'word', text: 'Chloé' },
      { not: true, kind: 'phrase', text: 'ét é' },
    ]);
  });
});

describe('a mistake', () => {
  it.each<[string, Mistake['code'], string, string | undefined]>([
    // The range is found again by what stands there, once in each text.
    ['x stauts:open', 'unknown_key', 'stauts', 'status'],
    ['-State:open', 'unknown_key', 'State', 'status'],
    ['from:"Priya Shah"', 'unknown_key', 'from', 'customer'],
    ['owner:me', 'unknown_key', 'owner', 'assignee'],
    ['label:vip', 'unknown_key', 'label', 'tag'],
    ['lang:de', 'unknown_key', 'lang', 'locale'],
    ['assig:me', 'unknown_key', 'assig', 'assignee'],
    ['colour:red', 'unknown_key', 'colour', undefined],
    ['constructor:x', 'unknown_key', 'constructor', undefined],
    ['status:opne', 'unknown_value', 'opne', 'open'],
    ['status:open,inprogress', 'unknown_value', 'inprogress', 'in_progress'],
    ['status:resol', 'unknown_value', 'resol', 'resolved'],
    ['priority:urgent', 'unknown_value', 'urgent', 'high'],
    ['sort:newest', 'unknown_value', 'newest', '-created'],
    ['-status:unread', 'unknown_value', '-status:unread', '-is:unread'],
    ['is:on-hold', 'unknown_value', 'is:on-hold', 'status:on_hold'],
    ['status:blue', 'unknown_value', 'blue', undefined],
    ['status:toString', 'unknown_value', 'toString', undefined],
    ['number:x', 'unknown_value', 'x', undefined],
    ['country:Germany', 'unknown_value', 'Germany', undefined],
    ['locale:d', 'unknown_value', 'd', undefined],
    ['created:2026-11-31', 'bad_moment', '2026-11-31', '2026-11-30'],
    ['created:>2026/1/5', 'bad_moment', '>2026/1/5', '>2026-01-05'],
    ['created:30.11.2026', 'bad_moment', '30.11.2026', '2026-11-30'],
    ['created:11/12/2026', 'bad_moment', '11/12/2026', undefined],
    ['created:2026-11-01..2026-11-31', 'bad_moment', '2026-11-01..2026-11-31', '2026-11-01..2026-11-30'],
    ['created:2026-11..', 'bad_moment', '2026-11..', '>=2026-11'],
    ['created:..2026-11', 'bad_moment', '..2026-11', '<=2026-11'],
    ['created:<7days', 'bad_moment', '<7days', '<7d'],
    ['created:yesteday', 'bad_moment', 'yesteday', 'yesterday'],
    ['created:2026-11-30T10:00', 'bad_moment', '2026-11-30T10:00', undefined],
    ['created:2026-11-30T25:00Z', 'bad_moment', '2026-11-30T25:00Z', undefined],
    ['created:2027-02-29', 'bad_moment', '2027-02-29', '2027-02-28'],
    ['created:0001', 'bad_moment', '0001', undefined],
    ['created:>1..2', 'bad_moment', '>1..2', undefined],
    ['created:101y', 'bad_moment', '101y', undefined],
    ['waiting:2026', 'bad_duration', '2026', undefined],
    ['waiting:>2hours', 'bad_duration', '>2hours', '>2h'],
    ['waiting:30m', 'bad_duration', '30m', '30min'],
    ['rating:6', 'bad_number', '6', '5'],
    ['rating:4-5', 'bad_number', '4-5', '4..5'],
    ['rating:4+', 'bad_number', '4+', '>=4'],
    ['rating:good', 'bad_number', 'good', undefined],
    ['status:', 'no_value', 'status:', undefined],
    ['-status:open,,closed,', 'no_value', '-status:open,,closed,', '-status:open,closed'],
    ['created:>', 'no_value', 'created:>', undefined],
    ['carrier:" "', 'no_value', 'carrier:" "', undefined],
    ['""', 'no_value', '""', undefined],
    ['"\u2060"', 'no_value', '"\u2060"', undefined],
    ['tag:\u3164', 'no_value', 'tag:\u3164', undefined],
    ['x "late parcel', 'unclosed_quote', '"late parcel', '"late parcel"'],
    ['customer:"Priya \\" ', 'unclosed_quote', '"Priya \\" ', '"Priya \\""'],
    ['x -"', 'unclosed_quote', '"', undefined],
    ['status:>open', 'not_comparable', '>open', 'open'],
    ['carrier:<DPD', 'not_comparable', '<DPD', 'DPD'],
    ['sort:created sort:updated', 'twice', 'sort:updated', undefined],
    ['sort:created,updated', 'twice', 'updated', undefined],
    ['-sort:-created', 'not_negatable', '-sort:-created', 'sort:created'],
    ['-sort:created', 'not_negatable', '-sort:created', 'sort:-created'],
  ])('%s: %s', (text, code, found, suggestion) => {
    const mistakes = mistakesOf(text);
    const start = text.indexOf(found);
    expect(mistakes).toEqual([expect.objectContaining({ code, found, at: [start, start + found.length] })]);
    expect(mistakes[0]?.suggestion).toBe(suggestion);
    // What is suggested is right in its place.
    if (suggestion)
      expect(mistakesOf(text.slice(0, start) + suggestion + text.slice(start + found.length))).toEqual([]);
  });

  it('says what may stand there', () => {
    expect(mistakesOf('priority:x colour:red rating:9 created:x')).toMatchObject([
      { expected: ['low', 'medium', 'high'] },
      { expected: filterKeys.map(({ key }) => key) },
      { expected: ['1', '5', '<=2', '4..5'] },
      { expected: expect.arrayContaining(['2026-11-30', 'today']) },
    ]);
  });

  it('is told with all others, in their order, and leaves what is right', () => {
    const parsed = parseFilter('state:open late status:x,open,y rating:4 foo:"x');
    expect(parsed).toMatchObject({
      ok: false,
      filter: { terms: [{ kind: 'word', text: 'late' }, { key: 'rating' }] },
      mistakes: [
        { at: [0, 5], code: 'unknown_key' },
        { at: [23, 24], code: 'unknown_value' },
        { at: [30, 31], code: 'unknown_value' },
        { at: [41, 44], code: 'unknown_key' },
        { at: [45, 47], code: 'unclosed_quote' },
      ],
    });
  });

  it('is too long a text, of which nothing is read', () => {
    expect(parseFilter('x'.repeat(500)).ok).toBe(true);
    expect(parseFilter(`status:x ${'y'.repeat(492)}`)).toEqual({
      ok: false,
      filter: { terms: [] },
      mistakes: [{ at: [500, 501], code: 'too_long', found: 'y' }],
    });
    expect(mistakesOf('y'.repeat(9000))[0]?.found).toHaveLength(100);
  });

  it('is the twenty-first term and what follows, right or wrong', () => {
    expect(parseFilter('a '.repeat(20)).ok).toBe(true);
    const parsed = parseFilter(`${'a '.repeat(19)}b:c d e:f `);
    expect(parsed.filter.terms).toHaveLength(19);
    expect(mistakesOf(`${'a '.repeat(19)}b:c d e:f `)).toMatchObject([
      { at: [38, 39], code: 'unknown_key' },
      { at: [42, 47], code: 'too_many_terms', found: 'd e:f' },
    ]);
  });
});

describe('the page for people', () => {
  const page = readFileSync(new URL('../../../docs/filter-language.md', import.meta.url), 'utf8');
  const cellsOf = (row: string) => [...row.matchAll(/`((?:[^`\\|])+)`/g)].map(([, text]) => text as string);

  it('names every key with all values of those that have no others', () => {
    for (const { key, closed, values } of filterKeys) {
      const row = page
        .split('\n')
        .find((line) => line.startsWith('| `') && cellsOf(line.split('|')[1] ?? '').includes(key));
      expect(row, key).toBeDefined();
      const named = key === 'sort' ? values.filter((value) => !value.startsWith('-')) : values;
      if (closed) expect(cellsOf(row?.split('|')[2] ?? ''), key).toEqual(named);
    }
  });

  it('has examples that are right', () => {
    const examples = [...page.matchAll(/^```filter\n(.*?)^```/gms)].flatMap(([, text = '']) => text.trim().split('\n'));
    expect(examples.length).toBeGreaterThan(8);
    for (const example of examples) expect(mistakesOf(example), example).toEqual([]);
    const inWords = [...page.matchAll(/^\| (`(?:is|has|created):.*?) \|/gm)].flatMap(([, cell = '']) => cellsOf(cell));
    expect(inWords.length).toBeGreaterThan(20);
    for (const example of inWords) expect(mistakesOf(example), example).toEqual([]);
  });

  it('has mistakes that are those', () => {
    const rows = [...page.matchAll(/^\| `([a-z]+_[a-z_]+|twice)` \| (.*?) \|/gm)];
    const told = rows.flatMap(([, code, cell = '']) =>
      cellsOf(cell).map((text) => [text, code, mistakesOf(text)[0]?.code]),
    );
    expect(rows).toHaveLength(12);
    for (const [text, code, found] of told) expect(found, text).toBe(code);
  });
});
