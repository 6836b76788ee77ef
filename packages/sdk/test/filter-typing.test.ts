import { describe, expect, it } from 'vitest';
import {
  completions,
  filterKeys,
  parseFilter,
  printFilter,
  printTerm,
  type Term,
  withoutTerm,
  withTerm,
} from '../src/filter/index.js';

const normal = (text: string) => printFilter(parseFilter(text).filter);

describe('the one form of a filter', () => {
  it.each([
    ['  STATUS:Open,on-hold,open   -"Late  parcel" ', 'status:open,on_hold -"Late  parcel"'],
    ['carrier:"DPD" hub:"New York" tag:"a,b"', 'carrier:DPD hub:"New York" tag:"a,b"'],
    ['tag:"<3" tag:"“x" tag:a"b tag:"a\\"b" tag:"\\\\"', 'tag:"<3" tag:"“x" tag:a"b tag:a"b tag:\\'],
    ['created:7d waiting:1d rating:5..4 created:>=07D', 'created:<=7d waiting:>=1d rating:4..5 created:>=7d'],
    ['created:2026-11-30t10:00z,TODAY', 'created:2026-11-30T10:00Z,today'],
    [
      'assignee:@Me,NONE number:1042 country:de locale:pt_BR',
      'assignee:me,none number:LS-1042 country:DE locale:pt-BR',
    ],
    ['„Paket weg“ "a \\"b\\" \\\\"', '"Paket weg" "a \\"b\\" \\\\"'],
    ['"a"b-"c"', '"a" b-"c"'],
    ['- --x -https://x/y', '- --x -https://x/y'],
    ['"word"', '"word"'],
  ])('of %s is %s', (typed, printed) => {
    expect(normal(typed)).toBe(printed);
    expect(normal(printed)).toBe(printed);
  });

  it('has quotes around what was made by hand and is no word', () => {
    const at: Term['at'] = [0, 0];
    const word = (text: string, not = false) => printTerm({ kind: 'word', text, not, at });
    expect([word('a b'), word('status:open', true), word('"'), word('-x'), word('')]).toEqual([
      '"a b"',
      '-"status:open"',
      '"\\""',
      '"-x"',
      '""',
    ]);
  });
});

describe('a chip', () => {
  it.each([
    ['', 'is:open', 'is:open'],
    [' late ', 'is:open', 'late is:open'],
    ['STATUS:on-hold late', 'status:on_hold', 'STATUS:on-hold late'],
    ['status:open', '-status:open', 'status:open -status:open'],
    ['sort:created late', 'sort:-updated', 'late sort:-updated'],
    ['is:open "late par', 'tag:vip', 'tag:vip is:open "late par'],
    ['state:open', 'tag:VIP', 'state:open tag:VIP'],
    ['late', 'Carrier:"DPD"', 'late carrier:DPD'],
  ])('%j and %s are %j', (text, term, both) => expect(withTerm(text, term)).toBe(both));

  it.each([
    ['status:open  late', 0, 'late'],
    ['is:open  -tag:vip  late', 1, 'is:open late'],
    ['is:open late ', 1, 'is:open'],
    ['"a""b""c"', 1, '"a" "c"'],
    // Wrong terms have no chip, and stay.
    ['state:open late is:x', 0, 'state:open is:x'],
    ['late', 1, 'late'],
    ['late', -1, 'late'],
  ])('%j without the term %i is %j', (text, index, rest) => expect(withoutTerm(text, index)).toBe(rest));
});

describe('what can be typed', () => {
  /** The text with each option in its place, at the caret `|`. */
  function typed(marked: string) {
    const caret = marked.indexOf('|');
    const text = marked.replace('|', '');
    const { replace, options } = completions(text, caret);
    return options.map((option) => text.slice(0, replace[0]) + option.text + text.slice(replace[1]));
  }

  it.each<[string, ...string[]]>([
    ['st|', 'status:'],
    ['late |', ...filterKeys.map(({ key }) => `late ${key}:`)],
    ['|', ...filterKeys.map(({ key }) => `${key}:`)],
    ['-|', ...filterKeys.filter(({ negatable }) => negatable).map(({ key }) => `-${key}:`)],
    ['-Pri|', '-priority:'],
    ['cr|eat late', 'created: late'],
    ['sta|te:open', 'status:open'],
    ['own|', 'assignee:'],
    ['sor|', 'sort:'],
    ['sort:created sor|'],
    ['-sor|'],
    ['so|rt:created', 'sort:created'],
    ['status:|', 'status:open', 'status:in_progress', 'status:on_hold', 'status:resolved', 'status:closed'],
    ['status:In-|', 'status:in_progress'],
    [
      'status:open,on_hold,| late',
      ...['in_progress', 'resolved', 'closed'].map((one) => `status:open,on_hold,${one} late`),
    ],
    ['status:op|,closed', 'status:open,closed'],
    ['status:open|'],
    ['status:op"|'],
    ['status:"op|'],
    ['assignee:|', 'assignee:me', 'assignee:none', 'assignee:any'],
    ['created:>|', 'created:>7d'],
    ['rating:|', 'rating:1', 'rating:2', 'rating:3', 'rating:4', 'rating:5'],
    ['sort:-p|', 'sort:-priority'],
    ['sort:created,|'],
    ['carrier:D|'],
    ['colour:|'],
    ['"st|'],
    ['"st"|'],
    ['late |is:open'],
    ['xyz|'],
  ])('%s', (marked, ...options) => expect(typed(marked)).toEqual(options));

  it('is said of keys and values', () => {
    expect(completions('is:unr', 6)).toEqual({ replace: [3, 6], options: [{ text: 'unread', of: 'value' }] });
    expect(completions('hu', 2)).toEqual({ replace: [0, 2], options: [{ text: 'hub:', of: 'key' }] });
  });

  it('is nothing in a text that is too long, and takes any caret', () => {
    expect(completions(`${'x'.repeat(500)} `, 501).options).toEqual([]);
    for (const caret of [-1, 0.5, 99, Number.NaN, Number.POSITIVE_INFINITY]) {
      const { replace } = completions('is:', caret);
      expect(replace.every((place) => place >= 0 && place <= 3)).toBe(true);
    }
  });
});
