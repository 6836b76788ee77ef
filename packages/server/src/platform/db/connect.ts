import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** drizzle on the pool, or on one transaction. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

export type Connection =
  | string
  | { host: string; port: number; database: string; username: string; password?: string | undefined };

export interface Pool {
  db: Database;
  sql: postgres.Sql;
  close(): Promise<void>;
}

/**
 * Opens a pool. `statementTimeout` (milliseconds) bounds every statement, so that no request waits for ever.
 */
export function openPool(connection: Connection, options: { max: number; statementTimeout?: number }): Pool {
  const settings: postgres.Options<Record<string, never>> = {
    max: options.max,
    connect_timeout: 3,
    // Below a second of quiet between attempts: the database may be back at any moment.
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 0.8),
    onnotice: () => {},
    connection: {
      application_name: 'logishift-support',
      ...(options.statementTimeout ? { statement_timeout: options.statementTimeout } : {}),
      idle_in_transaction_session_timeout: 15_000,
    },
  };
  const sql =
    typeof connection === 'string'
      ? openUrl(connection, settings)
      : postgres({ ...settings, ...connection } as postgres.Options<Record<string, never>>);
  return {
    db: drizzle(sql) as unknown as Database,
    sql,
    // `end` may never return when the database went away under us.
    close: () => Promise.race([sql.end({ timeout: 2 }), new Promise<void>((done) => setTimeout(done, 3000).unref())]),
  };
}

/** libpq's URLs carry the folder of a Unix socket as `?host=/run/postgresql`; the driver wants it as an option. */
export function openUrl(connection: string, settings: postgres.Options<Record<string, never>>): postgres.Sql {
  const url = new URL(connection);
  const host = url.searchParams.get('host');
  if (!host?.startsWith('/')) return postgres(connection, settings);
  url.searchParams.delete('host');
  return postgres(url.href, { ...settings, host });
}
