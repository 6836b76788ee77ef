import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/free-ports.mjs';
import { readCustomers } from '../seed/customers.js';
import { seedFloor } from '../seed/floor.js';
import { planOf } from '../seed/plan.js';
import { seedServer } from '../seed/server.js';
import { asEnvironment } from './postgres.js';
import { runProgram, startProgram } from './program.js';

const secret = 'the bench signs its tokens with this secret';
const admin = { email: 'admin@bench.example', password: 'benches are for measuring' };
const floorFile = (name) => fileURLToPath(new URL(`../floors/${name}.js`, import.meta.url));

/** The server that is measured: the built one here, or that of another clone. */
export const serverFile =
  process.env.BENCH_SERVER ??
  join(dirname(createRequire(import.meta.url).resolve('@logishift/support-server/package.json')), 'dist/main.js');

/** Limits are for strangers; here everybody sends as much as they can. */
const unlimited = { points: 1_000_000_000, seconds: 60 };
const limits = Object.fromEntries(
  [
    'person',
    'address',
    'create_ticket_minute',
    'create_ticket_day',
    'send_message_minute',
    'send_message_day',
    'signal',
  ].map((name) => [name, unlimited]),
);

/** The server and the two floors on databases of their own with so many tickets, and who may ask them. */
export async function openHouse({ postgres, tickets, mostCustomers, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'support-bench-run-'));
  const log = (name) => join(folder, `${name}.log`);
  const plan = planOf(tickets, Date.now());
  const databases = {};
  for (const name of ['bench_server', 'bench_postgres_js', 'bench_pg'])
    databases[name] = await postgres.createDatabase(name);

  const env = {
    DATABASE_URL: databases.bench_server,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'bench', algorithm: 'HS256', secret }]),
    SUPPORT_RATE_LIMITS: JSON.stringify(limits),
    SUPPORT_SECRET: secret,
    ...(process.env.SUPPORT_WORKERS && { SUPPORT_WORKERS: process.env.SUPPORT_WORKERS }),
  };
  const makeAdmin = ['admin', 'create', '--email', admin.email, '--name', 'Admin', '--password', admin.password];
  await runProgram({ file: serverFile, args: ['migrate'], env, log: log('server') });
  await runProgram({ file: serverFile, args: makeAdmin, env, log: log('server') });
  await say(`${tickets.toLocaleString('en')} tickets in the server's tables`, () =>
    seedServer(databases.bench_server, plan),
  );
  await say('as many in those of the floors', async () => {
    await seedFloor(databases.bench_postgres_js, plan);
    await seedFloor(databases.bench_pg, plan);
  });

  const server = await startProgram({
    name: 'server',
    file: serverFile,
    args: ['start'],
    env,
    port: await freePort(),
    ready: '/health/ready',
    log: log('server'),
  });
  const faq = await fetch(`${server.url}/api/support/faq/`);
  const floorEnv = { BENCH_SECRET: secret, BENCH_PLAIN_BYTES: String((await faq.arrayBuffer()).byteLength) };
  const floors = {};
  for (const name of ['postgres-js', 'pg']) {
    const database = databases[`bench_${name.replace('-', '_')}`];
    floors[name] = await startProgram({
      name,
      file: floorFile(name),
      env: { ...floorEnv, ...asEnvironment(database) },
      port: await freePort(),
      ready: '/plain',
      log: log(name),
    });
  }
  const customers = await readCustomers(databases.bench_server, {
    customers: plan.customers,
    most: mostCustomers,
    secret,
  });
  return {
    folder,
    plan,
    server,
    floors,
    /** Tokens of staff end soon: these are new. */
    async people() {
      const emails = Array.from({ length: Math.min(8, plan.agents) }, (_, index) => `agent-${index + 1}@bench.example`);
      const agents = [];
      for (const email of emails) agents.push(await signIn(server.url, email));
      return { customers, agents, admin: await signIn(server.url, admin.email) };
    },
    async close() {
      for (const program of [server, ...Object.values(floors)]) await program.stop();
      for (const name of Object.keys(databases)) await postgres.dropDatabase(name);
      rmSync(folder, { recursive: true });
    },
  };
}

async function signIn(url, email) {
  const answer = await fetch(`${url}/api/auth/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: admin.password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).access;
}
