import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePorts } from '../../scripts/free-ports.mjs';
import { closing } from '../closing.js';
import { readCustomers } from '../seed/customers.js';
import { seedFloor } from '../seed/floor.js';
import { planOf } from '../seed/plan.js';
import { seedServer } from '../seed/server.js';
import { asEnvironment } from './postgres.js';
import { runProgram, startProgram } from './program.js';
import { admin, secret, serverFile, serverSettings } from './settings.js';
import { signIn } from './sign-in.js';

/** Customers whose tokens are used, of however many there are. */
const mostCustomers = 2000;

/**
 * The server and the floors with so many tickets, each on a database of its own, and who may ask them.
 * @param step tells what is being done
 */
export async function openHouse({ postgres, tickets, isSearched, step }) {
  const folder = mkdtempSync(join(tmpdir(), 'support-bench-run-'));
  const databases = [];
  const programs = [];
  const house = { folder, close: closing(() => close({ folder, databases, programs, postgres })) };
  const database = async (name, template) => {
    databases.push(name);
    return postgres.createDatabase(name, template);
  };
  const start = async (options) => {
    const program = await startProgram({ ...options, log: join(folder, `${options.name}.log`) });
    programs.push(program);
    return program;
  };
  const plan = planOf(tickets, Date.now());
  const ports = await freePorts(5);
  house.hostPort = ports[4];

  const ofServer = await database('bench_server');
  house.database = ofServer;
  const env = serverSettings({ database: ofServer, hostOrigin: `http://localhost:${house.hostPort}` });
  const server = { name: 'server', file: serverFile, env };
  await prepareServer({ ...server, log: join(folder, 'server.log') });
  const count = tickets.toLocaleString('en');
  await step(`Filling the server's tables with ${count} tickets`, 'filled', () =>
    seedServer(ofServer, plan, { isSearched }),
  );
  const ofFloors = await step('Filling those of the floors', 'filled', async () => {
    const first = await database('bench_postgres_js');
    await seedFloor(first, plan);
    return { 'postgres-js': first, pg: await database('bench_pg', 'bench_postgres_js') };
  });

  house.server = await start({ ...server, args: ['start'], port: ports[0], ready: '/health/ready' });
  if (isSearched) await step('Reading what they are found by', 'read', () => untilSearched(ofServer));
  const BENCH_PLAIN_BYTES = await bytesOf(`${house.server.url}/api/support/faq/`);
  const floor = (name, file, url, port) =>
    start({
      name,
      file: fileURLToPath(new URL(`../floors/${file}.js`, import.meta.url)),
      env: { BENCH_SECRET: secret, BENCH_PLAIN_BYTES, ...asEnvironment(url) },
      port,
      ready: '/plain',
    });
  house.floors = {
    'postgres-js': await floor('postgres-js', 'postgres-js', ofFloors['postgres-js'], ports[1]),
    pg: await floor('pg', 'pg', ofFloors.pg, ports[2]),
  };
  house.bareStream = await floor('stream', 'stream', ofFloors.pg, ports[3]);
  house.customers = await readCustomers(ofServer, { customers: plan.customers, most: mostCustomers, secret });
  house.people = (options) => people(house, plan, options);
  return house;
}

async function prepareServer({ file, env, log }) {
  await runProgram({ file, args: ['migrate'], env, log });
  const { email, password } = admin;
  await runProgram({
    file,
    args: ['admin', 'create', '--email', email, '--name', 'Admin', '--password', password],
    env,
    log,
  });
}

/** Who may ask the server. Tokens of staff end soon: these are new. */
async function people({ customers, server }, plan, { agents: count = 8 } = {}) {
  const agents = [];
  for (let number = 1; number <= Math.min(count, plan.agents); number++) {
    agents.push(await signIn(server.url, `agent-${number}@bench.example`));
  }
  return { customers, agents, tickets: plan.tickets, admin: await signIn(server.url, admin.email) };
}

/** Until the server has read all tickets that were there before it. */
async function untilSearched(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while ((await client.query('select from search_progress where is_done')).rowCount === 0) await delay(500);
    await client.query('vacuum (analyze) ticket_search, ticket_keys');
  } finally {
    await client.end();
  }
}

async function bytesOf(url) {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  return (await answer.arrayBuffer()).byteLength;
}

async function close({ folder, databases, programs, postgres }) {
  for (const program of programs) await program.stop();
  for (const name of databases) await postgres.dropDatabase(name);
  rmSync(folder, { recursive: true });
}
