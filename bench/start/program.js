import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { cpuOfTree, memoryOfTree } from './cpu.js';

/** Starts a server as a process of its own and waits until it answers at `ready`. What it says goes into `log`. */
export async function startProgram({ name, file, args = [], env, port, ready, log }) {
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', output, output],
  });
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(`${url}${ready}`, child, name, log);
  return {
    name,
    url,
    cpu: () => cpuOfTree(child.pid),
    memory: () => memoryOfTree(child.pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Runs a command of a program to its end. */
export async function runProgram({ file, args, env, log }) {
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', output, output],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: see ${log}`);
}

async function waitUntilReady(url, child, name, log) {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: see ${log}`);
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await delay(100);
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not become ready: see ${log}`);
}
