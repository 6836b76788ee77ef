import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './error.js';
import { isRunning, startTime } from './processes.js';

/** Who holds a data folder. The start time tells a process from a later one with the same id. */
interface Claim {
  pid: number;
  started?: string;
  /** The machine, its boot and its process namespace: only in the same place does a pid mean the same process. */
  place: string;
  host: string;
}

const heartbeatMs = 700;
/** A holder that cannot be looked at (another container or machine) is gone when silent for this long. */
const silentMs = 15_000;

/**
 * Makes this process the one owner of the data folder; resolves to the function that gives it up.
 *
 * The lock is a folder that holds one uniquely named file. It comes into being, file and all, by one rename, which
 * succeeds only where no lock or an empty one is; and a dead owner's file is removed by its own name. So of any
 * number of starters exactly one gets it, and none can remove another's claim by mistake.
 */
export async function claim(dataDir: string): Promise<() => Promise<void>> {
  const lock = join(dataDir, 'postgres.lock');
  const mine: Claim = { pid: process.pid, started: startTime(process.pid), place: place(), host: hostname() };
  const name = `${mine.pid}-${randomBytes(6).toString('hex')}`;
  const prepared = join(dataDir, `postgres.lock.${name}`);
  await mkdir(prepared, { mode: 0o755 });
  await writeFile(join(prepared, name), JSON.stringify(mine));
  try {
    while (!(await renamed(prepared, lock))) await removeIfStale(lock, dataDir);
  } catch (error) {
    await rm(prepared, { recursive: true, force: true });
    throw error;
  }
  const file = join(lock, name);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, heartbeatMs);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    await removeClaim(lock, name);
  };
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTEMPTY') return false;
    // What Windows says of the same.
    if (code === 'EPERM' && (await exists(to))) return false;
    throw error;
  }
}

/** Clears the way if the holder is gone; throws if there is one. */
async function removeIfStale(lock: string, dataDir: string): Promise<void> {
  const name = (await readdir(lock).catch(() => []))[0];
  if (!name) {
    await rmdir(lock).catch(() => {});
    return;
  }
  const holder = await read(join(lock, name));
  if (holder && (await isAlive(holder, join(lock, name)))) {
    const where = holder.place === place() ? '' : ` on ${holder.host}`;
    throw new EmbeddedPostgresError(
      `The data folder ${dataDir} is in use by process ${holder.pid}${where}. Stop that one first, give this one a ` +
        'folder of its own (SUPPORT_DATA_DIR), or let both share a PostgreSQL of yours (DATABASE_URL).',
    );
  }
  await removeClaim(lock, name);
}

async function removeClaim(lock: string, name: string): Promise<void> {
  await unlink(join(lock, name)).catch(() => {});
  await rmdir(lock).catch(() => {});
}

async function isAlive(holder: Claim, file: string): Promise<boolean> {
  if (holder.place === place()) return isRunning(holder.pid) && startTime(holder.pid) === holder.started;
  const first = await heartbeatOf(file);
  let last = first;
  while (last !== undefined && Math.abs(Date.now() - last) < silentMs) {
    await delay(100);
    last = await heartbeatOf(file);
    if (last !== undefined && last !== first) return true;
  }
  return false;
}

async function heartbeatOf(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mtimeMs;
}

async function read(file: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

function place(): string {
  if (process.platform !== 'linux') return hostname();
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
}
