import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { closing } from '../closing.js';
import { cpuOfTree, memoryOfTree } from './cpu.js';

/** Milliseconds: a server may have to make something of a million tickets first. */
const patience = 300_000;

/** Starts a server as a process of its own and waits until it answers at `ready`. What it says goes into `log`. */
export async function startProgram({ name, file, args = [], env, port, ready, log }) {
  const child = start({ file, args, env: { NODE_ENV: 'production', PORT: String(port), ...env }, log });
  const stop = closing(() => end(child));
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + patience;
  while (!(await answers(`${url}${ready}`))) {
    if (hasEnded(child) || performance.now() > deadline) {
      await stop();
      throw new Error(`${name} did not become ready. The end of what it said:\n${endOf(log)}`);
    }
    await delay(100);
  }
  return { name, url, cpu: () => cpuOfTree(child.pid), memory: () => memoryOfTree(child.pid), stop };
}

/** Runs a command of a program to its end. */
export async function runProgram({ file, args, env, log }) {
  const child = start({ file, args, env, log });
  const stop = closing(() => end(child));
  const [code] = await once(child, 'exit');
  await stop();
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}. The end of what it said:\n${endOf(log)}`);
}

function start({ file, args, env, log }) {
  const output = openSync(log, 'a');
  return spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', output, output],
  });
}

const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;

async function end(child) {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function answers(url) {
  const answer = await fetch(url).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}

const endOf = (log) => readFileSync(log, 'utf8').slice(-2000);
