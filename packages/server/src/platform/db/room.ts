import type pg from 'pg';
import { StartError } from '../errors.js';
import type { Logger } from '../log.js';

/** Connections of one worker at most: for requests, for searches, for counters that all nodes share, to tell other nodes and to listen; and for what takes long. */
export const poolSizes = { requests: 10, searches: 2, counters: 3, telling: 1, listener: 1, jobs: 4, withoutJobs: 2 };

/** Connections that so many workers have at most, of which one does the jobs. */
export function connectionsOf(workers: number): number {
  const { requests, searches, counters, telling, listener, jobs, withoutJobs } = poolSizes;
  const each = requests + searches + counters + telling + listener;
  return workers * each + jobs + (workers - 1) * withoutJobs;
}

/**
 * Looks whether the database has room for all connections of so many workers: what it refuses later would be requests.
 * @throws StartError where it never has
 */
export async function checkRoom(pool: pg.Pool, workers: number, log: Logger): Promise<void> {
  const needed = connectionsOf(workers);
  // No limit but the first is for a superuser.
  const { rows } = await pool.query<{ room: number; others: number }>(`
    select case when rolsuper then most else least(most - reserved, nullif(rolconnlimit, -1), nullif(datconnlimit, -1)) end as room,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) as others
    from pg_roles, pg_database, (select current_setting('max_connections')::int as most,
      current_setting('superuser_reserved_connections')::int
        + coalesce(current_setting('reserved_connections', true)::int, 0) as reserved) as settings
    where rolname = current_user and datname = current_database()`);
  const { room, others } = rows[0] as { room: number; others: number };
  const what = `${workers} workers have up to ${needed} connections to the database, which allows ${room}`;
  const how = 'Raise max_connections (or the limit of the role or database), or set SUPPORT_WORKERS lower.';
  if (needed > room) throw new StartError(`${what}. ${how}`);
  if (needed + others > room) log.warn({ needed, others, room }, `${what}; others have ${others} of them now. ${how}`);
}
