import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

/** How many rows each table of ours has, but for those that jobs and readers of the ledger write later, in transactions of their own. */
export async function countRows(sql: postgres.Sql): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('mails', 'mail_items', 'one_time_tokens', 'ticket_figures', 'ticket_search', 'ticket_keys', 'search_progress') order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await sql<[{ count: number }]>`select count(*)::int as count from ${sql(name)}`;
    counts[name] = row.count;
  }
  return counts;
}

/** Waits until so many sessions of this database wait for a lock. */
export async function untilBlocked(sql: postgres.Sql, sessions = 1): Promise<void> {
  for (;;) {
    const [row] = await sql<[{ count: number }]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row.count >= sessions) return;
    await pause(5);
  }
}
