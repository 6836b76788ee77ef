import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import PgBoss from 'pg-boss';
import { joined } from '../config/joined.js';
import type { Text } from '../db/batch.js';
import { withLock } from '../db/connect.js';
import { jobsLock } from '../db/locks.js';
import { named } from '../db/named.js';
import { deferText } from '../db/session.js';
import type { InTransaction } from '../db/transaction.js';
import type { Logger } from '../log.js';

/** Work that is done by itself: by the clock, once over all nodes, again after a failure. */
export interface ScheduledJob {
  name: string;
  /** When, as cron writes it, in UTC. */
  cron: string;
  /** Also soon after a start, as soon as a worker is free: what a release before has left to do. */
  atStart?: boolean;
  run: () => Promise<void>;
}

/** Work that somebody asked for, done once they have committed, again after a failure. */
export interface AskedJob {
  name: string;
  run: (data: Record<string, string>) => Promise<void>;
  /** It tells somebody by mail what happened: left out where nobody is to be told. */
  mails?: boolean;
  /** How many are done at once on a node. Default 1. */
  atOnce?: number;
  /** How often it is tried again, waiting longer each time. Default 10. */
  retryLimit?: number;
}

/** Puts a job in the queue, in the caller's own transaction: it is done if and when that commits. */
export type Enqueue = (
  context: InTransaction,
  name: string,
  data: Record<string, string>,
  options?: { startAfter?: Date },
) => Promise<void>;

export interface Jobs {
  enqueue: Enqueue;
  /** Makes the queues and begins to work. */
  /** @param signal aborted, it ends while it waits for another node. */
  start(jobs: (ScheduledJob | AskedJob)[], signal?: AbortSignal): Promise<void>;
  /** Has a scheduled job run as soon as a worker is free, beside its schedule. */
  runSoon(name: string): Promise<void>;
  stop(): Promise<void>;
}

// Seconds between looks for jobs.
const pollingIntervalSeconds = 1;
// Half a minute of trying to write how a job ended. Milliseconds.
const mostReports = 60;
const reportAgain = 500;

/** pg-boss on our own driver. */
export function createJobs(pool: pg.Pool, log: Logger): Jobs {
  let stopped = false;
  /**
   * Writes how a job ended. pg-boss does not wait for it: an error would end the process. So a database that is away is
   * asked again, and at last the job is left as it is: it runs out of time, and is done anew.
   */
  const report = async (text: string, values: unknown[] | undefined) => {
    for (let attempt = 0; attempt < mostReports && !stopped; attempt++) {
      try {
        return await execute(pool, text, values);
      } catch (error) {
        log.debug({ err: error }, 'How a job ended could not be written yet');
        await delay(reportAgain, undefined, { ref: false });
      }
    }
    return { rows: [{ count: '0' }] };
  };
  const boss = new PgBoss({
    db: {
      executeSql: (text: string, values?: unknown[]) =>
        tellsAnOutcome(text) ? report(text, values) : execute(pool, text, values),
    },
  } as never);
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue had a fault and goes on'));
  let sending: Text = { text: '' };
  return {
    enqueue: async ({ db }, name, data, { startAfter } = {}) => {
      const wrapper = {
        executeSql: async (text: string, values: unknown[]) => {
          if (text !== sending.text) sending = named(text);
          deferText(db, sending, values);
          return { rows: [] };
        },
      };
      await boss.send(name, data, { db: wrapper, ...(startAfter && { startAfter }) } as never);
    },
    start: async (jobs, signal) => {
      // Of two with one name, each would be done by whichever is free.
      joined(
        'job',
        jobs.map((job) => ({ [job.name]: job })),
      );
      // Nodes that start together make the queues one after the other: pg-boss would run into deadlocks.
      const onWait = () => log.info('Waiting for another node to make the job queues');
      await withLock(pool, jobsLock, () => makeQueues(boss, jobs), { onWait, signal });
      for (const job of jobs) {
        if ('cron' in job) {
          await boss.work(job.name, { pollingIntervalSeconds: 2 }, async () => job.run());
          if (job.atStart) await boss.send(job.name, {});
          continue;
        }
        // One job a batch: a failure repeats that one alone.
        for (let worker = 0; worker < (job.atOnce ?? 1); worker++) {
          let id = '';
          id = await boss.work<Record<string, string>>(
            job.name,
            { pollingIntervalSeconds, batchSize: 1 },
            async ([one]) => {
              // Where one was there may be more: the next look is at once, not when the second is over.
              boss.notifyWorker(id);
              if (one) await job.run(one.data);
            },
          );
        }
      }
    },
    runSoon: async (name) => void (await boss.send(name, {})),
    stop: async () => {
      await Promise.race([boss.stop({ graceful: true, timeout: 1000, wait: true }), delay(1500)]);
      stopped = true;
    },
  };
}

async function makeQueues(boss: PgBoss, jobs: (ScheduledJob | AskedJob)[]): Promise<void> {
  await boss.start();
  for (const job of jobs) {
    if ('cron' in job) {
      await boss.createQueue(job.name, { name: job.name, policy: 'short', retryLimit: 3, retryBackoff: true });
      await boss.schedule(job.name, job.cron);
    } else {
      const { retryLimit = 10 } = job;
      await boss.createQueue(job.name, { name: job.name, policy: 'standard', retryLimit, retryBackoff: true });
    }
  }
}

/** The statements by which pg-boss completes and fails jobs. */
const tellsAnOutcome = (text: string) =>
  /completed_on = now\(\)|deleted_jobs/.test(text) && text.includes('$2::uuid[]');

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
