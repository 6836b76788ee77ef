import type { Duration, DurationUnit } from './types.js';

const minutes: Record<DurationUnit, number> = { min: 1, h: 60, d: 1440, w: 10_080, mo: 43_830, y: 525_960 };
/** A hundred years, beyond which calendars and databases end. */
const most = 100 * minutes.y;

/** Which of two is longer, a month taken for its twelfth of a year: for ordering them, not for reckoning with them. */
export const roughMinutes = ({ count, unit }: Duration): number => count * minutes[unit];

export const printDuration = ({ count, unit }: Duration): string => `${count}${unit}`;

/** `30min`, `12h`, `7d`, `2w`, `3mo` or `1y`. */
export function readDuration(text: string): Duration | undefined {
  const [, count, unit] = /^(\d{1,8})(min|h|d|w|mo|y)$/i.exec(text) ?? [];
  if (!count || !unit) return undefined;
  const duration: Duration = { count: Number(count), unit: unit.toLowerCase() as DurationUnit };
  return roughMinutes(duration) <= most ? duration : undefined;
}

const otherUnits: Record<string, DurationUnit> = {
  m: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  wk: 'w',
  week: 'w',
  weeks: 'w',
  mon: 'mo',
  month: 'mo',
  months: 'mo',
  yr: 'y',
  year: 'y',
  years: 'y',
};

/** What was meant by `7days`, `2 hours` or `30m`. */
export function mendDuration(text: string): string | undefined {
  const [, count, name = ''] = /^(\d{1,8})[ _-]?([a-z]{1,7})$/i.exec(text) ?? [];
  const unit = otherUnits[name.toLowerCase()] ?? name.toLowerCase();
  const duration = readDuration(`${count}${unit}`);
  return duration && printDuration(duration);
}
