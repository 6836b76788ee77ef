import { join } from 'node:path';
import postgres from 'postgres';
import { untilBlocked } from './database-rows.js';
import { unwritableTable } from './holding.js';
import type { Started } from './program.js';
import { settled, times } from './settled.js';
import { lateParcel } from './support.js';

/** From SIGTERM until the process is gone. Milliseconds. */
export async function stop(server: Started, whileStopping = () => {}) {
  const begun = performance.now();
  server.kill('SIGTERM');
  await server.says('Stopping');
  whileStopping();
  const { code } = await server.ended;
  return { code, ms: performance.now() - begun };
}

/** So many requests to create a ticket, all held up inside the database until released. */
export async function blockedCreates(server: Started, count: number) {
  const sql = postgres({ host: join(server.dataDir, 'postgres.socket'), database: 'support', username: 'support' });
  const customer = server.customer('priya');
  await customer.tickets.list();
  const { done, release } = await unwritableTable(sql, 'support_tickets');
  // PostgreSQL may be gone before the lock is given back.
  done.catch(() => {}).finally(() => sql.end({ timeout: 0 }));
  const inFlight = settled(times(count, () => customer.tickets.create(lateParcel)));
  await untilBlocked(sql, count);
  return { inFlight, release: () => void release().catch(() => {}) };
}
