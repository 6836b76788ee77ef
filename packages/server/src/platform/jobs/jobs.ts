import { setTimeout as delay } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type postgres from 'postgres';
import type { Logger } from '../log.js';

/** Work that is done by itself: by the clock, once over all nodes, again after a failure. */
export interface ScheduledJob {
  name: string;
  /** When, as cron writes it, in UTC. */
  cron: string;
  run: () => Promise<void>;
}

export interface Jobs {
  /** Has a job run as soon as a worker is free, beside its schedule. */
  runSoon(name: string): Promise<void>;
  stop(): Promise<void>;
}

const lock = 7_426_044;

/** Starts pg-boss on our own driver, with these jobs. */
export async function startJobs(sql: postgres.Sql, jobs: ScheduledJob[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => execute(sql, text, values) },
    pollingIntervalSeconds: 2,
  } as never);
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue had a fault and goes on'));
  // Nodes that start together make the queues one after the other: pg-boss would run into deadlocks.
  await sql.begin(async (locked) => {
    await locked`select pg_advisory_xact_lock(${lock})`;
    await boss.start();
    for (const { name, cron } of jobs) {
      await boss.createQueue(name, { name, policy: 'short', retryLimit: 3, retryBackoff: true });
      await boss.schedule(name, cron);
    }
  });
  for (const { name, run } of jobs) await boss.work(name, async () => run());
  return {
    runSoon: async (name) => void (await boss.send(name, {})),
    stop: () => Promise.race([boss.stop({ graceful: true, timeout: 1000, wait: true }), delay(1500)]),
  };
}

/** pg-boss sends whole batches with BEGIN and COMMIT in them: those go over one reserved connection, unprepared. */
async function execute(sql: postgres.Sql, text: string, values: unknown[] = []) {
  if (values.length > 0) return { rows: [...(await sql.unsafe(text, values.map(bind) as never[]))] };
  const connection = await sql.reserve();
  try {
    return { rows: [...(await connection.unsafe(text))].flat() };
  } catch (error) {
    // A batch that fails halfway leaves its transaction open: whoever gets the connection next must not be inside it.
    await connection.unsafe('rollback').catch(() => {});
    throw error;
  } finally {
    connection.release();
  }
}

/** drizzle has made this client pass JSON through as text, so objects are written as text here. */
function bind(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value;
}
