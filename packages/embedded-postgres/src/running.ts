import { realpathSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { database, superuser } from './cluster.js';

/**
 * The connection to the embedded PostgreSQL that another process of ours runs on this data folder, for commands beside
 * a running server. Undefined where none runs, or where it has no Unix socket.
 */
export async function findRunningPostgres(dataDir: string) {
  try {
    // The folder may be a link to one with a shorter path: only that fits a socket's address.
    const host = realpathSync(join(dataDir, 'postgres.socket'));
    const port = 5432;
    await new Promise<void>((resolve, reject) => {
      const socket = connect(join(host, `.s.PGSQL.${port}`), () => {
        socket.destroy();
        resolve();
      });
      socket.once('error', reject);
    });
    return { host, port, database, username: superuser };
  } catch {
    return undefined;
  }
}
