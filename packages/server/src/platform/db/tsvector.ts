/** A word as a part of a tsvector or tsquery. PostgreSQL takes an empty one for a mistake. */
export function quoted(word: string): string {
  if (word === '') throw new Error('A word of no letters');
  return `'${word.replace(/['\\]/g, (sign) => sign + sign)}'`;
}
