import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './error.js';
import { haveEnded, isRunning, processesIn, signal } from './processes.js';
import { type Account, idsOf, plainEnvironment, run } from './run-as.js';

/** How one PostgreSQL is started: everything that stays the same when it is started again. */
export interface Launch {
  cluster: string;
  binaries: Binaries;
  account: Account;
  settings: string[];
  log: (message: string) => void;
}

/** A PostgreSQL that accepts connections. */
export interface Postmaster {
  pid: number;
  /** Resolves when it has ended, for whatever reason, with what is known of it. */
  ended: Promise<string>;
  /** Until then, false. A later process may have its pid. */
  readonly hasEnded: boolean;
  /** Keeps our process from ending before it. */
  hold(): void;
}

const readyWithinMs = 60_000;
// Together within what is left of the server's own 5 s: a PostgreSQL that hangs must not outlive it.
const fastStopMs = 1500;
const immediateStopMs = 300;

/**
 * Starts PostgreSQL and waits until it accepts connections.
 * Rejects with its last words if it does not get there, and when `aborted` says that it is not wanted any more.
 */
export async function startPostmaster(launch: Launch, aborted?: AbortSignal): Promise<Postmaster> {
  const { binaries, cluster, account } = launch;
  const child = spawn(binaries.postgres, ['-D', cluster, ...launch.settings], {
    ...idsOf(account),
    cwd: cluster,
    env: plainEnvironment(),
    // Its own session: a Ctrl-C in the terminal is for us, and we stop it in order.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastWords: string[] = [];
  const ended = ending(child);
  listen(child, (line) => {
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
    launch.log(line);
  });
  // Neither the process nor its log keeps ours from ending.
  child.unref();

  let reason: string | undefined;
  ended.then((text) => {
    reason = text;
  });
  const deadline = performance.now() + readyWithinMs;
  while (!isReady(cluster, child.pid)) {
    if (reason === undefined && performance.now() < deadline && !aborted?.aborted) {
      await delay(10);
      continue;
    }
    if (child.pid && reason === undefined) await stopPostmaster(child.pid, launch);
    const why = reason ?? (aborted?.aborted ? 'it was stopped' : `it was not ready within ${readyWithinMs / 1000} s`);
    throw new EmbeddedPostgresError([`PostgreSQL did not start: ${why}.`, ...lastWords].join('\n'));
  }
  return {
    pid: child.pid as number,
    ended,
    get hasEnded() {
      return reason !== undefined;
    },
    hold: () => child.ref(),
  };
}

/**
 * Stops a PostgreSQL and everything that belongs to it: in order, with its connections cut, and after 1.5 s at once
 * (it recovers at its next start). Resolves when nothing of it is left.
 */
export async function stopPostmaster(pid: number, { binaries, account, cluster }: Launch): Promise<void> {
  if (process.platform === 'win32') {
    for (const mode of ['fast', 'immediate']) {
      await run(account, binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-t', '3'], { cwd: cluster });
    }
    return;
  }
  signal(pid, 'SIGINT');
  if (await haveEnded([pid], fastStopMs)) return;
  signal(pid, 'SIGQUIT');
  if (!(await haveEnded([pid], immediateStopMs))) signal(pid, 'SIGKILL');
  await haveEnded([pid], 1000);
  // Those of one that was killed have nothing to put in order any more.
  for (const left of processesIn(cluster)) signal(left, 'SIGKILL');
  await endOrphans(cluster);
}

/**
 * Ends what a killed PostgreSQL left at work: as long as one of its processes lives, no new one may start.
 * Then its pid file is only in the way, all the more if another process has that pid by now.
 */
export async function clearAfterKill(launch: Launch): Promise<void> {
  const { cluster } = launch;
  const file = pidFile(cluster);
  if (!file) return;
  if (process.platform === 'win32') {
    if (isRunning(file.pid)) await stopPostmaster(file.pid, launch);
    return;
  }
  if (processesIn(cluster).includes(file.pid)) await stopPostmaster(file.pid, launch);
  await endOrphans(cluster);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

async function endOrphans(cluster: string): Promise<void> {
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    const left = processesIn(cluster);
    for (const pid of left) signal(pid, name);
    if (await haveEnded(left, 1000)) return;
  }
}

function isReady(cluster: string, pid: number | undefined): boolean {
  const file = pidFile(cluster);
  return file !== undefined && file.pid === pid && file.status === 'ready';
}

/** postmaster.pid: its first line is the process id, its eighth the state. */
function pidFile(cluster: string): { pid: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, name) => resolve(name ? `it was ended by ${name}` : `it ended with exit code ${code}`));
  });
}

function listen(child: ChildProcess, onLine: (line: string) => void): void {
  if (!child.stderr) return;
  (child.stderr as Socket).unref();
  createInterface({ input: child.stderr }).on('line', onLine);
}
