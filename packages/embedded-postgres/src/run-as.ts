import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EmbeddedPostgresError } from './error.js';

/** Who PostgreSQL runs as. Without a uid: whoever runs this process. */
export interface Account {
  name: string;
  uid?: number;
  gid?: number;
}

const systemUser = 'postgres';

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the cluster that is there,
 * or as the system user `postgres`, which is made if missing.
 */
export function chooseAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return { name: nameOfThisUser() };
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  const account = lookUp(systemUser) ?? makeSystemUser();
  return account;
}

/** The environment of PostgreSQL's processes: nothing of ours, least of all our secrets. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, DYLD_LIBRARY_PATH, LD_LIBRARY_PATH } = process.env;
  const kept = { PATH, SystemRoot, TEMP, DYLD_LIBRARY_PATH, LD_LIBRARY_PATH };
  const given = Object.entries(kept).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a command to its end as that account. Resolves whatever the exit code; `input` goes to its stdin. */
export function run(
  account: Account,
  command: string,
  args: string[],
  options: { cwd: string; input?: string },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...idsOf(account),
      cwd: options.cwd,
      env: plainEnvironment(),
      // Ctrl-C in the terminal is for us; what it means for PostgreSQL we decide.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output: output.trim() }));
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

/** The first folder on the way to this one that the account may not enter; undefined if it can go all the way. */
export function closedTo(account: Account, folder: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'for d in "$@"; do cd "$d" 2>/dev/null || { printf %s "$d"; exit 1; }; done';
  const steps = folder.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/') || '/');
  const { status, stdout } = runShell(account, script, steps);
  return status === 0 ? undefined : stdout || folder;
}

/** Whether the account may read all of these files. */
export function mayRead(account: Account, files: string[]): boolean {
  if (process.platform === 'win32') return true;
  return runShell(account, 'for f in "$@"; do test -r "$f" || exit 1; done', files).status === 0;
}

export function idsOf({ uid, gid }: Account): { uid?: number; gid?: number } {
  return uid === undefined ? {} : { uid, gid };
}

function runShell(account: Account, script: string, args: string[]): SpawnSyncReturns<string> {
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...args], {
    ...idsOf(account),
    cwd: '/',
    env: plainEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function makeSystemUser(): Account {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', systemUser],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (error) {
    // Another start may have made it at the same moment: only its absence counts.
    const account = lookUp(systemUser);
    if (account) return account;
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the system user "${systemUser}" that it would run as could not be made ` +
        `(useradd: ${(error as Error).message.trim()}). Start this as an ordinary user, make that user yourself, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const account = lookUp(systemUser);
  if (account) return account;
  throw new EmbeddedPostgresError(`useradd made no user "${systemUser}". Set DATABASE_URL instead.`);
}

function lookUp(name: string): Account | undefined {
  const ids = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (ids.some((id) => id.status !== 0)) return undefined;
  const [uid, gid] = ids.map((id) => Number(id.stdout));
  return uid === undefined || uid === 0 ? undefined : { name, uid, gid };
}

function nameOf(uid: number): string {
  const { status, stdout } = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : `uid ${uid}`;
}

function nameOfThisUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.()}`;
  }
}
