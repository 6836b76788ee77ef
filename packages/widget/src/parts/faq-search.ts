import type { FaqAnswer } from '@logishift/support-sdk/customer';

const wordsOf = (text: string): string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

/** Entries in which every word begins a word of the question or the answer; those that match in the question first. */
export function searchFaq(entries: FaqAnswer[], query: string): FaqAnswer[] {
  const asked = wordsOf(query);
  if (asked.length === 0) return entries;
  const has = (text: string) => {
    const words = wordsOf(text);
    return (one: string) => words.some((word) => word.startsWith(one));
  };
  const hits = entries.filter((entry) => asked.every(has(`${entry.question} ${entry.answer}`)));
  const inQuestion = (entry: FaqAnswer) => asked.filter(has(entry.question)).length;
  return hits.sort((a, b) => inQuestion(b) - inQuestion(a));
}

/** Entries that may answer what somebody is writing: of their category, by how many longer words they share. */
export function suggestFaq(entries: FaqAnswer[], text: string, category: string, most = 2): FaqAnswer[] {
  const written = new Set(wordsOf(text).filter((word) => word.length > 3));
  if (written.size === 0) return [];
  const score = (entry: FaqAnswer) => {
    const shared = (of: string) => new Set(wordsOf(of).filter((word) => written.has(word))).size;
    const own = shared(entry.question) * 2 + shared(entry.answer);
    return own === 0 ? 0 : own + (entry.category === category ? 2 : 0);
  };
  return entries
    .map((entry) => ({ entry, score: score(entry) }))
    .filter((one) => one.score >= 3)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((one) => one.entry);
}
