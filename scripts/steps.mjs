import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether this module is the program that was started, and not imported by another. */
export function isProgram(url) {
  return fileURLToPath(url) === realpathSync(process.argv[1]);
}

/** Ends the program with a message for people, without a stack. */
export function stop(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Does one step: says what is being done, and afterwards how long it took. */
export async function step(doing, done, work) {
  console.log(`· ${doing} …`);
  const began = performance.now();
  const result = await work();
  console.log(`✓ ${done} (${seconds(performance.now() - began)})`);
  return result;
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Runs npm: the very one that runs this script, if one does. */
export function runNpm(args, options) {
  const { npm_execpath: npm } = process.env;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Runs a tool that is installed in node_modules. */
export function runTool(name, args, options) {
  const windows = process.platform === 'win32';
  const file = join(root, 'node_modules/.bin', windows ? `${name}.cmd` : name);
  return run(windows ? `"${file}"` : file, args, { shell: windows, ...options });
}

/** Runs a command at the root, its output to ours. Rejects unless it ends well. */
export async function run(command, args, options) {
  const code = await exitCode(command, args, options);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} failed (exit code ${code})`);
}

/** Runs a command at the root, its output to ours; resolves to its exit code, 128 + n after signal n. */
export function exitCode(command, args, { onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options, env: environment(options.env) });
    onStart?.(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

function environment(more) {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...more };
}
