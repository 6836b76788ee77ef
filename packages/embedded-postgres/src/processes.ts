import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether the process runs; one that has ended and waits for its parent to notice does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const state = linuxStat(pid)?.[0];
  return state !== 'Z' && state !== 'X';
}

/**
 * When the process started, in the operating system's own words: only good for comparing.
 * Undefined where the system does not tell, or when it does not run.
 */
export function startTime(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStat(pid)?.[19];
  if (process.platform === 'win32') return undefined;
  return output('ps', ['-o', 'lstart=', '-p', String(pid)])?.trim() || undefined;
}

/** The processes working in this very folder: all of PostgreSQL's do, and initdb's as we start it. */
export function processesIn(folder: string): number[] {
  let real: string;
  try {
    real = realpathSync(folder);
  } catch {
    return [];
  }
  if (process.platform === 'linux') {
    return numbersIn('/proc').filter((pid) => workingFolder(pid) === real && isRunning(pid));
  }
  if (process.platform === 'win32') return [];
  const listing = output('lsof', ['-c', 'postgres', '-c', 'initdb', '-a', '-d', 'cwd', '-Fpn']) ?? '';
  const found: number[] = [];
  let pid = 0;
  for (const line of listing.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1));
    if (line === `n${real}`) found.push(pid);
  }
  return found;
}

/** Resolves to true once none of them runs, to false when the time is up. */
export async function haveEnded(pids: number[], withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (pids.some(isRunning)) {
    if (performance.now() > deadline) return false;
    await delay(10);
  }
  return true;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
  }
}

/** /proc/<pid>/stat from the state on: the name before it may hold spaces and brackets. */
function linuxStat(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function output(command: string, args: string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
