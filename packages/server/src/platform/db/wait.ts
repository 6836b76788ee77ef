import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { StartError } from '../errors.js';
import type { Logger } from '../log.js';
import { isDatabaseAway } from './away.js';

/** Milliseconds that the first start waits. */
export const startPatience = 15_000;

/** Waits for a database that is still starting. Away for too long, or wrongly named, it stops the start and says so. */
export async function waitForDatabase(
  pool: pg.Pool,
  url: string | undefined,
  log: Logger,
  { signal, patience = startPatience }: { signal?: AbortSignal | undefined; patience?: number } = {},
): Promise<void> {
  const begun = Date.now();
  for (let told = false; ; told = true) {
    try {
      const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
      if (Number(rows[0]?.server_version_num) < 150_000) {
        throw new StartError('PostgreSQL 15 or later is needed: the one at DATABASE_URL is older.');
      }
      return;
    } catch (error) {
      if (error instanceof StartError) throw error;
      const { code = '', message } = error as Error & { code?: string };
      const where = url ? `at ${withoutPassword(url)}` : 'of our own';
      // It answers, and does not speak as PostgreSQL does: a pooler in front of it.
      if (code === '08P01') {
        throw new StartError(
          `PostgreSQL ${where} refuses us: ${message}. Connect to it directly, or to a pooler in session mode that lets our settings through.`,
        );
      }
      // A wrong password or a database that does not exist: waiting mends neither.
      if (!isDatabaseAway(error))
        throw new StartError(`PostgreSQL ${where} refuses us: ${message}. Check DATABASE_URL.`);
      if (Date.now() - begun > patience) {
        throw new StartError(
          `PostgreSQL ${where} does not answer (${code || message}). Start it, or check DATABASE_URL.`,
        );
      }
      if (!told) log.warn(`Waiting for PostgreSQL ${where}`);
      await delay(300, undefined, { signal });
    }
  }
}

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
