import { primaryLanguage } from '@logishift/support-sdk/language-tag';
import { t } from './index.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Dates in the document's language; making a format is slow, so each is made once. */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { lang } = document.documentElement;
  // The language alone says nothing of 12 or 24 hours: the browser's own region does.
  const locale = navigator.languages.find((one) => primaryLanguage(one) === lang) ?? lang;
  const key = locale + JSON.stringify(options);
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale || undefined, options);
  formats.set(key, found);
  return found;
}

/** A length of time in its largest unit: `38 min`, `2 h`, `3 d`. */
export function duration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < minute) return t.age.now;
  if (length < hour) return t.age.minutes(Math.floor(length / minute));
  if (length < 2 * day) return t.age.hours(Math.floor(length / hour));
  return t.age.days(Math.floor(length / day));
}

export function age(iso: string, now: number): string {
  return duration(Math.max(0, now - Date.parse(iso)));
}

/** The exact moment, for tooltips. */
export function exact(iso: string): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'short' }).format(Date.parse(iso));
}

/** `13:48` today, else `21 Nov, 13:48`. */
export function moment(iso: string, now: number): string {
  const at = new Date(iso);
  const sameDay = at.toDateString() === new Date(now).toDateString();
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  const date: Intl.DateTimeFormatOptions = sameDay
    ? {}
    : { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) };
  return dateFormat({ ...date, hour: 'numeric', minute: '2-digit' }).format(at);
}

/** `Sat 21 Nov, 18:40` */
export function dayAndTime(iso: string): string {
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(
    Date.parse(iso),
  );
}

/** `Nov 2026` */
export function month(iso: string): string {
  return dateFormat({ month: 'short', year: 'numeric' }).format(Date.parse(iso));
}

export function date(iso: string): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(Date.parse(iso));
}

/** A day that the server counted by, of UTC: here it is the same one, wherever one is. */
export function calendarDay(day: string): string {
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day));
}

/** `21 Nov` */
export function shortDay(day: string): string {
  return dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day));
}

export function wholeNumber(n: number): string {
  return new Intl.NumberFormat(document.documentElement.lang || undefined).format(n);
}

/** `25+` */
export const moreThan = (n: number): string => `${wholeNumber(n)}+`;

/** What was counted up to `most` and no further: of a thousand `999+`, once it is that many. */
export const countUpTo = (n: number, most: number): string => (n < most ? wholeNumber(n) : moreThan(most - 1));
