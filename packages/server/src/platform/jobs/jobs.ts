import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import { withLock } from '../db/connect.js';
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
export async function startJobs(pool: pg.Pool, jobs: ScheduledJob[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => execute(pool, text, values) },
    pollingIntervalSeconds: 2,
  } as never);
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue had a fault and goes on'));
  // Nodes that start together make the queues one after the other: pg-boss would run into deadlocks.
  await withLock(pool, lock, async () => {
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

/** pg-boss sends whole batches with BEGIN and COMMIT in them. */
async function execute(pool: pg.Pool, text: string, values: unknown[] | undefined) {
  const connection = await pool.connect();
  let failed = true;
  try {
    const result = await connection.query(text, values);
    failed = false;
    return result;
  } finally {
    // A batch that fails halfway leaves its transaction open: nobody else must get into it.
    connection.release(failed);
  }
}
