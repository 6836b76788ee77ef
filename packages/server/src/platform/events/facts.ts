import type { EventKind } from '@logishift/support-sdk/contract';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/connect.js';
import { run } from '../db/session.js';
import { statementsBy } from '../db/statement.js';
import { type Between, committed, someOf } from './committed.js';
import { events } from './tables.js';

/** An event as those get it who keep what follows from the ledger: whatever else there is of it they ask for by its id, of many at once. */
export type Fact = Pick<typeof events.$inferSelect, 'id' | 'seq' | 'kind' | 'ticket_id' | 'actor_id'>;

const facts = statementsBy<Between & { kinds: EventKind[] | undefined; limit: number }, Fact>(4);

/** The facts of some kinds, or of all, that were committed between two snapshots: the first so many after a number. */
export function readFacts(
  db: Database,
  between: Between & { upTo: string },
  kinds: readonly EventKind[] | undefined,
  limit: number,
): Promise<Fact[]> {
  const page = facts(`${between.after > 0} ${kinds !== undefined}`, (db, slots) => {
    const which = sql`${committed(slots.since, slots.upTo)} ${kinds ? sql`and ${events.kind} = any(${slots.kinds})` : sql``}`;
    return db.execute<Fact & Record<string, unknown>>(sql`
      select id, seq, kind, ticket_id, actor_id from (${someOf(which, between.after && slots.after)}) ${events} order by seq limit ${slots.limit}`);
  });
  return run(db, page, { ...between, kinds: kinds && [...kinds], limit });
}

// Not kept by PostgreSQL: in one plan for all snapshots it takes each event for news that may be, and looks from the first on.
const news = statementsBy<{ since: string; kinds: EventKind[] | undefined }, { is_any: boolean; snapshot: string }>(0);

/** Was anything of these kinds committed after a snapshot? With the snapshot up to which that was looked at. */
export async function findNews(
  db: Database,
  since: string,
  kinds: readonly EventKind[] | undefined,
): Promise<{ is_any: boolean; snapshot: string }> {
  const found = news(String(kinds !== undefined), (db, slots) =>
    db.execute<{ is_any: boolean; snapshot: string }>(sql`
      select pg_current_snapshot()::text as snapshot, exists (select from ${events}
        where ${committed(slots.since, null)} ${kinds ? sql`and ${events.kind} = any(${slots.kinds})` : sql``}) as is_any`),
  );
  const [row] = await run(db, found, { since, kinds: kinds && [...kinds] });
  return row as { is_any: boolean; snapshot: string };
}
