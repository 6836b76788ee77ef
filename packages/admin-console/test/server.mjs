import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** What the tests sign in with; the host's secret makes customers. Made anew for each run. */
export const keys = {
  adminEmail: 'admin@console.example',
  adminPassword: randomBytes(12).toString('hex'),
  hostSecret: randomBytes(32).toString('hex'),
};

const dist = new URL('../dist/', import.meta.url);
const many = { points: 100_000, seconds: 60 };

/**
 * The real server, with its own database, for as long as the tests run; `/api` of the test page is passed on to it,
 * so that the console is on the server's origin as it is in life.
 */
export function realServer() {
  let child;
  let port;
  let dataDir;
  let failed;
  return {
    name: 'real-server',
    async serverStart() {
      port = await freePort();
      dataDir = await mkdtemp(join(tmpdir(), 'console-test-'));
      child = spawn(process.execPath, [main, 'start'], {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          PORT: String(port),
          HOST: '127.0.0.1',
          SUPPORT_DATA_DIR: dataDir,
          SUPPORT_ADMIN_EMAIL: keys.adminEmail,
          SUPPORT_ADMIN_PASSWORD: keys.adminPassword,
          SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'host', algorithm: 'HS256', secret: keys.hostSecret }]),
          SUPPORT_RATE_LIMITS: JSON.stringify({
            person: many,
            address: many,
            create_ticket_minute: many,
            register: many,
            sign_in_account: many,
            sign_in_address: many,
          }),
          LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      child.once('exit', (code) => {
        failed = `The server under test ended with ${code}`;
      });
      await untilReady(port, () => failed);
    },
    async serverStop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
    /** Values that test pages ask for. */
    executeCommand({ command, payload }) {
      if (command === 'keys') return keys;
      if (command === 'gzipped') return gzipSync(readFileSync(new URL(payload, dist))).byteLength;
      return undefined;
    },
    middleware: (context, next) => (context.path.startsWith('/api/') ? passOn(context, port) : next()),
  };
}

function passOn(context, port) {
  context.respond = false;
  const { req, res } = context;
  const upstream = request(
    { port, host: '127.0.0.1', method: req.method, path: req.url, headers: req.headers },
    (answer) => {
      res.writeHead(answer.statusCode, answer.headers);
      answer.pipe(res);
    },
  );
  upstream.on('error', () => res.writeHead(502).end());
  req.pipe(upstream);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(port, failed) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (failed()) throw new Error(failed());
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server under test did not become ready within 60 s');
}
