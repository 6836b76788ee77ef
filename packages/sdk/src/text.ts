/**
 * Text as people type it, whatever their script and device: one way to store it, to compare it, to find words in it and
 * to cut it. The server and every client use these and nothing of their own.
 */

/** What no screen shows: joiners, variation selectors, fillers, tags, soft hyphens (Unicode's Default_Ignorable), and the blank of Braille. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Without what no screen shows. */
export const withoutUnseen = (text: string): string => text.replace(unseen, '');

/** Embeddings, overrides and isolates: they turn round what stands after them. The marks of one letter's width may stay. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** Accents, and the points of Arabic and Hebrew that are left out in writing; no vowel sign of an Indic script is among them. */
const accents = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u093c]/g;

/** Letters that have no decomposition, and are typed as others. */
const alike: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ٱ: 'ا',
  '\u0901': '\u0902',
};
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');

/** The form in which text is stored and hashed: composed (NFC), as most keyboards write it. */
export const normalise = (text: string): string => text.normalize('NFC');

/** Whether a reader sees anything of it: a letter, a digit, a sign. */
export const isVisible = (text: string): boolean =>
  /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** Without what turns round the direction of what stands after it. */
export const withoutTurns = (text: string): string => text.replace(turning, '');

/** Line breaks, Unicode's own too, and other control characters. */
const breaks = /[\p{Cc}\u2028\u2029]+/gu;

/** Whether a text is on one line, and free of control characters. */
export const isOneLine = (text: string): boolean => text.search(breaks) < 0;

/** One line of a text, without what turns its direction round. */
export const oneLine = (text: string): string => withoutTurns(text).replace(breaks, ' ').trim();

/** A decimal digit of any script as 0 to 9: those of a script stand in one row in Unicode. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
  return `${value}`;
}

/** With the digits of every script as 0 to 9. */
export const withAsciiDigits = (text: string): string => text.replace(/(?![0-9])\p{Nd}/gu, asciiDigit);

/** For comparing and finding: lower case, without accents, digits of every script as 0 to 9. Not for showing. */
export const fold = (text: string): string =>
  withAsciiDigits(text.normalize('NFKD').toLowerCase())
    .replace(unseen, '')
    .replace(accents, '')
    .replace(alikeLetters, (letter) => alike[letter] as string);

/** A folded word of Arabic, which writes its article as part of it: a word is found with it and without. */
export const withoutArticle = (word: string): string =>
  word.length > 3 && word.startsWith('ال') ? word.slice(2) : word;

/** The folded words of a text: letters, their vowel signs and digits. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/**
 * A number or reference as it was copied or typed by hand, for comparing: upper case, no blanks, and none of the dashes
 * that look alike. Other signs stay: they are part of it.
 */
export const foldReference = (text: string): string =>
  withAsciiDigits(text.normalize('NFKC').toUpperCase())
    .replace(unseen, '')
    .replace(/[\s\p{Pd}\u2212]+/gu, '')
    .normalize('NFKC');

/** The digits of a text, of any script, as 0 to 9: of a code that was pasted with blanks, say. */
export const digitsOf = (text: string): string => withAsciiDigits(text.normalize('NFKC')).replace(/[^0-9]/g, '');

/** The beginning of a text that nobody is shown, of at most `most` UTF-16 units: never with half of a pair of them. */
export const cutAt = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most);

/** The beginning of a text, of at most `most` UTF-16 units, that ends with a whole character as a reader counts them. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, most + 64))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
