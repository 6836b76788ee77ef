import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './steps.mjs';

/** What no build reads and none writes. */
const leftOut = new Set([
  'node_modules',
  'test',
  'data',
  'coverage',
  '.turbo',
  '.cache',
  'test-results',
  'README.md',
  'RESULTS.md',
]);
const shared = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'turbo.json'];

/** The workspaces: `{ folder, name, short, scripts }` of each, `short` being its folder's own name. */
export function workspaces() {
  const { workspaces: patterns } = readJson(join(root, 'package.json'));
  return patterns.flatMap(foldersOf).map((folder) => {
    const { name, scripts = {} } = readJson(join(folder, 'package.json'));
    return { folder, name, short: basename(folder), scripts };
  });
}

/** A pattern is a folder, or all in one. */
function foldersOf(pattern) {
  if (!pattern.endsWith('/*')) return [join(root, pattern)];
  const parent = join(root, pattern.slice(0, -2));
  return readdirSync(parent)
    .map((short) => join(parent, short))
    .filter((folder) => existsSync(join(folder, 'package.json')));
}

/** One hash of the size and time of every file that a build reads or writes: changes when any of them does. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of shared) add(hash, join(root, file));
  for (const { folder } of workspaces()) addFolder(hash, folder);
  return hash.digest('hex');
}

function addFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (leftOut.has(entry.name) || entry.name.includes('.test.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else add(hash, path);
  }
}

function add(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
