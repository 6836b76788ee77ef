import { setTimeout as delay } from 'node:timers/promises';
import type { Hono } from 'hono';
import { createApp } from './app.js';
import { deliveryJobs, missingKeysJob } from './domains/deliveries/index.js';
import {
  ensureFirstAdmin,
  forgetOldCodes,
  forgetOldLinks,
  forgetOldNetworks,
  forgetOldSessions,
  linkJob,
  linkJobOf,
  loadSigningKeys,
  type SigningKeys,
} from './domains/identity/index.js';
import { startLive } from './domains/live/index.js';
import { forgetExpiredMails, mailJobs, notifyByMailJob } from './domains/mail/index.js';
import { forgetOldActs, pendingActJobs } from './domains/pending-acts/index.js';
import { missingWaitsJob, ticketJobs } from './domains/tickets/index.js';
import { type Config, readConfig } from './platform/config.js';
import type { Context } from './platform/context.js';
import { type Connection, openPool } from './platform/db/connect.js';
import { startEmbeddedPostgres } from './platform/db/embedded/index.js';
import { migrateDatabase } from './platform/db/migrate.js';
import { withPrivileges } from './platform/db/privileges.js';
import { waitForDatabase } from './platform/db/wait.js';
import { createHostLookup } from './platform/host/lookup.js';
import { forgetOldAnswers } from './platform/http/idempotency.js';
import { forgetOldCounts } from './platform/http/rate-limit.js';
import type { Env } from './platform/http/router.js';
import { type AskedJob, createJobs, type Enqueue, type Jobs, type ScheduledJob } from './platform/jobs/jobs.js';
import { createSignal, createWake } from './platform/live/wake.js';
import { createLog, type Logger } from './platform/log.js';
import { createMailTransport, type MailTransport } from './platform/mail/transport.js';
import { reactions } from './reactions.js';

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
  config: Config;
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
  const log = options.log ?? createLog(config.logLevel);
  for (const warning of config.warnings) log.warn(warning);
  const database = await openDatabase(config, log, undefined, options.signal);
  try {
    const { pool, jobPool, counterPool } = database;
    await migrateDatabase(jobPool.pg, log, options.signal);
    const jobs = createJobs(jobPool.pg, log);
    const now = options.now ?? (() => new Date());
    const context: Context = {
      db: pool.db,
      config,
      log,
      now,
      reactions,
      wake: createWake(pool.pg),
      signal: createSignal(pool.pg),
      hostLookup: config.deliveryLookup ? createHostLookup(config.deliveryLookup, log, now) : null,
      enqueue: options.mails === false ? withoutMails(jobs.enqueue) : jobs.enqueue,
    };
    if (config.firstAdmin && (await ensureFirstAdmin(context, config.firstAdmin))) {
      log.info({ email: config.firstAdmin.email }, 'The first admin was made');
    }
    const keys = await loadSigningKeys(context);
    const [draining, stopping] = [new AbortController(), new AbortController()];
    const mail = createMailTransport(config, log);
    const jobContext = { ...context, db: jobPool.db };
    await withPrivileges(jobs.start(serverJobs(jobContext, keys, mail), options.signal));
    // What a release before has left to do: beside the requests, a few rows at a time.
    for (const job of [missingKeysJob, missingWaitsJob]) await jobs.runSoon(job);
    const live = startLive(context, jobPool.db, database.connection);
    const app = createApp(context, keys, counterPool.db, live, mail, {
      draining: draining.signal,
      stopping: stopping.signal,
    });
    let begun: Promise<void> | undefined;
    const beginDrain = () => draining.abort();
    const beginStop = () => {
      beginDrain();
      stopping.abort();
      begun ??= Promise.all([live.stop(), jobs.stop()]).then(
        () => {},
        (error) => log.warn({ err: error }, 'The jobs did not stop in time'),
      );
      return begun;
    };
    return {
      fetch: app.fetch,
      app,
      config,
      context,
      jobs,
      failed: database.failed,
      beginDrain,
      beginStop,
      stop: async () => {
        await beginStop();
        mail.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** @internal */
export interface OpenDatabase {
  connection: Connection;
  pool: ReturnType<typeof openPool>;
  /** For counters that all nodes share: a request waits for them, whatever jobs do meanwhile. */
  counterPool: ReturnType<typeof openPool>;
  /** For jobs, migrations and what else takes long: few connections, no limit on a statement. */
  jobPool: ReturnType<typeof openPool>;
  /** Resolves when the embedded PostgreSQL keeps ending and was given up. */
  failed: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Connects to `DATABASE_URL`, else to the `running` embedded PostgreSQL if one is given, else starts one.
 * @internal
 */
export async function openDatabase(
  config: Config,
  log: Logger,
  running?: Connection,
  signal?: AbortSignal,
): Promise<OpenDatabase> {
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<Error>((resolve) => {
    fail = resolve;
  });
  const given = config.databaseUrl ?? running;
  const embedded = given
    ? null
    : await startEmbeddedPostgres({
        dataDir: config.dataDir,
        log: (message) => log.debug({ from: 'postgresql' }, message),
        onFailure: fail,
      });
  const connection: Connection = given ?? (embedded as NonNullable<typeof embedded>).connection;
  const pool = openPool(connection, { max: 10, statementTimeout: 4000 });
  const counterPool = openPool(connection, { max: 3, statementTimeout: 2000 });
  const jobPool = openPool(connection, { max: 3 });
  const close = async () => {
    const closed = Promise.all([pool, counterPool, jobPool].map((one) => one.close()));
    // Ours goes down with its connections still open if it hangs; another's is left in order.
    if (embedded) await Promise.race([closed, delay(500)]);
    else await closed;
    await embedded?.stop();
  };
  try {
    await waitForDatabase(jobPool.pg, config.databaseUrl, log, signal);
  } catch (error) {
    await close();
    throw error;
  }
  return { connection, pool, counterPool, jobPool, failed, close };
}

/** Has done what is asked for, but for telling somebody by mail. */
function withoutMails(enqueue: Enqueue): Enqueue {
  const mailing = [notifyByMailJob, linkJob];
  return async (context, name, ...rest) => {
    if (!mailing.includes(name)) await enqueue(context, name, ...rest);
  };
}

/** What the server does beside answering: what was asked for on the way, and what the clock asks for. */
function serverJobs(context: Context, keys: SigningKeys, mail: MailTransport): (AskedJob | ScheduledJob)[] {
  return [
    linkJobOf(context),
    ...deliveryJobs(context),
    ...ticketJobs(context),
    ...pendingActJobs(context),
    ...mailJobs(context, keys, mail),
    {
      name: 'forget-what-expired',
      cron: '17 * * * *',
      run: async () => {
        await forgetOldAnswers(context);
        await forgetOldCounts(context);
        await forgetOldSessions(context);
        await forgetOldCodes(context);
        await forgetOldLinks(context);
        await forgetOldNetworks(context);
        await forgetExpiredMails(context);
        await forgetOldActs(context);
      },
    },
  ];
}
