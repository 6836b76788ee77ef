import { oneLine as toLine } from '@logishift/support-sdk/text';

/** A text on one line, for headers: no control character, no line or paragraph separator, nothing that turns what follows. */
export const oneLine = (text: string): string => toLine(text).replace(/ +/g, ' ');

/** A name or subject that somebody wrote, on one line and without marks of direction. */
export const plainLine = (text: string): string => oneLine(text.replace(/[\u200e\u200f]/g, ''));
