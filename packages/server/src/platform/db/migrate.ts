import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

// Any fixed number: the key of the lock under which nodes that start together migrate one after the other.
const lock = 7_426_041;

/** Brings the database to the present schema. Any number of nodes may call it at once. */
export async function migrateDatabase(sql: postgres.Sql): Promise<void> {
  const connection = await sql.reserve();
  try {
    await connection`set statement_timeout = 0`;
    await connection`select pg_advisory_lock(${lock})`;
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await connection`select pg_advisory_unlock(${lock})`.catch(() => {});
    await connection`reset statement_timeout`.catch(() => {});
    connection.release();
  }
}
