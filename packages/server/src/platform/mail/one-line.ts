const breaks = /[\p{Cc}\u2028\u2029]+/gu;
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text on one line, for headers: no control character, no line or paragraph separator. */
export const oneLine = (text: string): string => text.replace(breaks, ' ').replace(/ +/g, ' ').trim();

/** A name or subject that somebody wrote, on one line and without marks that turn the direction of what follows it. */
export const plainLine = (text: string): string => oneLine(text.replace(directions, ''));
