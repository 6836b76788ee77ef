import { access, chmod, chown, constants, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './error.js';
import { type Account, closedTo } from './run-as.js';

/** Makes the data folder if it is missing, and makes sure that the account can reach what is in it. */
export async function prepareDataFolder(dataDir: string, account: Account): Promise<void> {
  const missing = await missingParts(dataDir);
  refuseIfClosed(dataDir, missing[0] ? dirname(missing[0]) : dirname(dataDir), account);
  try {
    for (const folder of missing) {
      await mkdir(folder, { recursive: true });
      // Whatever the umask: the account must get through to the last one, and no one else needs that one.
      await chmod(folder, folder === dataDir ? 0o700 : 0o755);
    }
    await access(dataDir, constants.W_OK);
    const isEmpty = (await readdir(dataDir)).length === 0;
    if (isEmpty && account.uid !== undefined && account.gid !== undefined) {
      await chown(dataDir, account.uid, account.gid);
    }
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data folder ${dataDir} cannot be made or used: ${(error as Error).message}. Set SUPPORT_DATA_DIR to a ` +
        'folder that this user may write to, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  refuseIfClosed(dataDir, dataDir, account);
}

async function missingParts(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let part = folder; !(await stat(part).catch(() => undefined)); part = dirname(part)) {
    missing.unshift(part);
    if (dirname(part) === part) break;
  }
  return missing;
}

function refuseIfClosed(dataDir: string, folder: string, account: Account): void {
  const closed = closedTo(account, folder);
  if (!closed) return;
  const asRoot = account.uid !== undefined;
  const why = asRoot
    ? `PostgreSQL does not run as root but as the system user "${account.name}", and ${closed} is closed to that user`
    : `${closed} cannot be entered by the user "${account.name}"`;
  const remedy = asRoot
    ? `Set SUPPORT_DATA_DIR to a folder it can enter (such as /var/lib/logishift-support), open this one to it ` +
      `(chmod a+x ${closed}), start as an ordinary user`
    : 'Set SUPPORT_DATA_DIR to a folder of this user';
  throw new EmbeddedPostgresError(
    `The data folder ${dataDir} cannot be used: ${why}. ${remedy}, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** The PostgreSQL cluster inside a data folder. */
export function clusterIn(dataDir: string): string {
  return join(dataDir, 'postgres');
}
