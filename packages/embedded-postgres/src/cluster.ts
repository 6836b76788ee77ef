import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { passwordFile } from './endpoint.js';
import { EmbeddedPostgresError } from './error.js';
import { haveEnded, processesIn, signal } from './processes.js';
import { type Account, run } from './run-as.js';

export const superuser = 'support';
export const database = 'support';

const unfinished = 'postgres.unfinished-';

/**
 * Makes the cluster if there is none: in a folder beside its place, into which it moves only when complete, so that
 * a kill at any moment leaves a whole cluster or none. Refuses what another major of PostgreSQL has written.
 */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  account: Account,
  log: (message: string) => void,
): Promise<void> {
  const dataDir = dirname(cluster);
  await removeUnfinished(dataDir);
  if (await holdsCluster(cluster, binaries.major)) return;
  log('making the database (first start)');
  const temporary = join(dataDir, unfinished + randomBytes(4).toString('hex'));
  await mkdir(temporary);
  await chmod(temporary, 0o700);
  if (account.uid !== undefined && account.gid !== undefined) await chown(temporary, account.uid, account.gid);
  await initialise(temporary, dataDir, binaries, account);
  await moveInto(temporary, cluster);
}

async function holdsCluster(cluster: string, major: string): Promise<boolean> {
  const entries = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new EmbeddedPostgresError(
      `${cluster} cannot be read: ${error.message}. It belongs to the user who started this before: start as that ` +
        'user, or set SUPPORT_DATA_DIR to another folder.',
    );
  });
  if (entries.length === 0) return false;
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found === undefined) {
    throw new EmbeddedPostgresError(
      `${cluster} is not empty and holds no PostgreSQL data. Move it away, or set SUPPORT_DATA_DIR to another folder.`,
    );
  }
  if (found.trim() === major) return true;
  throw new EmbeddedPostgresError(
    `${cluster} was written by PostgreSQL ${found.trim()}, and this is PostgreSQL ${major}, which cannot read it. ` +
      `To move: start the version you used before, save everything with pg_dump ${found.trim()}, set SUPPORT_DATA_DIR to a ` +
      'new folder, start this version, and load the dump with psql. Or keep the old PostgreSQL running and set ' +
      'DATABASE_URL to it.',
  );
}

async function initialise(folder: string, dataDir: string, binaries: Binaries, account: Account): Promise<void> {
  const made = await run(
    account,
    binaries.initdb,
    [
      `--pgdata=${folder}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile(dataDir)}`,
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { cwd: folder },
  );
  if (made.code !== 0) throw new EmbeddedPostgresError(`PostgreSQL's initdb failed in ${folder}:\n${made.output}`);
  const added = await run(account, binaries.postgres, ['--single', '-D', folder, 'postgres'], {
    cwd: folder,
    input: `create database ${database};\n`,
  });
  if (added.code !== 0) throw new EmbeddedPostgresError(`PostgreSQL failed in ${folder}:\n${added.output}`);
}

async function moveInto(temporary: string, cluster: string): Promise<void> {
  try {
    if (await stat(cluster).catch(() => undefined)) await rmdir(cluster);
    await rename(temporary, cluster);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw new EmbeddedPostgresError(
      `The new database could not be put in ${cluster}: ${(error as Error).message}. If that is where a volume is ` +
        `mounted, mount it at ${dirname(cluster)} instead.`,
    );
  }
  await flush(dirname(cluster));
}

/** A kill during the first start leaves an unfinished cluster, perhaps with initdb still at work in it. */
async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(unfinished)) continue;
    const folder = join(dataDir, name);
    const left = processesIn(folder);
    for (const pid of left) signal(pid, 'SIGKILL');
    await haveEnded(left, 2000);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a rename in this folder survive a power failure. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
