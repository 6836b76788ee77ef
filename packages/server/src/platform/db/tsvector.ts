/** A word as a part of a tsvector or tsquery. */
export const quoted = (word: string): string => `'${word.replace(/['\\]/g, (sign) => sign + sign)}'`;
