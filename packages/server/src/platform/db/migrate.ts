import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { withLock } from './connect.js';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

// Any fixed number: the key of the lock under which nodes that start together migrate one after the other.
const lock = 7_426_041;

/** Brings the database to the present schema. Any number of nodes may call it at once. */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  await withLock(pool, lock, (holder) => migrate(drizzle(holder), { migrationsFolder }));
}
