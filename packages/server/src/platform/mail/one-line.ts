/**
 * A text that stands on one line, for headers: no control character, no line or paragraph separator, and none of the
 * marks that turn the direction of what follows (a name must not make another sender out of a subject).
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
