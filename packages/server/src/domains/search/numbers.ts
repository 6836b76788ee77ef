import { phoneKey, wholeReference } from '@logishift/support-sdk/words';

/** Shorter ones are too much like others to be looked up; and shorter parts, to be the beginning or the end of one. */
const shortestWhole = 3;
export const shortestPart = 4;

/** As what numbers, addresses or phones a word may be kept. `isNumber`: it is said to be one, though it has no digit. */
export function valuesOf(text: string, { isNumber = false } = {}): string[] {
  const isLong = (value: string) => value.length >= shortestWhole;
  if (text.includes('@')) return [text.normalize('NFKC').toLowerCase()].filter(isLong);
  if (!isNumber && !/\p{Nd}/u.test(text)) return [];
  const phone = /^[+(\p{Nd}][\p{Nd}\s()./\p{Pd}]*$/u.test(text) ? phoneKey(text) : null;
  // With a country's number or without: the last nine digits are a subscriber's.
  const phones = phone ? [phone, phone.slice(-9)] : [];
  return [...new Set([wholeReference(text), ...phones])].filter(isLong);
}

/** Is a number meant by what somebody typed: whole, or as it begins or ends? */
export const isMeantBy = (number: string, typed: string): boolean => {
  const whole = wholeReference(number);
  return valuesOf(typed).some(
    (value) => value === whole || (value.length >= shortestPart && (whole.startsWith(value) || whole.endsWith(value))),
  );
};
