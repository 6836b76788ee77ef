import { setTimeout as delay } from 'node:timers/promises';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { isDatabaseAway, isSpoilt } from './away.js';
import { keepNothing, type Text } from './batch.js';
import { Session, setRunner } from './session.js';
import { apart } from './shared-trips.js';

/** drizzle on the pool, or on one transaction. */
export type Database = PgDatabase<NodePgQueryResultHKT>;

/** A URL, or its parts; `host` may be the folder of a Unix socket. */
export type Connection =
  | string
  | { host: string; port: number; database: string; username: string; password?: string | undefined };

export interface Pool {
  db: Database;
  pg: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool. `statementTimeout` (milliseconds) bounds every statement, and every wait for its answer, so that no
 * request waits for ever: not on a busy database, and not on one that hangs.
 */
export function openPool(
  connection: Connection,
  options: { max: number; name?: string; statementTimeout?: number; keepStatements?: boolean },
): Pool {
  const { max, name = 'logishift-support', statementTimeout, keepStatements = true } = options;
  const pool = new pg.Pool({
    ...connectionConfig(connection),
    max,
    application_name: name,
    // Also how long a request waits for a connection of the pool to come free.
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 60_000,
    // What has no limit on a statement learns so that a host is gone: within half a minute, not two hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Whatever the database is set to: times are read as they are written then, and days begin in UTC.
    onConnect: (client) =>
      client.query({ text: `set timezone = 'UTC'; set datestyle = 'ISO'`, query_timeout: 2000 } as never),
    idle_in_transaction_session_timeout: 15_000,
    ...(statementTimeout && { statement_timeout: statementTimeout, query_timeout: statementTimeout + 250 }),
  });
  // A connection that breaks also says so as an event; whoever was using it has its error already.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    if (!keepStatements) keepNothing(client);
  });
  return {
    db: onPool(pool),
    pg: pool,
    // `end` waits for every connection to be given back: one on a hanging database may never be.
    close: () => Promise.race([pool.end(), new Promise<void>((done) => setTimeout(done, 3000).unref())]),
  };
}

const [begin, commit, rollback] = ['begin', 'commit', 'rollback'].map(
  (text): Text => ({ text, name: text, columns: [] }),
) as [Text, Text, Text];

/**
 * drizzle on a pool. Its own transactions keep a connection for ever that fails at `begin`, and give back one that hangs:
 * after a few of them nobody would be served any more.
 */
function onPool(pool: pg.Pool): Database {
  const db = drizzle(pool) as unknown as Database;
  db.transaction = (work) =>
    onConnection(pool, async (session) => {
      // With the first statement, in one batch: where it fails, that one is not run.
      session.defer({ statement: begin, values: [], answer: () => {}, fail: () => {} });
      try {
        const result = await work(session.db as never);
        const done = await session.finish(commit);
        // After a statement that failed PostgreSQL answers a commit so, and calls that no error.
        if (done !== 'COMMIT') throw new Error(`The transaction was not committed: ${done}`);
        return result;
      } catch (error) {
        session.abandon();
        // One that hangs would not answer to this either: closing it undoes what was begun.
        if (!isDatabaseAway(error) && !(await session.undo(rollback))) throw new Lost(error);
        throw error;
      }
    });
  return setRunner(db, apart(pool));
}

/** What was begun may not be undone: that is for PostgreSQL, when the connection is closed. */
class Lost extends Error {
  constructor(cause: unknown) {
    super('The transaction could not be undone', { cause });
  }
}

/** Lends `work` a connection. It is given back when it is known to be outside of any transaction; else it is closed. */
export async function onConnection<T>(
  pool: pg.Pool,
  work: (session: Session, connection: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  const session = new Session(connection);
  let isLost = true;
  try {
    const result = await work(session, connection);
    isLost = false;
    return result;
  } catch (error) {
    isLost = error instanceof Lost || isSpoilt(error) || connection.getTransactionStatus() !== 'I';
    throw error instanceof Lost ? error.cause : error;
  } finally {
    session.abandon();
    connection.release(isLost);
  }
}

/** A connection as node-postgres wants it. */
export function connectionConfig(connection: Connection): pg.ClientConfig {
  if (typeof connection === 'string') return { connectionString: connection };
  const { username, ...parts } = connection;
  return { ...parts, user: username };
}

/**
 * Does `work` while this connection, of all on the database, holds the lock of that number. It is asked for again and again: a wait
 * inside PostgreSQL could not be ended, nor be told of.
 */
export async function withLock<T>(
  pool: pg.Pool,
  lock: number,
  work: (holder: pg.PoolClient) => Promise<T>,
  { onWait = () => {}, signal }: { onWait?: (seconds: number) => void; signal?: AbortSignal | undefined } = {},
): Promise<T> {
  const holder = await pool.connect();
  try {
    const begun = performance.now();
    for (let tellAt = 0; ; ) {
      const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lock]);
      if (rows[0]?.held) break;
      const seconds = (performance.now() - begun) / 1000;
      if (seconds >= tellAt) {
        onWait(seconds);
        tellAt = seconds + 30;
      }
      await delay(100, undefined, { signal });
    }
    return await work(holder);
  } finally {
    // Closed, not given back: that frees the lock whatever state the connection is in.
    holder.release(true);
  }
}
