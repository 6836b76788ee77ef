import { randomUUID } from 'node:crypto';
import type { EventData, EventKind, Role } from '@logishift/support-sdk/contract';
import { type SQL, sql } from 'drizzle-orm';
import { users } from '../../domains/identity/tables.js';
import type { Database } from '../db/connect.js';
import { ledgerLock } from '../db/locks.js';
import { run } from '../db/session.js';
import { statementsBy } from '../db/statement.js';
import type { Audience } from '../groups.js';
import { type Between, committed, someOf } from './committed.js';
import { readSnapshot } from './snapshot.js';
import { events, ledger } from './tables.js';
import { readWritten, type WrittenAudience } from './written-audience.js';

/** An event as its readers get it. */
export interface LedgerEvent {
  seq: number;
  xid: bigint;
  id: string;
  kind: EventKind;
  ticket_id: string | null;
  actor: { id: string; role: Role; name: string } | null;
  data: EventData;
  audience: Audience;
  at: string;
}

/**
 * How far somebody has read: all that the snapshot `since` shows. Whoever broke off in the middle of what came after it
 * has also read, of what the snapshot `upTo` shows, the facts up to number `seq`.
 */
export interface Cursor {
  since: string;
  partly?: { upTo: string; seq: number };
}

export const writeCursor = ({ since, partly }: Cursor): string =>
  partly ? `${since}.${partly.upTo}.${partly.seq}` : since;

/** Null when the text is no cursor. */
export function readCursor(text: string): Cursor | null {
  const [since = '', upTo, seq, ...rest] = text.split('.');
  if (!readSnapshot(since) || rest.length > 0) return null;
  if (upTo === undefined) return { since };
  if (!readSnapshot(upTo) || !/^\d{1,15}$/.test(seq ?? '')) return null;
  return { since, partly: { upTo, seq: Number(seq) } };
}

/** Has the database, by its snapshot `now`, come as far as this reader has? */
export function isReached({ since, partly }: Cursor, now: string): boolean {
  const end = (text: string) => readSnapshot(text)?.xmax ?? 0n;
  return [since, partly?.upTo ?? since].every((text) => end(text) <= end(now));
}

const usualPage = 200;

/**
 * Looks which life the ledger is in, and returns its birth. In another cluster, or after a restore to an earlier point,
 * transaction numbers are others: then a new life begins, and what is there already is past for everybody.
 */
export async function openLedger(db: Database): Promise<string> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${ledgerLock})`);
    const cluster = await clusterOf(tx);
    const [known] = await tx.select().from(ledger);
    const { rows } = await tx.execute(
      sql`select 1 from ${events} where ${events.xid} >= pg_snapshot_xmax(pg_current_snapshot())
        order by ${events.xid} limit 1`,
    );
    if (known && known.cluster === cluster && rows.length === 0) return known.birth;
    // 3 is a number before every transaction: visible in any snapshot.
    if (known) await tx.update(events).set({ xid: '3' });
    const birth = randomUUID().slice(0, 8);
    await tx
      .insert(ledger)
      .values({ birth, cluster })
      .onConflictDoUpdate({ target: ledger.only, set: { birth, cluster } });
    return birth;
  });
}

/** Names the cluster and the database. Hosted servers may not tell: then a backward transaction number must do. */
async function clusterOf(db: Database): Promise<string> {
  const { rows: database } = await db.execute<{ oid: string }>(
    sql`select oid::text from pg_database where datname = current_database()`,
  );
  const { rows: may } = await db.execute<{ may: boolean }>(
    sql`select has_function_privilege('pg_control_system()', 'execute') as may`,
  );
  if (!may[0]?.may) return `${database[0]?.oid}`;
  const { rows } = await db.execute<{ id: string }>(sql`select system_identifier::text as id from pg_control_system()`);
  return `${rows[0]?.id}/${database[0]?.oid}`;
}

/** Where the ledger stands now: a cursor to read on from. */
export async function presentCursor(db: Database): Promise<string> {
  const { rows } = await db.execute<{ snapshot: string }>(sql`select pg_current_snapshot()::text as snapshot`);
  return rows[0]?.snapshot as string;
}

/**
 * What was committed after a cursor, page by page in the order of the facts, each page with the cursor to go on from.
 * Transactions may have committed out of the order of their numbers: none is missed. There is always a page, perhaps an
 * empty one; only the last has a cursor that is a snapshot alone.
 */
export async function* readSince(
  db: Database,
  { since, partly }: Cursor,
  where: SQL | undefined = undefined,
  pageSize = usualPage,
): AsyncGenerator<{ events: LedgerEvent[]; cursor: Cursor; more: boolean }> {
  let upTo = partly?.upTo ?? null;
  let seq = partly?.seq ?? 0;
  for (;;) {
    const page = await readPage(db, { since, upTo, after: seq }, where, pageSize);
    upTo ??= page.cursor;
    seq = page.events.at(-1)?.seq ?? seq;
    const more = page.events.length === pageSize;
    yield more
      ? { events: page.events, cursor: { since, partly: { upTo, seq } }, more }
      : { events: page.events, cursor: { since: upTo }, more: partly !== undefined };
    if (more) continue;
    if (!partly) return;
    // What was left of an earlier time is read: now what came after it.
    yield* readSince(db, { since: upTo }, where, pageSize);
    return;
  }
}

interface Row extends Record<string, unknown> {
  snapshot: string;
  seq: string | null;
  xid: string;
  id: string;
  kind: EventKind;
  ticket_id: string | null;
  actor_id: string | null;
  actor_role: Role;
  actor_name: string;
  data: EventData;
  audience: WrittenAudience;
  groups: Audience['groups'] | null;
  losing_groups: Audience['losing'] | null;
  at: string;
}

/** The cursor is taken in the same statement as the first page, so that both see the same. */
const pageOf = (some: SQL, limit: unknown): SQL => sql`
  with now as (select pg_current_snapshot() as snapshot)
  select now.snapshot::text as snapshot, ${events.seq}, ${events.xid}::text as xid, ${events.id}, ${events.kind},
    ${events.ticket_id}, ${events.data}, ${events.audience}, ${events.groups}, ${events.losing_groups}, ${events.at},
    actor.id as actor_id, actor.role as actor_role, actor.name as actor_name
  from now left join lateral (select * from (${some}) ${events} order by ${events.seq} limit ${limit}) ${events} on true
    left join lateral (select * from ${users} where ${users.id} = ${events.actor_id} offset 0) actor on true
  order by ${events.seq}`;

const pages = statementsBy<Between & { limit: number }, Row>(4);

async function readPage(db: Database, between: Between, where: SQL | undefined, limit: number) {
  const { since, upTo, after } = between;
  const which = (from: unknown, to: unknown) => sql`${committed(from, to)} ${where ? sql`and ${where}` : sql``}`;
  // Whoever reads all of them does so often.
  const rows = where
    ? (await db.execute<Row>(pageOf(someOf(which(since, upTo), after), limit))).rows
    : await run(
        db,
        pages(`${upTo !== null} ${after > 0}`, (db, slots) =>
          db.execute<Row>(pageOf(someOf(which(slots.since, upTo && slots.upTo), after && slots.after), slots.limit)),
        ),
        { ...between, limit },
      );
  const found = rows.filter(({ seq }) => seq !== null);
  return { cursor: rows[0]?.snapshot as string, events: found.map(toEvent) };
}

function toEvent(row: Row): LedgerEvent {
  return {
    seq: Number(row.seq),
    xid: BigInt(row.xid),
    id: row.id,
    kind: row.kind,
    ticket_id: row.ticket_id,
    actor: row.actor_id ? { id: row.actor_id, role: row.actor_role, name: row.actor_name } : null,
    data: row.data,
    audience: row.groups
      ? { groups: row.groups, losing: row.losing_groups ?? [] }
      : readWritten(row.audience, row.ticket_id),
    at: new Date(row.at).toISOString(),
  };
}
