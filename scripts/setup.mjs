/**
 * Makes a fresh clone ready to run: checks Node, installs the packages, builds what has changed. Uses nothing but
 * Node, as it runs before anything is installed. `node scripts/setup.mjs` does just this.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, workspaces } from './fingerprint.mjs';
import { isProgram, root, runNpm, runTool, step, stop } from './steps.mjs';

const oldestNode = [20, 19];
const installStamp = join(root, 'node_modules/.package-lock-hash');
const buildStamp = join(root, 'node_modules/.build-stamp');

/** Everything that has to be done before the project's programs run. Says each step and its time. */
export async function setUp() {
  checkNode();
  await install();
  await build();
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(
    `Node ${oldestNode.join('.')} or later is needed; this is Node ${process.versions.node}. See https://nodejs.org`,
  );
}

/** `npm ci`, unless what is installed is what package-lock.json says. */
export async function install() {
  const wanted = installWanted();
  if (isInstalled(wanted)) return;
  await step('Installing packages (npm ci; a few minutes the first time)', 'packages installed', async () => {
    rmSync(installStamp, { force: true });
    // Whatever NODE_ENV says: the tools that build and test are needed here.
    await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
    writeFileSync(installStamp, wanted);
  });
}

/** `turbo run build`, unless neither the sources nor the results have changed since the last one. */
export async function build() {
  if (isBuilt()) return;
  await step('Building', 'built', async () => {
    rmSync(buildStamp, { force: true });
    await runTool('turbo', ['run', 'build', '--output-logs=errors-only']);
    writeFileSync(buildStamp, fingerprint());
  });
}

function installWanted() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return `${lock.digest('hex')} node ${process.versions.node.split('.')[0]} ${process.platform}-${process.arch}\n`;
}

function isInstalled(wanted) {
  if (existsSync(installStamp)) return readFileSync(installStamp, 'utf8') === wanted;
  if (!installedByHand()) return false;
  writeFileSync(installStamp, wanted);
  return true;
}

/** After an `npm install` by hand, npm's own list of what it installed has every version of package-lock.json. */
function installedByHand() {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.optional && !entry.devOptional && !entry.peer)
    .every(([path, entry]) => installed[path]?.version === entry.version);
}

function isBuilt() {
  if (!existsSync(buildStamp)) return false;
  const unbuilt = workspaces().filter(({ folder, scripts }) => scripts.build && !existsSync(join(folder, 'dist')));
  return unbuilt.length === 0 && readFileSync(buildStamp, 'utf8') === fingerprint();
}

if (isProgram(import.meta.url)) await setUp().catch((error) => stop(error.message));
