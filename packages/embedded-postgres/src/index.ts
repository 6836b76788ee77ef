import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { database, ensureCluster, superuser } from './cluster.js';
import { makeEndpoint, makePassword, type Transport } from './endpoint.js';
import type { EmbeddedPostgresError } from './error.js';
import { clusterIn, prepareDataFolder } from './folder.js';
import { keep } from './keeper.js';
import { claim } from './owner.js';
import { clearAfterKill } from './postmaster.js';
import { chooseAccount } from './run-as.js';
import { settings } from './settings.js';

export { EmbeddedPostgresError } from './error.js';
export { findRunningPostgres } from './running.js';

/** A PostgreSQL of this process's own, kept running until it is stopped. */
export interface EmbeddedPostgres {
  /** How to connect. `host` is the folder of a Unix socket, or 127.0.0.1 (then with a password). */
  readonly connection: { host: string; port: number; database: string; username: string; password?: string };
  readonly dataDir: string;
  /** The process id of PostgreSQL; another one after it had to be started again. */
  readonly pid: number;
  /** Cuts all connections, stops PostgreSQL (within about 5 s at the worst) and gives up the data folder. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made if missing. The cluster lives in its folder `postgres`. */
  dataDir: string;
  /** What happens to PostgreSQL, a line at a time. Default: nobody listens. */
  log?: (message: string) => void;
  /** Default 50. */
  maxConnections?: number;
  /** Default: a Unix socket, except on Windows. */
  transport?: Transport;
  /** PostgreSQL keeps ending right after its start and is not started again. */
  onFailure?: (error: EmbeddedPostgresError) => void;
}

/**
 * Starts the embedded PostgreSQL on a data folder that no other process uses, and starts it again if it ends by
 * itself: clients need only reconnect. As root it runs as the system user `postgres`.
 *
 * @throws {EmbeddedPostgresError} with what is wrong and what to do: no programs for this platform, a folder that is
 * in use, closed, or of another PostgreSQL major
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const asked = resolve(options.dataDir);
  const account = chooseAccount(clusterIn(asked));
  await prepareDataFolder(asked, account);
  const dataDir = realpathSync(asked);
  const release = await claim(dataDir);
  try {
    const cluster = clusterIn(dataDir);
    const binaries = await findBinaries(account, dataDir);
    await makePassword(dataDir, account);
    await ensureCluster(cluster, binaries, account, log);
    const transport = options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket');
    await clearAfterKill({ cluster, binaries, account, settings: [], log });
    const endpoint = await makeEndpoint(dataDir, account, transport);
    const launch = {
      cluster,
      binaries,
      account,
      settings: settings(cluster, endpoint, options.maxConnections ?? 50),
      log,
    };
    const keeper = await keep(launch, options.onFailure ?? (() => {}));
    let stopped: Promise<void> | undefined;
    return {
      connection: { ...endpoint, database, username: superuser },
      dataDir,
      get pid() {
        return keeper.pid;
      },
      stop() {
        stopped ??= keeper.stop().finally(release);
        return stopped;
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
