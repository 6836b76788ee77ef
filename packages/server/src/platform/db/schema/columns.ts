import { customType } from 'drizzle-orm/pg-core';

/** A moment as it goes over the wire: ISO 8601 with milliseconds and `Z`. The database keeps milliseconds too. */
export const moment = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp(3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});

/** PostgreSQL's transaction number. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });
