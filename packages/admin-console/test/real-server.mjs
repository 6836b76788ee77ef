import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../scripts/free-ports.mjs';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** What the tests sign in with; the host's secret makes customers. Made anew for each run. */
export const keys = {
  adminEmail: 'admin@console.example',
  adminPassword: randomBytes(12).toString('hex'),
  hostSecret: randomBytes(32).toString('hex'),
};

const many = { points: 100_000, seconds: 60 };

/** Starts the built server, with its console and a database of its own. @param undoSeconds for how long what staff did can be undone */
export async function startServer({ undoSeconds = 0 } = {}) {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'console-test-'));
  // As root, PostgreSQL runs as another user, who must get in.
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, [main, 'start'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      SUPPORT_DATA_DIR: dataDir,
      SUPPORT_ADMIN_EMAIL: keys.adminEmail,
      SUPPORT_ADMIN_PASSWORD: keys.adminPassword,
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'host', algorithm: 'HS256', secret: keys.hostSecret }]),
      SUPPORT_RATE_LIMITS: JSON.stringify({
        person: many,
        address: many,
        create_ticket_minute: many,
        send_message_minute: many,
        send_message_day: many,
        register: many,
        sign_in_pair: many,
        sign_in_account: many,
        sign_in_address: many,
      }),
      SUPPORT_UNDO_SECONDS: String(undoSeconds),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = `http://localhost:${port}`;
  await untilReady(url, child);
  return {
    port,
    url,
    dataDir,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(url, child) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server under test ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await delay(100);
  }
  throw new Error('The server under test did not become ready within 60 s');
}
