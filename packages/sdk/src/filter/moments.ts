import { nearest } from '../nearest.js';
import { mendDuration, printDuration, readDuration } from './durations.js';
import type { MomentAtom } from './types.js';

const relative = ['today', 'yesterday'] as const;
const momentForm = /^(\d{4}-\d\d-\d\d)t(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(?:z|[+-](\d\d):(\d\d))$/i;

/** The days of a month, 1 to 12. */
export const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Years that every calendar, client and database agree on. */
const isYear = (year: number) => year >= 1900 && year < 3000;
const isMonth = (year: number, month: number) => isYear(year) && month >= 1 && month <= 12;

function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return isMonth(year, month) && day >= 1 && day <= daysOf(year, month);
}

/** A day, month, year, moment with its zone, `today`, `yesterday` or an age. */
export function readMoment(text: string): MomentAtom | undefined {
  const typed = text.toLowerCase();
  const word = relative.find((one) => one === typed);
  if (word) return { relative: word };
  if (/^\d{4}$/.test(typed)) return isYear(Number(typed)) ? { year: typed } : undefined;
  if (/^\d{4}-\d\d$/.test(typed)) {
    return isMonth(Number(typed.slice(0, 4)), Number(typed.slice(5))) ? { month: typed } : undefined;
  }
  if (/^\d{4}-\d\d-\d\d$/.test(typed)) return isDay(typed) ? { day: typed } : undefined;
  const [, day, hour, minute, second = '0', zoneHours = '0', zoneMinutes = '0'] = momentForm.exec(typed) ?? [];
  if (day) {
    const isTime = isDay(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
    return isTime && Number(zoneHours) < 15 && Number(zoneMinutes) < 60 ? { moment: typed.toUpperCase() } : undefined;
  }
  const age = readDuration(typed);
  return age && { age };
}

export function printMoment(atom: MomentAtom): string {
  if ('age' in atom) return printDuration(atom.age);
  if ('relative' in atom) return atom.relative;
  if ('moment' in atom) return atom.moment;
  return 'day' in atom ? atom.day : 'month' in atom ? atom.month : atom.year;
}

/** What was meant by `2026-1-5`, `2026/01/05`, `30.11.2026`, `2026-02-31`, `7days` or `yesteday`. */
export function mendMoment(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-./](\d\d?)(?:[-./](\d\d?))?$/.exec(text) ?? [];
  if (year && month) return mendDay(year, month, day);
  const [, first, sign, second, last] = /^(\d\d?)([./])(\d\d?)\2(\d{4})$/.exec(text) ?? [];
  // Where days and months stand in which order depends on who writes; with points it is the day that comes first.
  if (first && second && last) return sign === '.' || Number(first) > 12 ? mendDay(last, second, first) : undefined;
  return mendDuration(text) ?? nearest(text, relative);
}

function mendDay(year: string, month: string, day?: string): string | undefined {
  const of = `${year}-${month.padStart(2, '0')}`;
  if (!isMonth(Number(year), Number(month))) return undefined;
  if (day === undefined) return of;
  const last = daysOf(Number(year), Number(month));
  return Number(day) === 0 || Number(day) > 31
    ? undefined
    : `${of}-${String(Math.min(Number(day), last)).padStart(2, '0')}`;
}
