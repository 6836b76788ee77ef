import { sql } from 'drizzle-orm';
import { type Database, onConnection, type Pool } from './connect.js';

/**
 * Reads on one connection of a pool of its own, so that what may take long takes nothing from what is quick. Aborted, what PostgreSQL is at
 * is ended there too: `elsewhere` is where that is said.
 */
export function readBounded<T>(
  pool: Pool,
  { elsewhere, signal }: { elsewhere: Database; signal?: AbortSignal | undefined },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return onConnection(pool.pg, async ({ db }, connection) => {
    signal?.throwIfAborted();
    const { processID } = connection as unknown as { processID: number };
    let ending: Promise<unknown> | undefined;
    const end = () => {
      ending = elsewhere.execute(sql`select pg_cancel_backend(${processID})`).catch(() => {});
    };
    signal?.addEventListener('abort', end);
    try {
      return await work(db);
    } finally {
      signal?.removeEventListener('abort', end);
      // Whoever has the connection next is not to be ended.
      await ending;
    }
  });
}
