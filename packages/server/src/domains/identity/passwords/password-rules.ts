import { fold, isVisible } from '@logishift/support-sdk/text';

/** What is wrong with a password, as the errors of a refusal have it. */
export interface PasswordFault {
  code: 'common_password' | 'uniform_password' | 'own_password';
  message: string;
}

export interface Owner {
  name: string;
  email: string | null;
}

/** Characters by which a password must differ from the name and address of its owner. */
const leastOwn = 6;
/** Figures and signs that are put before or after a word: so few change nothing. */
const mostAround = 6;

/**
 * Why nobody should have this password: it is among those that are tried first, has no variety, or is made of its owner's
 * name and address. Length and these, and no rule about kinds of characters: NIST SP 800-63B, 3.1.1.2.
 */
export async function passwordFault(password: string, owner: Owner): Promise<PasswordFault | null> {
  const folded = fold(password);
  if (hasNoVariety(password, folded)) {
    return { code: 'uniform_password', message: 'Use more different characters' };
  }
  if (holdsLittleElse(folded, owner)) {
    return { code: 'own_password', message: 'Use more than your name and address' };
  }
  const common = await commonPasswords();
  const word = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const isAround = word.length > 3 && folded.length - word.length <= mostAround;
  if ([folded, unitOf(folded), ...(isAround ? [word, unitOf(word)] : [])].some((one) => common.has(one))) {
    return {
      code: 'common_password',
      message:
        'This one is among the first to be guessed: use another, such as a few words that do not belong together',
    };
  }
  return null;
}

/** Nothing to be seen, fewer than four different characters, a few over and over, or a row such as 123456 or fedcba. */
function hasNoVariety(password: string, folded: string): boolean {
  if (!isVisible(password) || new Set(password).size < 4 || unitOf(folded).length < 4) return true;
  const points = [...folded].map((character) => character.codePointAt(0) as number);
  return [1, -1].some((step) => points.every((point, i) => i === 0 || isNext(points[i - 1] as number, point, step)));
}

/** Of figures, 0 comes after 9, and 9 before 0. */
const isNext = (before: number, point: number, step: number) =>
  point === before + step || (isFigure(before) && isFigure(point) && (point - before - step) % 10 === 0);
const isFigure = (point: number) => point >= 48 && point <= 57;

/** The shortest text that the whole is a repetition of: `abc` of `abcabcabc`; itself, where it is none. */
function unitOf(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}

/** Whether too little is left without the words of the owner's name and address, the longest first. */
function holdsLittleElse(folded: string, { name, email }: Owner): boolean {
  const address = fold(email ?? '');
  const pieces = [address, ...`${address} ${fold(name)}`.split(/[^\p{L}\p{M}\p{N}]+/u)].filter(
    (piece) => piece.length > 2,
  );
  const left = pieces.sort((a, b) => b.length - a.length).reduce((rest, piece) => rest.replaceAll(piece, ''), folded);
  return left !== folded && left.replace(/[^\p{L}\p{N}]/gu, '').length < leastOwn;
}

let loading: Promise<Set<string>> | undefined;

/** 49,000 passwords that were found in leaks, the most frequent ones, in small letters. Loaded when one is looked for. */
function commonPasswords(): Promise<Set<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return loading;
}
