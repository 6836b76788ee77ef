import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, closedTo } from './run-as.js';

/** Where PostgreSQL listens: a folder with its Unix socket, or a port on loopback guarded by a password. */
export interface Endpoint {
  host: string;
  port: number;
  password?: string;
}

export type Transport = 'socket' | 'loopback';

/** Longest path of a Unix socket, in bytes (sun_path without its final zero). */
const longestPath = process.platform === 'linux' ? 107 : 103;
const socketPort = 5432;

export async function makeEndpoint(dataDir: string, account: Account, transport: Transport): Promise<Endpoint> {
  if (transport === 'socket') return { host: await socketFolder(dataDir, account), port: socketPort };
  return { host: '127.0.0.1', port: await freePort(), password: await readFile(passwordFile(dataDir), 'utf8') };
}

/** The file with the password of PostgreSQL's one user, made at the first start. */
export function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres.password');
}

/** Writes the password where it is missing: 256 random bits, readable by that account (and root) alone. */
export async function makePassword(dataDir: string, account: Account): Promise<void> {
  const file = passwordFile(dataDir);
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  give(file, account, 0o600);
}

/**
 * A folder that only the account (and root) can enter: in the data folder, or, where that path is too long for a
 * socket, a short one of our own making under the system's temporary folder, to which the data folder has a link.
 */
async function socketFolder(dataDir: string, account: Account): Promise<string> {
  const usual = join(dataDir, 'postgres.socket');
  if (fits(usual)) {
    if (lstatSync(usual, { throwIfNoEntry: false })?.isSymbolicLink()) await rm(usual);
    mkdirSync(usual, { recursive: true, mode: 0o700 });
    give(usual, account, 0o700);
    empty(usual);
    return usual;
  }
  const recorded = await readlink(usual).catch(() => undefined);
  if (recorded && fits(recorded) && isOurs(recorded, account)) {
    empty(recorded);
    return recorded;
  }
  await rm(usual, { recursive: true, force: true });
  const short = mkdtempSync(join(temporaryFolder(account), 'logishift-support-'));
  give(short, account, 0o700);
  symlinkSync(short, usual);
  return short;
}

function temporaryFolder(account: Account): string {
  const usual = tmpdir();
  return fits(`${usual}/logishift-support-XXXXXX`) && !closedTo(account, usual) ? usual : '/tmp';
}

function fits(folder: string): boolean {
  return Buffer.byteLength(`${folder}/.s.PGSQL.${socketPort}`) <= longestPath;
}

/** Anyone may make things in the temporary folder: only one that the account owns, closed to others, is ours. */
function isOurs(folder: string, account: Account): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return !!found?.isDirectory() && found.uid === (account.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
}

/** A killed PostgreSQL leaves its socket's lock, with a process id that another process may have by now. */
function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
}

function give(path: string, account: Account, mode: number): void {
  if (process.platform === 'win32') return;
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
  chmodSync(path, mode);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
