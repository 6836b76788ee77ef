import { and, eq, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Context } from '../context.js';
import type { Database } from '../db/connect.js';
import { run } from '../db/session.js';
import { statement, statementsBy, valuesOf } from '../db/statement.js';
import { isReached } from './ledger.js';
import type { Reader } from './reader.js';
import { events, ledger, ledgerReaders } from './tables.js';

export type Named = Pick<Reader, 'name' | 'version' | 'kinds'>;

/** Where a reader stands, and which life the ledger is in. */
export interface Place
  extends Pick<typeof ledgerReaders.$inferSelect, 'version' | 'birth' | 'since' | 'up_to' | 'seq'> {
  present: string | null;
}

const placeOf = (db: Database, name: SQLWrapper) =>
  db
    .select({
      version: ledgerReaders.version,
      birth: ledgerReaders.birth,
      since: ledgerReaders.since,
      up_to: ledgerReaders.up_to,
      seq: ledgerReaders.seq,
      present: sql<string | null>`(select ${ledger.birth} from ${ledger})`.as('present'),
    })
    .from(ledgerReaders)
    .where(sql`${ledgerReaders.name} = ${name}`);

const found = statement<{ name: string }, Place>((db, { name }) => placeOf(db, name));
const locked = statement<{ name: string }, Place>((db, { name }) =>
  placeOf(db, name).for('update', { of: ledgerReaders, skipLocked: true }),
);

export async function findPlace(db: Database, name: string): Promise<Place | undefined> {
  return (await run(db, found, { name }))[0];
}

/** The same, and nobody else moves it while this transaction lasts; undefined: somebody else is about to. */
export async function lockPlace(db: Database, name: string): Promise<Place | undefined> {
  return (await run(db, locked, { name }))[0];
}

/** Makes the row that is locked. */
export async function makePlace({ db, now }: Context, name: string): Promise<void> {
  await db.insert(ledgerReaders).values({ name, moved_at: now().toISOString() }).onConflictDoNothing();
}

type To = Pick<typeof ledgerReaders.$inferSelect, 'version' | 'birth' | 'since' | 'up_to' | 'seq' | 'moved_at'>;

const moved = statementsBy<To & { name: string }, unknown>(4);

export async function movePlace(
  { db, now }: Context,
  name: string,
  to: Partial<To> & { since: string },
): Promise<void> {
  const values = { up_to: null, seq: null, ...to, moved_at: now().toISOString() };
  const names = Object.keys(values) as (keyof To)[];
  const move = moved(names.join(), (db, slots) =>
    db.update(ledgerReaders).set(valuesOf(slots, names)).where(eq(ledgerReaders.name, slots.name)),
  );
  await run(db, move, { ...values, name } as To & { name: string });
}

/** What a reader keeps and what it has not read yet are all there is, and can be asked for together. */
export const isBuilt = (place: Place | undefined, { version }: Named): place is Place & { since: string } =>
  place !== undefined && place.since !== null && place.version >= version;

/** Does it keep what a release before ours did, or what was true in another life of the ledger? Nothing, perhaps. */
export const isOutdated = (place: Place, reader: Named): boolean =>
  !isBuilt(place, reader) || (place.birth !== place.present && place.version <= reader.version);

/** Has the database, by its snapshot `now`, come as far as this reader? If not, it is another database, or `now` is past. */
export const isWithin = ({ since, up_to, seq }: Place & { since: string }, now: string): boolean =>
  isReached({ since, ...(up_to !== null && { partly: { upTo: up_to, seq: seq ?? 0 } }) }, now);

const ofKinds = ({ kinds }: Named): SQL | undefined => kinds && inArray(events.kind, [...kinds]);

/**
 * The events that a reader has not read yet, as a WHERE clause. Asked for in one statement with what the reader keeps, both are of
 * one moment: together they say what is true now, to the last event. Null while it keeps nothing yet.
 */
export async function unreadBy(db: Database, reader: Named): Promise<SQL | null> {
  const place = await findPlace(db, reader.name);
  if (!isBuilt(place, reader)) return null;
  const { xid, seq } = events;
  return and(
    // The index leads from here. It may be past already: then it leads to a few too many.
    sql`${xid} >= pg_snapshot_xmin(${place.since}::pg_snapshot)`,
    ofKinds(reader),
    sql`exists (select from ${ledgerReaders} r where r.name = ${reader.name}
      and not pg_visible_in_snapshot(${xid}, r.since)
      and not coalesce(pg_visible_in_snapshot(${xid}, r.up_to) and ${seq} <= r.seq, false))`,
  ) as SQL;
}

// As many are counted, and no more.
const mostBehind = 10_000;

/** How far a reader is behind: how many events, up to 10,000, and how old the oldest of them is. While it keeps nothing, for ever. */
export async function lagOf({ db, now }: Context, reader: Named): Promise<{ events: number; seconds: number }> {
  const unread = await unreadBy(db, reader);
  if (!unread) return { events: Number.POSITIVE_INFINITY, seconds: Number.POSITIVE_INFINITY };
  const some = db.select({ at: events.at }).from(events).where(unread).limit(mostBehind).as('some');
  const [found] = await db
    .select({ events: sql<number>`count(*)::int`, oldest: sql<string | null>`min(${some.at})` })
    .from(some);
  const seconds = found?.oldest ? Math.max(0, (now().getTime() - Date.parse(found.oldest)) / 1000) : 0;
  return { events: found?.events ?? 0, seconds };
}
