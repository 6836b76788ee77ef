import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processesIn, signal } from '@logishift/embedded-postgres/processes';
import { Support } from '@logishift/support-sdk';
import { freePort } from '../../../../scripts/free-ports.mjs';
import { checkAnswers } from './contract-check.js';
import { adminCredentials, generousLimits, hostSecret, hostToken } from './support.js';

const home = new URL('../../', import.meta.url).pathname;
const main = join(home, 'dist/main.js');

/** Builds the SDK and the server where their sources are newer than what was built. */
export async function build(): Promise<void> {
  const lock = join(tmpdir(), 'logishift-support-server.building');
  // Several test files begin at once; one of them builds.
  while (!made(lock)) await delay(100);
  try {
    for (const [folder, ...bundled] of [[join(home, '../sdk')], [home, join(home, '../embedded-postgres')]] as const) {
      if (!isStale(folder, bundled)) continue;
      execFileSync('npx', ['tsup', '--no-dts', '--no-clean'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    }
  } finally {
    rmdirSync(lock);
  }
}

function made(lock: string): boolean {
  const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > 60_000) rmdirSync(lock);
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** Whether what was built of a package is older than its sources, or than those of a package that is bundled into it. */
function isStale(folder: string, bundled: readonly string[]): boolean {
  const newest = (under: string) =>
    Math.max(
      0,
      ...readdirSync(under, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    );
  const dist = join(folder, 'dist');
  return !existsSync(dist) || [folder, ...bundled].some((one) => newest(join(one, 'src')) > newest(dist));
}

export const settings = {
  SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'host', algorithm: 'HS256', secret: hostSecret }]),
  SUPPORT_ADMIN_EMAIL: adminCredentials.email,
  SUPPORT_ADMIN_PASSWORD: adminCredentials.password,
  SUPPORT_RATE_LIMITS: JSON.stringify(generousLimits),
};

/** One run of the program, as an operator runs it. */
export interface Run {
  pid: number;
  /** What it has said so far, on both outputs. */
  said(): string;
  /** Resolves once it has said this. */
  says(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it is gone: with its exit code, what it said, and how long it took. Milliseconds. */
  ended: Promise<{ code: number | null; output: string; ms: number }>;
}

const runs: Run[] = [];

export function run(args: string[], env: Record<string, string>): Run {
  const begun = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    cwd: '/',
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of waiting) look();
    });
  }
  const made: Run = {
    pid: child.pid as number,
    said: () => output,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        made.ended.then(() => reject(new Error(`It ended without saying “${text}”:\n${output}`)));
      }),
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => {
      child.once('exit', (code) => resolve({ code, output, ms: performance.now() - begun }));
    }),
  };
  runs.push(made);
  return made;
}

/** A running server. */
export interface Started extends Run {
  port: number;
  dataDir: string;
  baseUrl: string;
  /** From its spawning to the first good answer of `/health/ready`. Milliseconds. */
  readyAfter: number;
  /** PostgreSQL's processes. */
  postgres(): number[];
  customer(id: string): Support;
  admin(): Promise<Support>;
}

/** Starts the server on its embedded PostgreSQL and waits until it is ready. */
export async function start(dataDir: string, env: Record<string, string> = {}): Promise<Started> {
  const port = Number(env['PORT'] ?? (await freePort()));
  const begun = performance.now();
  const started = run(['start'], { SUPPORT_DATA_DIR: dataDir, PORT: String(port), ...settings, ...env });
  const baseUrl = `http://127.0.0.1:${port}`;
  let gone = false;
  started.ended.then(() => {
    gone = true;
  });
  for (;;) {
    const ready = await fetch(`${baseUrl}/health/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (ready) break;
    if (gone) throw new Error(`The server ended:\n${started.said()}`);
    await delay(10);
  }
  const readyAfter = performance.now() - begun;
  const client = (token: string) => new Support({ baseUrl, token, maxRetries: 0, timeout: 8000, fetch: answers.fetch });
  return {
    ...started,
    port,
    dataDir,
    baseUrl,
    readyAfter,
    postgres: () => processesIn(join(dataDir, 'postgres')),
    customer: (id) => client(hostToken({ id, exp: 9_999_999_999 })),
    admin: async () => {
      const { access } = await new Support({ baseUrl }).auth.signIn(adminCredentials);
      return client(access);
    },
  };
}

/** What the programs answer is held against the contract and looked through for leaks, as everywhere. */
const answers = checkAnswers((request) => fetch(request));

let prepared: Promise<string> | undefined;
const folders: string[] = [];

export function emptyFolder(): string {
  const folder = mkdtempSync('/tmp/support-crash-');
  chmodSync(folder, 0o755);
  folders.push(folder);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  return dataDir;
}

/** A data folder that a server has been started on and stopped again: copied, for making one takes seconds. */
export async function usedFolder(): Promise<string> {
  prepared ??= (async () => {
    const first = await start(emptyFolder());
    first.kill('SIGTERM');
    await first.ended;
    return first.dataDir;
  })();
  const dataDir = emptyFolder();
  execFileSync('cp', ['-a', `${await prepared}/.`, dataDir]);
  return dataDir;
}

/** Ends what a test has left running. */
export async function endAll(): Promise<void> {
  for (const { kill, ended } of runs.splice(0)) {
    kill('SIGKILL');
    await ended;
  }
  for (const folder of folders) {
    for (const pid of processesIn(join(folder, 'data/postgres'))) signal(pid, 'SIGKILL');
  }
  const misfits = answers.misfits.splice(0);
  if (misfits.length) throw new Error(misfits.join('\n'));
}

export { freePort };

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  prepared = undefined;
}

/** The memory that these processes have to themselves, shared pages divided among their users. Megabytes. */
export function memoryOf(pids: number[]): number {
  const kilobytes = pids.map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}
