import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Holder, hold } from './holder.js';
import { type Installation, install } from './installation.js';

export const isRoot = process.getuid?.() === 0;

/** Says in a suite's title why it is left out. */
export const needsRoot = isRoot ? '' : ' (left out: only root can become another user)';

const made: string[] = [];

/** A new empty folder that everyone may enter. */
export function freshFolder(under = '/tmp', mode = 0o755): string {
  const folder = mkdtempSync(join(under, 'embedded-'));
  chmodSync(folder, mode);
  made.push(folder);
  return folder;
}

/** Removes a folder that the test did not make itself, together with those it did. */
export function removeLater(folder: string): void {
  made.push(folder);
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

let installation: Promise<Installation> | undefined;
let madeOnce: Promise<string> | undefined;
let kept: string[] = [];

/** The installation that all tests of a file share which do not need their own. */
export function sharedInstallation(): Promise<Installation> {
  installation ??= install(keptFolder());
  return installation;
}

/** A data folder with a database that was made and stopped before; making one takes a second, copying it does not. */
export async function usedFolder(...under: string[]): Promise<string> {
  madeOnce ??= makeDatabase();
  const folder = join(freshFolder(), ...under);
  mkdirSync(folder, { recursive: true });
  execFileSync('cp', ['-a', `${await madeOnce}/.`, folder]);
  return folder;
}

/** Starts a holder of the shared installation. */
export async function holdWith(dataDir: string, options: object = {}): Promise<Holder> {
  return hold((await sharedInstallation()).program, dataDir, options);
}

export function removeShared(): void {
  removeFolders();
  for (const folder of kept) rmSync(folder, { recursive: true, force: true });
  kept = [];
  installation = undefined;
  madeOnce = undefined;
}

async function makeDatabase(): Promise<string> {
  const folder = keptFolder();
  const holder = await holdWith(folder);
  await holder.ready();
  await holder.stop();
  return folder;
}

function keptFolder(): string {
  const folder = mkdtempSync('/tmp/embedded-');
  chmodSync(folder, 0o755);
  kept.push(folder);
  return folder;
}
