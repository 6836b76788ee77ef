import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, parseFilter, resolveDurations, resolveMoments } from '../src/filter/index.js';

const hour = 3_600_000;

/** What a value of `created` or `waiting` asks for, in a zone at a moment. */
function boundsOf(value: string, now: string | number | Date, zone: string, key = 'created'): Bounds {
  const [term] = parseFilter(`${key}:${value}`).filter.terms;
  if (term?.kind === 'moment') return resolveMoments(term.values[0]!, { now, zone });
  if (term?.kind === 'duration') return resolveDurations(term.values[0]!, { now, zone });
  throw new Error(`${value} is no value of ${key}`);
}
const hoursOf = ({ from, before }: Bounds) => (Date.parse(before!) - Date.parse(from!)) / hour;
const short = (moment?: string) => moment?.replace(':00.000Z', 'Z');

describe('the moments that a filter asks for', () => {
  const now = '2026-11-30T12:34:56.789Z';

  it.each<[string, string | undefined, string | undefined]>([
    ['2026-11-15', '2026-11-14T23:00Z', '2026-11-15T23:00Z'],
    ['<2026-11-15', undefined, '2026-11-14T23:00Z'],
    ['<=2026-11-15', undefined, '2026-11-15T23:00Z'],
    ['>2026-11-15', '2026-11-15T23:00Z', undefined],
    ['>=2026-11-15', '2026-11-14T23:00Z', undefined],
    ['2026-11-01..2026-11-15', '2026-10-31T23:00Z', '2026-11-15T23:00Z'],
    ['2026-11-15..2026-11-01', '2026-10-31T23:00Z', '2026-11-15T23:00Z'],
    ['2026-12', '2026-11-30T23:00Z', '2026-12-31T23:00Z'],
    ['2026', '2025-12-31T23:00Z', '2026-12-31T23:00Z'],
    ['2025..2026-02', '2024-12-31T23:00Z', '2026-02-28T23:00Z'],
    ['today', '2026-11-29T23:00Z', '2026-11-30T23:00Z'],
    ['yesterday', '2026-11-28T23:00Z', '2026-11-29T23:00Z'],
    ['<today', undefined, '2026-11-29T23:00Z'],
    ['2026-11-20T10:00+05:30', '2026-11-20T04:30Z', '2026-11-20T04:31Z'],
    ['>2026-11-20T10:00:15Z', '2026-11-20T10:00:16.000Z', undefined],
    ['<=2026-11-20T10:00:15.250Z', undefined, '2026-11-20T10:00:15.251Z'],
    ['7d', '2026-11-23T12:34:56.789Z', undefined],
    ['<=7d', '2026-11-23T12:34:56.789Z', undefined],
    ['<7d', '2026-11-23T12:34:56.790Z', undefined],
    ['>7d', undefined, '2026-11-23T12:34:56.789Z'],
    ['>=7d', undefined, '2026-11-23T12:34:56.790Z'],
    ['14d..7d', '2026-11-16T12:34:56.789Z', '2026-11-23T12:34:56.790Z'],
    ['30d..today', '2026-10-31T12:34:56.789Z', '2026-11-30T23:00Z'],
    ['<30min', '2026-11-30T12:04:56.790Z', undefined],
    ['<12h', '2026-11-30T00:34:56.790Z', undefined],
    ['<=2w', '2026-11-16T12:34:56.789Z', undefined],
    ['<=9mo', '2026-02-28T12:34:56.789Z', undefined],
    ['<=1y', '2025-11-30T12:34:56.789Z', undefined],
  ])('created:%s in Berlin', (value, from, before) => {
    const bounds = boundsOf(value, now, 'Europe/Berlin');
    expect([short(bounds.from), short(bounds.before)]).toEqual([from, before]);
  });

  it.each<[string, string | undefined, string | undefined]>([
    ['1d', undefined, '2026-11-29T12:34:56.790Z'],
    ['>=1d', undefined, '2026-11-29T12:34:56.790Z'],
    ['>1d', undefined, '2026-11-29T12:34:56.789Z'],
    ['<2h', '2026-11-30T10:34:56.790Z', undefined],
    ['<=2h', '2026-11-30T10:34:56.789Z', undefined],
    ['2h..1d', '2026-11-29T12:34:56.789Z', '2026-11-30T10:34:56.790Z'],
  ])('waiting:%s since', (value, from, before) =>
    expect(boundsOf(value, now, 'Europe/Berlin', 'waiting')).toEqual({
      ...(from && { from }),
      ...(before && { before }),
    }),
  );

  it('are the same however the moment of reading is given', () => {
    const bounds = boundsOf('today', now, 'Asia/Kolkata');
    expect(boundsOf('today', new Date(now), 'Asia/Kolkata')).toEqual(bounds);
    expect(boundsOf('today', Date.parse(now), 'Asia/Kolkata')).toEqual(bounds);
  });

  it('are those of UTC in a zone that nobody knows', () => {
    expect(boundsOf('today', now, 'Moon/Tycho')).toEqual(boundsOf('today', now, 'UTC'));
    expect(boundsOf('today', now, '')).toEqual(boundsOf('today', now, 'UTC'));
  });
});

describe('a day', () => {
  it.each<[string, string, string, string, number]>([
    ['UTC', '2026-11-30', '2026-11-30T00:00Z', '2026-12-01T00:00Z', 24],
    ['Asia/Kolkata', '2026-11-30', '2026-11-29T18:30Z', '2026-11-30T18:30Z', 24],
    ['Asia/Kathmandu', '2026-11-30', '2026-11-29T18:15Z', '2026-11-30T18:15Z', 24],
    ['Pacific/Kiritimati', '2026-11-30', '2026-11-29T10:00Z', '2026-11-30T10:00Z', 24],
    ['Pacific/Pago_Pago', '2026-11-30', '2026-11-30T11:00Z', '2026-12-01T11:00Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00Z', '2026-03-09T04:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00Z', '2026-04-05T13:30Z', 24.5],
    // The clock is turned on at midnight: the day begins at one.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z', '2018-11-05T02:00Z', 23],
    ['America/Sao_Paulo', '2018-11-03', '2018-11-03T03:00Z', '2018-11-04T03:00Z', 24],
    ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00Z', '2024-04-26T21:00Z', 23],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00Z', '2022-03-27T21:00Z', 23],
    // It is turned back at midnight: the day before is an hour longer.
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T02:00Z', '2018-02-18T03:00Z', 25],
    ['Africa/Cairo', '2024-10-31', '2024-10-30T21:00Z', '2024-10-31T22:00Z', 25],
    // It is turned back to midnight, which comes twice: the day begins at the first.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T05:00Z', 25],
    // A day that never was.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00Z', '2011-12-30T10:00Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00Z', '2011-12-31T10:00Z', 24],
  ])('in %s: %s', (zone, day, from, before, hours) => {
    const bounds = boundsOf(day, 0, zone);
    expect([short(bounds.from), short(bounds.before)]).toEqual([from, before]);
    expect(hoursOf(bounds)).toBe(hours);
  });

  it('is of now by the clock of whoever reads', () => {
    const atNight = '2026-11-30T23:30:00Z';
    expect(boundsOf('today', atNight, 'UTC')).toEqual(boundsOf('2026-11-30', 0, 'UTC'));
    expect(boundsOf('today', atNight, 'Europe/Berlin')).toEqual(boundsOf('2026-12-01', 0, 'Europe/Berlin'));
    expect(boundsOf('yesterday', atNight, 'Europe/Berlin')).toEqual(boundsOf('2026-11-30', 0, 'Europe/Berlin'));
    expect(boundsOf('yesterday', '2026-10-26T08:00Z', 'Europe/Berlin')).toEqual(
      boundsOf('2026-10-25', 0, 'Europe/Berlin'),
    );
  });

  it('begins where the one before ends, and holds the moments of its date', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Africa/Cairo',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/St_Johns',
    ];
    const moments = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
        const today = boundsOf('today', moment, zone);
        expect(boundsOf('yesterday', moment, zone).before).toBe(today.from);
        const isWithin = Date.parse(today.from!) <= moment && moment < Date.parse(today.before!);
        // Newfoundland once turned its clock back at a minute past midnight: that day's minute belongs to both.
        if (zone !== 'America/St_Johns') expect(isWithin).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('months and years of an age', () => {
  it.each<[string, string, string, string]>([
    ['1mo', '2026-03-31T12:00Z', 'UTC', '2026-02-28T12:00Z'],
    ['1mo', '2028-03-31T12:00Z', 'UTC', '2028-02-29T12:00Z'],
    ['13mo', '2026-03-31T12:00Z', 'UTC', '2025-02-28T12:00Z'],
    ['3mo', '2026-02-28T12:00Z', 'UTC', '2025-11-28T12:00Z'],
    ['1y', '2028-02-29T12:00Z', 'UTC', '2027-02-28T12:00Z'],
    ['4y', '2028-02-29T12:00Z', 'UTC', '2024-02-29T12:00Z'],
    // It is the last of March in Kolkata, and still the 30th in UTC.
    ['1mo', '2026-03-30T20:00Z', 'Asia/Kolkata', '2026-02-27T20:00Z'],
    // By the same clock: noon in summer and in winter.
    ['1mo', '2026-04-15T10:00Z', 'Europe/Berlin', '2026-03-15T11:00Z'],
    ['6mo', '2026-11-30T11:00Z', 'Europe/Berlin', '2026-05-30T10:00Z'],
    // Half past two was not: the first moment after it.
    ['1mo', '2026-04-29T00:30Z', 'Europe/Berlin', '2026-03-29T01:00Z'],
    // Half past two was twice: the first time.
    ['1mo', '2026-11-25T01:30Z', 'Europe/Berlin', '2026-10-25T00:30Z'],
  ])('%s before %s in %s', (duration, now, zone, from) =>
    expect(short(boundsOf(`<=${duration}`, now, zone).from)).toBe(from),
  );
});
