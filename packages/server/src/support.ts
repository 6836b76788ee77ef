import { setTimeout as delay } from 'node:timers/promises';
import type { Hono } from 'hono';
import { createApp } from './app.js';
import { type FullConfig, limits, readConfig } from './configuration.js';
import { openDatabase, type RunningDatabase, runDatabase } from './database.js';
import { line } from './domains/index.js';
import type { Context } from './platform/context.js';
import { migrateDatabase } from './platform/db/migrate.js';
import { withPrivileges } from './platform/db/privileges.js';
import { reactionsOf, type Started } from './platform/domain.js';
import { createReaders, readersPort } from './platform/events/readers.js';
import { forgetOldAnswers } from './platform/http/idempotency.js';
import { createLimiter, forgetOldCounts } from './platform/http/rate-limit.js';
import type { Env } from './platform/http/router.js';
import { type AskedJob, createJobs, type Jobs, type ScheduledJob } from './platform/jobs/jobs.js';
import { createSignal, createWake } from './platform/live/wake.js';
import { createLog, type Logger } from './platform/log.js';
import { Memory } from './platform/memory.js';
import { Ports, provide } from './platform/ports.js';
import { alone, type Workers } from './platform/workers/workers.js';

export { StartError } from './platform/errors.js';

export interface SupportOptions {
  /** Settings by the names of the environment, as the README lists them; default: `process.env`. */
  env?: Record<string, string | undefined>;
  /** A pino logger in the place of standard output's. */
  log?: Logger;
  /** Another clock: times, ids and what expires follow it. It may stand still or jump, but not go back by more than a moment. */
  now?: () => Date;
  /**
   * Default true. False: of what happens nobody is told by mail, neither now nor later; codes that guests ask for are mailed all
   * the same. With `now`, it brings in what happened before.
   */
  mails?: boolean;
  /** Aborted, the start ends while it waits for the database or for another node; it rejects with an `AbortError`. */
  signal?: AbortSignal;
}

export interface SupportServer {
  /** Handles requests: give it to any server that speaks `fetch`, or mount it in a Hono app of yours. */
  fetch: Hono<Env>['fetch'];
  /** The same as a Hono app. */
  app: Hono<Env>;
  /** @internal */
  config: FullConfig;
  /** @internal */
  context: Context;
  /** @internal */
  jobs: Jobs;
  /** Resolves when nothing can be served any more: the embedded PostgreSQL was given up. Then stop, and start anew. */
  failed: Promise<Error>;
  /** `/health/ready` says 503, so that whoever spreads requests over nodes leaves this one out. Everything is still served. */
  beginDrain(): void;
  /**
   * Stops jobs, tells connections to end with their next answer, and gives requests in flight 1.5 s: what the database still keeps waiting then is answered with 503.
   * Call it when you end your HTTP server.
   */
  beginStop(): Promise<void>;
  /** Stops jobs, connections and, if it is ours, PostgreSQL. End the HTTP server first. */
  stop(): Promise<void>;
}

/**
 * Starts the support server without listening anywhere: on `DATABASE_URL`, or on a PostgreSQL of its own.
 *
 * ```ts
 * const support = await createSupport();
 * for (const path of ['/api/*', '/widget.js', '/widget/*', '/console/*', '/ticket/*', '/unsubscribe']) {
 *   app.all(path, (c) => support.fetch(c.req.raw, c.env)); // `app`: a Hono app of yours, on a server of Node
 * }
 * ```
 * @throws StartError when something must be mended first; its message says what to do.
 */
export async function createSupport(options: SupportOptions = {}): Promise<SupportServer> {
  const config = readConfig(options.env ?? process.env);
  return startSupport(config, options);
}

/**
 * One of several processes: what those have in common is there already.
 * @internal
 */
export interface OneOfSeveral {
  workers: Workers;
  /** Migrated. */
  running: RunningDatabase;
  /** Milliseconds that the database is waited for. */
  patience: number;
}

/** @internal */
export async function startSupport(
  config: FullConfig,
  options: Omit<SupportOptions, 'env'>,
  several?: OneOfSeveral,
): Promise<SupportServer> {
  const log = options.log ?? createLog(config.logLevel);
  const { signal } = options;
  const workers = several?.workers ?? alone();
  for (const warning of config.warnings) log.warn(warning);
  const database = await openDatabase(config, log, several?.running ?? (await runDatabase(config, log)), {
    ...(signal && { signal }),
    ...(several && { patience: several.patience }),
    doesJobs: workers.doesJobs,
  });
  const started: Started[] = [];
  try {
    const { pool, jobPool, counterPool, tellingPool, connection } = database;
    if (!several) await migrateDatabase(jobPool.pg, log, signal);
    const jobs = createJobs(jobPool.pg, log);
    // Jobs by which somebody would be told by mail, where nobody is to be.
    const silenced = new Set<string>();
    const context: Context = {
      db: pool.db,
      config,
      log,
      now: options.now ?? (() => new Date()),
      // On connections of its own: counting inside a request's transaction must not wait for another of the pool's.
      limiter: createLimiter(limits, config.rateLimits, counterPool.db, workers),
      ports: new Ports(),
      reactions: reactionsOf(line),
      memory: new Memory(),
      wake: createWake(tellingPool.pg),
      signal: createSignal(tellingPool.pg),
      enqueue: async (within, name, ...rest) => {
        if (!silenced.has(name)) await jobs.enqueue(within, name, ...rest);
      },
    };
    const readers = createReaders(
      { ...context, db: jobPool.db },
      line.flatMap((domain) => domain.readers ?? []),
    );
    context.ports.provide(provide(readersPort, readers), 'the server');
    for (const { name, provides = [] } of line) {
      for (const provision of provides) context.ports.provide(provision, name);
    }
    for (const domain of line) {
      const begun = await domain.start?.(context, { patientDb: jobPool.db, connection, workers });
      if (!begun) continue;
      started.push(begun);
      for (const provision of begun.provides ?? []) context.ports.provide(provision, domain.name);
    }
    const work = serverJobs({ ...context, db: jobPool.db });
    if (options.mails === false) for (const job of work) if ('mails' in job && job.mails) silenced.add(job.name);
    if (workers.doesJobs) {
      await withPrivileges(jobs.start(work, signal));
      started.push({ beginStop: () => readers.stop() });
      await withPrivileges(readers.start(signal));
    }
    const [draining, stopping] = [new AbortController(), new AbortController()];
    const { app, fetch } = createApp(context, { draining: draining.signal, stopping: stopping.signal }, workers);
    let begun: Promise<void> | undefined;
    const beginDrain = () => draining.abort();
    const beginStop = () => {
      beginDrain();
      stopping.abort();
      begun ??= Promise.all([...started.map((one) => one.beginStop?.()), jobs.stop()]).then(
        () => {},
        (error) => log.warn({ err: error }, 'The jobs did not stop in time'),
      );
      return begun;
    };
    return {
      fetch,
      app,
      config,
      context,
      jobs,
      failed: database.failed,
      beginDrain,
      beginStop,
      stop: async () => {
        await beginStop();
        // Where nobody is to be told, a server that tells would do it later.
        const patience = options.mails === false ? 10_000 : 500;
        const finished = workers.doesJobs ? readers.finish().catch(() => {}) : undefined;
        await Promise.race([finished, delay(patience, undefined, { ref: false })]);
        for (const one of started) one.stop?.();
        await database.close();
      },
    };
  } catch (error) {
    try {
      for (const one of started) {
        await one.beginStop?.();
        one.stop?.();
      }
    } finally {
      await database.close();
    }
    throw error;
  }
}

/** What the server does beside answering: what was asked for on the way, and what the clock asks for. */
function serverJobs(context: Context): (AskedJob | ScheduledJob)[] {
  return [
    ...line.flatMap((domain) => domain.jobs?.(context) ?? []),
    {
      name: 'forget-what-expired',
      cron: '17 * * * *',
      run: async () => {
        await forgetOldAnswers(context);
        await forgetOldCounts(context);
        for (const { cleanUp = [] } of line) for (const forget of cleanUp) await forget(context);
      },
    },
  ];
}
