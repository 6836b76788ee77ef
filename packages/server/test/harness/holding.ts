import type postgres from 'postgres';
import { gate } from './gate.js';

export interface Holding {
  /** Resolves once it is given back, or PostgreSQL is gone. */
  done: Promise<unknown>;
  release(): Promise<void>;
}

/** Takes a lock in a transaction of its own, and keeps it until it is released. Resolves once it has it. */
export async function holding(
  sql: postgres.Sql,
  take: (sql: postgres.TransactionSql) => PromiseLike<unknown>,
): Promise<Holding> {
  const [held, released] = [gate(), gate()];
  const done = sql.begin(async (sql) => {
    await take(sql);
    held.open();
    await released.opened;
  });
  await Promise.race([held.opened, done]);
  return {
    done,
    release: async () => {
      released.open();
      await done;
    },
  };
}

/** Keeps everybody else from a table, as a database that is too slow would. */
export const heldTable = (sql: postgres.Sql, table: string): Promise<Holding> =>
  holding(sql, (sql) => sql`lock table ${sql(table)} in access exclusive mode`);

/** Keeps others from writing to a table; reading goes on. */
export const unwritableTable = (sql: postgres.Sql, table: string): Promise<Holding> =>
  holding(sql, (sql) => sql`lock table ${sql(table)} in exclusive mode`);
