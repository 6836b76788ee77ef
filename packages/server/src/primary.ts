import cluster from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import { type FullConfig, limits } from './configuration.js';
import { type RunningDatabase, runDatabase } from './database.js';
import { stopSignals, tellFaults } from './ending.js';
import { openPool } from './platform/db/connect.js';
import { migrateDatabase } from './platform/db/migrate.js';
import { checkRoom } from './platform/db/room.js';
import { waitForDatabase } from './platform/db/wait.js';
import { StartError } from './platform/errors.js';
import { countedHere } from './platform/http/rate-limit.js';
import { createLog, type Logger } from './platform/log.js';
import { Counting } from './platform/workers/counting.js';
import { Crew } from './platform/workers/crew.js';
import { MetricsTogether } from './platform/workers/metrics-together.js';

/** Milliseconds in which workers close everything, once they have served: our database goes down whatever they still have open. */
const closedWithin = { ours: 1500, another: 4500 };

/**
 * Runs several workers that serve on one port, until SIGTERM or SIGINT: what they all need is made once, they begin together and end
 * together, and what they count together is counted here. It serves nobody itself.
 */
export async function runPrimary(config: FullConfig): Promise<void> {
  if (!cluster.isPrimary) {
    throw new StartError(
      'This process is itself a worker of another program: set SUPPORT_WORKERS to 1, and have that one run several.',
    );
  }
  const { stop, asked } = stopSignals();
  const faults = tellFaults();
  const log = createLog(config.logLevel);
  const broken = faults.tellTo(log);
  for (const warning of config.warnings) log.warn(warning);
  const database = await runDatabase(config, log, config.workers);
  let crew: Crew | undefined;
  const end = async () => {
    await crew?.stop(database.isOurs ? closedWithin.ours : closedWithin.another);
    await database.stop();
  };
  const failed = Promise.race([database.failed, broken]);
  try {
    await prepare(config, database, log, stop);
    crew = new Crew(
      { settings: config.given, connection: database.isOurs ? database.connection : null },
      { log, counting: new Counting(countedHere(limits, config.rateLimits)), metrics: new MetricsTogether() },
    );
    const failure = await Promise.race([crew.start(config.workers), asked, failed]);
    if (failure) throw failure;
  } catch (error) {
    await end();
    if (stop.aborted) return;
    throw error;
  }
  if (stop.aborted) return end();
  const { port, publicUrl, workers, drainSeconds } = config;
  log.info({ port, url: publicUrl, workers }, 'logiShift support is listening');

  const ended = Promise.race([failed, crew.failed]);
  let failure = await Promise.race([asked, ended]);
  if (!failure && drainSeconds > 0) {
    await crew.drain();
    log.info({ seconds: drainSeconds }, 'Draining');
    failure = await Promise.race([delay(drainSeconds * 1000, null, { ref: false }), ended]);
  }
  log.info('Stopping');
  await end();
  log.info('Stopped');
  if (failure) throw failure;
}

/** What is done once, before any worker: the database answers, has room for all, and has the present schema. */
async function prepare(
  config: FullConfig,
  { connection }: RunningDatabase,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const { keepStatements, databaseUrl, workers } = config;
  const pool = openPool(connection, { name: 'logishift-support-start', max: 2, keepStatements });
  try {
    await waitForDatabase(pool.pg, databaseUrl, log, { signal });
    await checkRoom(pool.pg, workers, log);
    await migrateDatabase(pool.pg, log, signal);
  } finally {
    await pool.close();
  }
}
