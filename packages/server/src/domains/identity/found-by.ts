import { cutAt } from '@logishift/support-sdk/text';
import { phoneKey, placesOf, wholeReference } from '@logishift/support-sdk/words';
import { quoted } from '../../platform/db/tsvector.js';

/**
 * What a customer is found by: the words of their name, also with a slip in the spelling, their addresses and numbers by how they begin and
 * end. Each kind has its own sign before it, so that none is taken for another; and what is found by its end is written backwards.
 */
const signs = { name: 'n', slip: 's', begins: 'b', ends: 'e' } as const;
type Sign = keyof typeof signs;

const marked = (sign: Sign, value: string) => quoted(`${signs[sign]}${value}`);

/** A name is cut no further, and of a long one only so much is looked at. */
const mostWords = 16;
/** UTF-16 units of an address or number: longer ones are known by so much of them. */
const longest = 100;
/** Shorter words are too much like others for a slip to be guessed. */
const shortestSlip = 4;

export interface Findable {
  name?: string | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  external_id?: string | null | undefined;
}

/** As a tsvector. */
export function foundBy({ name = '', email, phone, external_id }: Findable): string {
  const words = new Set<string>();
  // Scripts without blanks between words have them between names, or have not.
  const places = [...placesOf(name), ...[...placesOf(name.replace(/\s+/g, ''))].filter(({ of }) => of !== 'word')];
  for (const place of places.slice(0, mostWords)) {
    for (const word of place.words) {
      words.add(marked('name', word));
      for (const slip of slipsOf(word)) words.add(marked('slip', slip));
    }
  }
  const numbers = [email?.toLowerCase(), phone && phoneKey(phone), external_id && wholeReference(external_id)];
  for (const number of numbers) {
    if (!number) continue;
    words.add(marked('begins', cutAt(number, longest)));
    words.add(marked('ends', cutAt(reversed(number), longest)));
  }
  return [...words].join(' ');
}

/** A word and all that is left of it when one letter is left out: two words that differ by one letter, or by two that are exchanged, share one. */
function slipsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortestSlip || letters.length > 30) return [];
  return [word, ...letters.map((_, at) => [...letters.slice(0, at), ...letters.slice(at + 1)].join(''))];
}

const reversed = (text: string) => [...text].reverse().join('');

/** What one word that is looked for may be of a customer, as a tsquery. Null: it can be nothing. */
export function findsBy(word: string, { slips = false } = {}): string | null {
  const any: string[] = [];
  const places = [...placesOf(word)].filter(({ of }) => of !== 'tail');
  const names = places.map(({ words: [name = ''] }) => name);
  const joined = places[0]?.words.at(-1) ?? '';
  if (names.length > 0) any.push(`(${names.map((name) => `${marked('name', name)}:*`).join(' & ')})`);
  if (names.length > 1 && places[0]?.of === 'word' && joined !== names[0]) any.push(`${marked('name', joined)}:*`);
  if (slips && names.length === 1) any.push(...slipsOf(names[0] as string).map((slip) => marked('slip', slip)));
  if (/[@\p{Nd}]/u.test(word)) {
    const numbers = word.includes('@')
      ? [word.normalize('NFKC').toLowerCase()]
      : [wholeReference(word), phoneKey(word)];
    for (const number of numbers) {
      if (!number) continue;
      any.push(marked('begins', cutAt(number, longest)) + (number.length > 3 ? ':*' : ''));
      if (number.length > 3) any.push(`${marked('ends', cutAt(reversed(number), longest))}:*`);
    }
  }
  return any.length > 0 ? any.join(' | ') : null;
}
