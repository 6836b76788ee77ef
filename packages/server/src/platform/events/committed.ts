import { type SQL, sql } from 'drizzle-orm';
import { events } from './tables.js';

/** What was committed after `since` and, where `upTo` is given, shown by that. */
export const committed = (
  since: unknown,
  upTo: unknown,
): SQL => sql`${events.xid} >= pg_snapshot_xmin(${since}::pg_snapshot)
  and not pg_visible_in_snapshot(${events.xid}, ${since}::pg_snapshot)
  ${upTo === null ? sql`` : sql`and pg_visible_in_snapshot(${events.xid}, ${upTo}::pg_snapshot)`}`;

export interface Between {
  since: string;
  upTo: string | null;
  /** The number of the last event of the page before; 0 before the first. */
  after: number;
}

/**
 * Some of these, as a table `events`. What is new is few, and found by its transactions: for so few rows PostgreSQL would else look from
 * the first event on. Where a page came before, what is left may be much, and is found by its number.
 */
export const someOf = (which: SQL, after: unknown): SQL =>
  after === 0
    ? sql`select * from ${events} where ${which} offset 0`
    : sql`select * from ${events} where ${which} and ${events.seq} > ${after}`;
