import { fold, withoutArticle, wordsOf } from './text.js';

export { plainWords } from './filter/plain.js';

/**
 * How texts are found, by the server and by every client: each word that is asked for begins a word of the text, whatever
 * its case, its accents and the digits it is written with.
 */

/** Words between spaces, for `hasWord`: make them once for a text that is looked through often. */
export type WordBag = string;

/** The words of a text, each once. */
export function bagOf(text: string): WordBag {
  const words = new Set(wordsOf(text));
  // What is added comes along and is looked at too: what began like an article behind its article (“the German”) is found
  // by itself, which `askedWords` takes for one that has an article. `marked` takes off one.
  for (const word of words) words.add(withoutArticle(word));
  return ` ${[...words].join(' ')} `;
}

/** The words that are asked for, each once. */
export const askedWords = (query: string): string[] => [...new Set(wordsOf(query).map(withoutArticle))];

/** Whether an asked word begins a word of the bag. */
export const hasWord = (bag: WordBag, word: string): boolean => bag.includes(` ${word}`);

/** Whether a text fits what is asked; everything does while no word is asked for. */
export function matcher(query: string): (text: string) => boolean {
  const asked = askedWords(query);
  return (text) => {
    if (asked.length === 0) return true;
    const bag = bagOf(text);
    return asked.every((word) => hasWord(bag, word));
  };
}

/** The bags of a question and its answer. */
export interface FaqBags {
  question: WordBag;
  answer: WordBag;
}

/**
 * Entries that have every word in the question or the answer; those with more of them in the question first, else in their
 * order. `rank` is how many.
 */
export function searchFaq<T>(
  entries: readonly T[],
  query: string,
  bagsOf: (entry: T) => FaqBags,
): { entry: T; rank: number }[] {
  const asked = askedWords(query);
  return entries
    .flatMap((entry) => {
      const { question, answer } = bagsOf(entry);
      const inQuestion = asked.filter((word) => hasWord(question, word));
      const isHit = asked.every((word) => inQuestion.includes(word) || hasWord(answer, word));
      return isHit ? [{ entry, rank: inQuestion.length }] : [];
    })
    .sort((a, b) => b.rank - a.rank);
}

/** Where in a text the words asked for begin its words, to be marked: `[text, isHit]` in order. */
export function marked(text: string, query: string): [text: string, isHit: boolean][] {
  const asked = askedWords(query);
  // Folding makes letters more and fewer: for each folded one, where its own begins, and behind all the end.
  const begins: number[] = [];
  let folded = '';
  let at = 0;
  for (const letter of text) {
    const one = fold(letter);
    folded += one;
    for (let unit = 0; unit < one.length; unit++) begins.push(at);
    at += letter.length;
  }
  begins.push(at);
  const parts: [string, boolean][] = [];
  let done = 0;
  const put = (to: number, isHit: boolean) => {
    if (to > done) parts.push([text.slice(done, to), isHit]);
    done = Math.max(done, to);
  };
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const bare = withoutArticle(word);
    const skipped = word.length - bare.length;
    const length = Math.max(
      0,
      ...asked.map((one) => (word.startsWith(one) ? one.length : bare.startsWith(one) ? skipped + one.length : 0)),
    );
    if (length === 0) continue;
    put(begins[index] as number, false);
    // A letter is marked whole, though only the first half of what it is folded to was asked for.
    let end = index + length;
    while (end < begins.length - 1 && begins[end] === begins[end - 1]) end++;
    put(begins[end] as number, true);
  }
  put(text.length, false);
  return parts;
}
