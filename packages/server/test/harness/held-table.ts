import type postgres from 'postgres';
import { gate } from './gate.js';

/** Keeps everybody else from a table, as a database that is too slow would, until it is released. */
export async function heldTable(sql: postgres.Sql, table: string): Promise<{ release(): Promise<void> }> {
  const [held, released] = [gate(), gate()];
  const done = sql.begin(async (sql) => {
    await sql`lock table ${sql(table)} in access exclusive mode`;
    held.open();
    await released.opened;
  });
  await Promise.race([held.opened, done]);
  return {
    release: async () => {
      released.open();
      await done;
    },
  };
}
