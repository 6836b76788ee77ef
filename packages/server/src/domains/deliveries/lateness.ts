import { type SQL, sql } from 'drizzle-orm';
import { deliveries } from './tables.js';

interface Times {
  promised_at: string | null;
  expected_at: string | null;
  delivered_at: string | null;
}

/** Is, or was, a delivery later than promised? Without a promise it cannot be. */
export function isLate({ promised_at, expected_at, delivered_at }: Times, now: Date): boolean {
  if (!promised_at) return false;
  const promised = Date.parse(promised_at);
  if (delivered_at) return Date.parse(delivered_at) > promised;
  return now.getTime() > promised || (expected_at !== null && Date.parse(expected_at) > promised);
}

/** The same of a row of `deliveries`. */
export function isLateInSql(now: Date): SQL {
  const { promised_at, expected_at, delivered_at } = deliveries;
  return sql`(case when ${delivered_at} is not null then ${delivered_at} > ${promised_at}
    else ${now.toISOString()}::timestamptz > ${promised_at} or coalesce(${expected_at} > ${promised_at}, false) end)`;
}
