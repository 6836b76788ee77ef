import type { FaqQuestion } from '@logishift/support-sdk/customer';
import { askedWords, bagOf, type FaqBags, searchFaq as search } from '@logishift/support-sdk/finding';

const known = new WeakMap<FaqQuestion, FaqBags>();

/** Made once: the list is looked through with every key. */
function bagsOf(entry: FaqQuestion): FaqBags {
  const bags = known.get(entry) ?? { question: bagOf(entry.question), answer: bagOf(entry.excerpt) };
  known.set(entry, bags);
  return bags;
}

/** Of what is known here: entries that have every word in the question or the beginning of the answer, as the server ranks them. */
export const searchFaq = (entries: FaqQuestion[], query: string): FaqQuestion[] =>
  search(entries, query, bagsOf).map(({ entry }) => entry);

/** Whether the beginnings are the whole answers: then nothing is found by asking the server that is not found here. */
export const isAllKnown = (entries: FaqQuestion[]): boolean => !entries.some(({ excerpt }) => excerpt.endsWith('…'));

/** Latin words of three letters are mostly small change; in other scripts they are words. */
const tells = (word: string) => word.length > (/[a-z]/.test(word) ? 3 : 2);

/** Entries that may answer what somebody is writing: of their category, by how many telling words they share. */
export function suggestFaq(entries: FaqQuestion[], text: string, category: string, most = 2): FaqQuestion[] {
  const written = askedWords(text).filter(tells);
  const score = (entry: FaqQuestion) => {
    const { question, answer } = bagsOf(entry);
    const shared = (bag: string) => written.filter((word) => bag.includes(` ${word} `)).length;
    const own = shared(question) * 2 + shared(answer);
    return own === 0 ? 0 : own + (entry.category === category ? 2 : 0);
  };
  return entries
    .map((entry) => ({ entry, score: score(entry) }))
    .filter((one) => one.score >= 3)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((one) => one.entry);
}
