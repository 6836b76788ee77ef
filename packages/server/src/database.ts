import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@logishift/embedded-postgres';
import type { Config } from './platform/config.js';
import { type Connection, openPool } from './platform/db/connect.js';
import { connectionsOf, poolSizes } from './platform/db/room.js';
import { waitForDatabase } from './platform/db/wait.js';
import type { Logger } from './platform/log.js';

/** A database that runs. */
export interface RunningDatabase {
  connection: Connection;
  /** It is ours alone, and nobody minds how we leave it. */
  isOurs: boolean;
  /** Resolves when the embedded PostgreSQL keeps ending and was given up. */
  failed: Promise<Error>;
  /** Ends it, if it is this process that runs it. */
  stop(): Promise<void>;
}

/** Connections to the embedded PostgreSQL beside those of one worker: for commands, and for operators. */
const spare = 32;

/** The database at `DATABASE_URL`; without it, an embedded PostgreSQL that is started. */
export async function runDatabase(config: Config, log: Logger, workers = 1): Promise<RunningDatabase> {
  if (config.databaseUrl) return runningElsewhere(config.databaseUrl);
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<Error>((resolve) => {
    fail = resolve;
  });
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    maxConnections: connectionsOf(workers) + spare,
    log: (message) => log.debug({ from: 'postgresql' }, message),
    onFailure: fail,
  });
  return { connection: embedded.connection, isOurs: true, failed, stop: () => embedded.stop() };
}

/** One that another process runs. */
export const runningElsewhere = (connection: Connection, isOurs = false): RunningDatabase => ({
  connection,
  isOurs,
  failed: new Promise(() => {}),
  stop: async () => {},
});

/** What a process has open to its database. */
export interface OpenDatabase {
  connection: Connection;
  pool: ReturnType<typeof openPool>;
  /** For counters that all nodes share: a request waits for them, whatever jobs do meanwhile. */
  counterPool: ReturnType<typeof openPool>;
  /** For what nodes tell each other: one connection, on which nothing waits for requests, and what is told stays in its order. */
  tellingPool: ReturnType<typeof openPool>;
  /** For jobs, readers of the ledger, migrations and what else takes long: few connections, no limit on a statement. */
  jobPool: ReturnType<typeof openPool>;
  failed: Promise<Error>;
  close(): Promise<void>;
}

/** Connects to a database once it answers; closed again, it is stopped too. */
export async function openDatabase(
  config: Config,
  log: Logger,
  running: RunningDatabase,
  { signal, patience, doesJobs = true }: { signal?: AbortSignal; patience?: number; doesJobs?: boolean } = {},
): Promise<OpenDatabase> {
  const { connection, failed } = running;
  const { keepStatements } = config;
  const pool = openPool(connection, { max: poolSizes.requests, statementTimeout: 4000, keepStatements });
  const counterPool = openPool(connection, {
    name: 'logishift-support-counters',
    max: poolSizes.counters,
    statementTimeout: 2000,
    keepStatements,
  });
  const tellingPool = openPool(connection, {
    name: 'logishift-support-telling',
    max: poolSizes.telling,
    statementTimeout: 2000,
    keepStatements,
  });
  const jobPool = openPool(connection, {
    name: 'logishift-support-jobs',
    max: doesJobs ? poolSizes.jobs : poolSizes.withoutJobs,
    keepStatements,
  });
  const close = async () => {
    const closed = Promise.all([pool, counterPool, tellingPool, jobPool].map((one) => one.close()));
    // Ours goes down with its connections still open if it hangs; another's is left in order.
    if (running.isOurs) await Promise.race([closed, delay(500)]);
    else await closed;
    await running.stop();
  };
  try {
    await waitForDatabase(jobPool.pg, config.databaseUrl, log, { signal, ...(patience && { patience }) });
  } catch (error) {
    await close();
    throw error;
  }
  return { connection, pool, counterPool, tellingPool, jobPool, failed, close };
}
