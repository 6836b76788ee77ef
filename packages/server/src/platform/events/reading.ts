import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.js';
import { isConflict } from '../db/away.js';
import { run } from '../db/session.js';
import { statement } from '../db/statement.js';
import { type InTransaction, inTransaction } from '../db/transaction.js';
import { type Fact, findNews, readFacts } from './facts.js';
import { type Cursor, openLedger, presentCursor } from './ledger.js';
import type { Reader } from './reader.js';
import { findPlace, isOutdated, isWithin, lockPlace, makePlace, movePlace, type Place } from './reader-cursor.js';
import { beside, readSnapshot } from './snapshot.js';

/** What became of one go at the ledger. `outdated`: what the reader keeps must be rebuilt before it can go on. */
export type Went = 'on' | 'to the end' | 'led by another' | 'outdated';

/** A reader could not apply these events. Whoever reads on would lose them. */
export class NotApplied extends Error {
  override name = 'NotApplied';
  readonly events: Fact[];

  constructor(reader: string, events: Fact[], cause: unknown) {
    super(`The reader ${reader} could not apply ${events.length} events`, { cause });
    this.events = events;
  }
}

// So far the cursor may stay behind where nothing was for its reader: moving it is a write, and not moving it a longer way next time.
const longWay = 1000n;

/**
 * Applies the next events that a reader has not read, at most so many, and moves its cursor past them, in one transaction. Over
 * all nodes one at a time does, whoever has its row.
 */
export async function readOn(context: Context, reader: Reader, most: number): Promise<Went> {
  const place = await findPlace(context.db, reader.name);
  if (!place) return 'outdated';
  if (isOutdated(place, reader)) return 'outdated';
  if (place.version !== reader.version) return 'led by another';
  if (!(await isAnythingNew(context, reader, place))) return 'to the end';
  return inTransaction(context, async (context) => {
    const { db } = context;
    const locked = await lockPlace(db, reader.name);
    if (!locked) return 'led by another';
    const now = await snapshotBeside(context);
    if (isOutdated(locked, reader) || !isWithin(locked as Kept, now)) return 'outdated';
    if (locked.version !== reader.version) return 'led by another';
    const { since, partly = { upTo: now, seq: 0 } } = cursorOf(locked as Kept);
    const { upTo, seq } = partly;
    const events = await readFacts(db, { since, upTo, after: seq }, reader.kinds, most);
    const last = events.length === most ? events.at(-1) : undefined;
    const to = last ? { since, up_to: upTo, seq: last.seq } : { since: upTo };
    const move = () => movePlace(context, reader.name, to);
    if (events.length > 0) await apply(context, reader, events, move);
    else await move();
    return last || locked.up_to !== null ? 'on' : 'to the end';
  });
}

type Kept = Place & { since: string };

function cursorOf({ since, up_to, seq }: Kept): Cursor {
  return { since, ...(up_to !== null && { partly: { upTo: up_to, seq: seq ?? 0 } }) };
}

async function apply(context: InTransaction, reader: Reader, events: Fact[], move: () => Promise<void>): Promise<void> {
  try {
    await reader.apply(context, events);
    // With what it has put off: that belongs to these events, too.
    await move();
  } catch (error) {
    throw new NotApplied(reader.name, events, error);
  }
}

/** Asked without a lock, and most often by those who do not lead: a transaction a second on each node would be a write each time. */
async function isAnythingNew({ db }: Context, reader: Reader, place: Place): Promise<boolean> {
  const from = cursorOf(place as Kept);
  if (from.partly) return true;
  const { is_any, snapshot } = await findNews(db, from.since, reader.kinds);
  if (is_any) return true;
  const end = (text: string) => readSnapshot(text)?.xmax ?? 0n;
  const way = end(snapshot) - end(from.since);
  return way > longWay || way < 0n;
}

/** Does a step of what a reader has to fill, if nobody else reads for it. Resolves to whether it did. */
export async function fillOn(context: Context, reader: Reader): Promise<boolean> {
  const { fill } = reader;
  if (!fill || !(await fill.isWanted(context))) return false;
  return inTransaction(context, async (context) => {
    const place = await lockPlace(context.db, reader.name);
    if (place?.version !== reader.version) return false;
    await fill.step(context);
    return true;
  });
}

const present = statement<object, { snapshot: string; xid: string }>((db) =>
  db.execute<{ snapshot: string; xid: string }>(
    sql`select pg_current_snapshot()::text as snapshot, pg_current_xact_id()::text as xid`,
  ),
);

/** The moment up to which this transaction reads: what it records itself comes after it. */
async function snapshotBeside({ db }: InTransaction): Promise<string> {
  const [{ snapshot, xid }] = (await run(db, present, {})) as [{ snapshot: string; xid: string }];
  return beside(snapshot, BigInt(xid));
}

/**
 * Makes what a reader keeps anew, with the cursor of the very moment that was read, in one transaction. `'where outdated'`: not if
 * another node has just done it. Resolves to whether it did.
 */
export async function rebuild(
  context: Context,
  reader: Reader,
  { when, signal }: { when: 'always' | 'where outdated'; signal?: AbortSignal | undefined },
): Promise<boolean> {
  // First of all it is known which life the ledger is in: what is kept is of that one.
  await openLedger(context.db);
  await makePlace(context, reader.name);
  for (;;) {
    const outcome = await attempt(context, reader, when).catch((error) => {
      // Somebody read on between the snapshot and the lock: what was to be rebuilt is of two moments.
      if (isConflict(error)) return 'again' as const;
      throw error;
    });
    if (outcome !== 'again') return outcome;
    // Another node that rebuilds it takes its time, and then this one need not.
    if (when === 'where outdated') return false;
    await delay(20, undefined, { signal });
  }
}

const attempt = (context: Context, reader: Reader, when: 'always' | 'where outdated'): Promise<boolean | 'again'> =>
  inTransaction(context, async (context) => {
    const { db } = context;
    await db.execute(sql`set transaction isolation level repeatable read`);
    const since = await presentCursor(db);
    const place = await lockPlace(db, reader.name);
    if (!place) return 'again';
    if (when === 'where outdated' && !isOutdated(place, reader) && isWithin(place as Kept, since)) return false;
    const { version } = reader;
    const birth = place.present ?? '';
    // Who passes on what happens goes on where they were, in the same life of the ledger.
    const goesOn = !reader.rebuild && place.since !== null && place.birth === birth && isWithin(place as Kept, since);
    await reader.rebuild?.(context);
    const from = goesOn ? { since: place.since as string, up_to: place.up_to, seq: place.seq } : { since };
    await movePlace(context, reader.name, { ...from, version, birth });
    return true;
  });
