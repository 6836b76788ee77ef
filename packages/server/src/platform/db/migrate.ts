import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { withLock } from './connect.js';
import { migrationLock } from './locks.js';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the database to the present schema. Any number of nodes may call it at once. */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  await withLock(pool, migrationLock, (holder) => migrate(drizzle(holder), { migrationsFolder }));
}
