/** A host's project, outside of this repository, with the packed packages installed as npm installs them. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const texts = /\.(html|js|ts|tsx|vue|svelte)$/;

/** What a host's tools must not find of this repository, and what they must not call home with. */
function environment() {
  const ours = ([name]) => !/^npm_(package|lifecycle|config_(workspace|local_prefix))/.test(name);
  const kept = Object.fromEntries(Object.entries(process.env).filter(ours));
  return { ...kept, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
}

/**
 * Copies a host's folder.
 * @param words what stands for `__API__` and `__TOKEN__` in its files
 * @param tarballs paths of the packed packages
 */
export function copyHost({ folder, plain }, project, words, tarballs) {
  for (const from of [...(plain ? ['plain'] : []), folder]) cpSync(join(here, from), project, { recursive: true });
  for (const file of readdirSync(project, { recursive: true, encoding: 'utf8' })) {
    if (!texts.test(file)) continue;
    const path = join(project, file);
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/__(API|TOKEN)__/g, (_, name) => words[name]),
    );
  }
  const path = join(project, 'package.json');
  if (!existsSync(path)) return;
  const content = JSON.parse(readFileSync(path, 'utf8'));
  for (const [name, tarball] of Object.entries(tarballs)) {
    content.dependencies = { ...content.dependencies, [`@logishift/support-${name}`]: `file:${tarball}` };
  }
  writeFileSync(path, JSON.stringify(content, null, 2));
}

/** Runs npm in a project to its end. Rejects with all that it said. */
export async function npm(project, ...args) {
  const child = spawn('npm', args, { cwd: project, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const { said, closed } = follow(child);
  const code = await closed;
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${said()}`);
}

/** Keeps what a process says, and waits for its end. */
function follow(child) {
  let all = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (all += data));
  const closed = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { said: () => all, closed };
}

/**
 * Starts a script that serves a project.
 * @returns `end` ends it, with all that it started; `died` rejects if it ends by itself; `said` gives what it has said
 */
export function start(project, args) {
  const [script, ...more] = args;
  const child = spawn('npm', ['run', script, '--', ...more], {
    cwd: project,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts can be ended with it.
    detached: true,
  });
  const { said, closed } = follow(child);
  let isEnding = false;
  const died = closed.then((code) => {
    if (!isEnding) throw new Error(`npm run ${args.join(' ')} ended with ${code}:\n${said()}`);
  });
  // It may die when nobody waits for it any more.
  died.catch(() => {});
  const end = async () => {
    isEnding = true;
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
    await closed.catch(() => {});
  };
  return { end, died, said };
}
