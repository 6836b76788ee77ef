import { customType } from 'drizzle-orm/pg-core';

/** Words with where they stand, as PostgreSQL searches them. Written and asked for as text: the words are cut here. */
export const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });

/** A word as a part of a tsvector or tsquery. */
export const quoted = (word: string): string => `'${word.replace(/['\\]/g, (sign) => sign + sign)}'`;
