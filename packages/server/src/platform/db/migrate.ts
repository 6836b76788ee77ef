import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { StartError } from '../errors.js';
import type { Logger } from '../log.js';
import { isLocked } from './away.js';
import { withLock } from './connect.js';
import { migrationLock } from './locks.js';
import { withPrivileges } from './privileges.js';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** How often a migration that waits for tables in use lets those go on that wait behind it, and tries again. */
const attempts = 10;

/**
 * Brings the database to the present schema. Any number of nodes may call it at once.
 * @throws StartError when a later version has been at the database, or its role may not migrate
 */
export async function migrateDatabase(pool: pg.Pool, log: Logger, signal?: AbortSignal): Promise<void> {
  const onWait = (seconds: number) =>
    seconds < 1
      ? log.info('Waiting for another node to migrate')
      : log.warn(
          { seconds: Math.round(seconds) },
          'Still waiting for another node to migrate. If there is none, a pooler in transaction mode keeps its lock: connect directly, or in session mode',
        );
  await withPrivileges(withLock(pool, migrationLock, (holder) => bringUp(holder, log, signal), { onWait, signal }));
}

async function bringUp(holder: pg.PoolClient, log: Logger, signal?: AbortSignal): Promise<void> {
  const known = knownMigrations();
  const last = await lastMigration(holder);
  if (last !== null && !known.includes(last)) {
    throw new StartError(
      'The database has the schema of a later version of logiShift support, which this one does not know. ' +
        'Start that version or a later one, or restore the back-up from before it.',
    );
  }
  if (last === known.at(-1)) return;
  // Whoever waits for a lock holds up everybody who comes after: not for long, and then once more.
  await holder.query(`set lock_timeout = '3s'`);
  for (let attempt = 1; ; attempt++) {
    try {
      return await migrate(drizzle(holder), { migrationsFolder });
    } catch (error) {
      if (!isLocked(error) || attempt === attempts) throw error;
      log.warn({ attempt }, 'The tables are in use: the migration waits for them');
      await delay(1000, undefined, { signal });
    }
  }
}

/** By the times of their making, which the database keeps too. */
function knownMigrations(): number[] {
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[];
  };
  return journal.entries.map(({ when }) => when);
}

async function lastMigration(holder: pg.PoolClient): Promise<number | null> {
  const { rows: tables } = await holder.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!tables[0]?.there) return null;
  const { rows } = await holder.query<{ at: string | null }>(
    'select max(created_at) as at from drizzle.__drizzle_migrations',
  );
  return rows[0]?.at ? Number(rows[0].at) : null;
}
