import { customType } from 'drizzle-orm/pg-core';

/** A moment as it goes over the wire: ISO 8601 with milliseconds and `Z`. The database keeps milliseconds too. */
export const moment = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp(3) with time zone',
  // As ISO 8601 has it: of another form JavaScript would read the year 99 as 1999.
  fromDriver: (value) => new Date(value.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString(),
});

/** PostgreSQL's transaction number. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** Words with where they stand, as PostgreSQL searches them. Written as text: the words are cut here (`tsvector.ts`). */
export const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });
