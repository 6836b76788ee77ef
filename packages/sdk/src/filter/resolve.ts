import { daysOf } from './moments.js';
import type { Duration, DurationTest, MomentAtom, MomentTest, Test } from './types.js';
import { firstAt, localOf } from './zone.js';

/** When and where a filter is read. */
export interface Reading {
  /** As `new Date` takes it; what is no date throws. */
  now: Date | number | string;
  /** The reader's zone, as IANA names it: `Europe/Berlin`. One that is not known counts as UTC. */
  zone: string;
}

/** From one moment on, and before another; ISO 8601 in UTC, with milliseconds. What is absent has no bound. */
export interface Bounds {
  from?: string;
  before?: string;
}

/** A stretch of time: its first millisecond, and the first one after it. */
type Stretch = [begin: number, end: number];

const second = 1000;
const minute = 60 * second;
const fixed = { min: minute, h: 60 * minute, d: 1440 * minute, w: 10_080 * minute } as const;

/** Which moments fit, for a reader: the days of a filter are those of their zone. */
export function resolveMoments(test: MomentTest, { now, zone }: Reading): Bounds {
  const at = new Date(now).getTime();
  if (test.op === '..') {
    const [one, other] = [stretchOf(test.from, at, zone), stretchOf(test.to, at, zone)];
    return bounds(Math.min(one[0], other[0]), Math.max(one[1], other[1]));
  }
  const [begin, end] = stretchOf(test.value, at, zone);
  switch ('age' in test.value ? asMoment[test.op] : test.op) {
    case '=':
      return bounds(begin, end);
    case '<':
      return bounds(undefined, begin);
    case '<=':
      return bounds(undefined, end);
    case '>':
      return bounds(end);
    case '>=':
      return bounds(begin);
  }
}

/** What is older is earlier. An age by itself is at most that old. */
const asMoment = { '=': '>=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** Between which moments what has lasted that long began, as `waiting_since` of a ticket. */
export function resolveDurations(test: DurationTest, reading: Reading): Bounds {
  const asAge = (duration: Duration): MomentAtom => ({ age: duration });
  const ages: Test<MomentAtom> =
    test.op === '..'
      ? { op: '..', from: asAge(test.from), to: asAge(test.to) }
      : // A time of waiting by itself is at least that long.
        { op: test.op === '=' ? '>=' : test.op, value: asAge(test.value) };
  return resolveMoments(ages, reading);
}

const iso = (moment: number) => new Date(moment).toISOString();
const bounds = (from?: number, before?: number): Bounds => ({
  ...(from !== undefined && { from: iso(from) }),
  ...(before !== undefined && { before: iso(before) }),
});

function stretchOf(atom: MomentAtom, now: number, zone: string): Stretch {
  const between = (year: number, month: number, day: number, next: [number, number, number]): Stretch => [
    firstAt(Date.UTC(year, month - 1, day), zone),
    firstAt(Date.UTC(next[0], next[1] - 1, next[2]), zone),
  ];
  if ('age' in atom) {
    const moment = before(atom.age, now, zone);
    return [moment, moment + 1];
  }
  if ('moment' in atom) {
    const moment = Date.parse(atom.moment);
    const [, , seconds, fraction] = /T\d\d:(\d\d)(:\d\d)?(\.\d+)?/i.exec(atom.moment) ?? [];
    return [moment, moment + (fraction ? 1 : seconds ? second : minute)];
  }
  if ('year' in atom) {
    const year = Number(atom.year);
    return between(year, 1, 1, [year + 1, 1, 1]);
  }
  if ('month' in atom) {
    const [year, month] = numbersOf(atom.month);
    return between(year, month, 1, [year, month + 1, 1]);
  }
  const [year, month, day] = 'day' in atom ? numbersOf(atom.day) : dayOf(now, zone);
  const back = 'relative' in atom && atom.relative === 'yesterday' ? 1 : 0;
  return between(year, month, day - back, [year, month, day - back + 1]);
}

const numbersOf = (date: string) => date.split('-').map(Number) as [year: number, month: number, day: number];
const dayOf = (moment: number, zone: string) => numbersOf(iso(localOf(moment, zone)).slice(0, 10));

/** So long before: months and years by the calendar, on the last day of a month that is too short. */
function before({ count, unit }: Duration, now: number, zone: string): number {
  if (unit !== 'mo' && unit !== 'y') return now - count * fixed[unit];
  const local = localOf(now, zone);
  const [year, month, day] = numbersOf(iso(local).slice(0, 10));
  const months = year * 12 + month - 1 - count * (unit === 'y' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const time = local - Date.UTC(year, month - 1, day);
  return firstAt(Date.UTC(toYear, toMonth - 1, Math.min(day, daysOf(toYear, toMonth))) + time, zone);
}
