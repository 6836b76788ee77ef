import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { isRunning, processesIn, signal } from '@logishift/embedded-postgres/processes';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LiveReader } from '../harness/live-reader.js';
import {
  build,
  endAll,
  freePort,
  removeFolders,
  run,
  type Started,
  settings,
  start,
  usedFolder,
} from '../harness/program.js';
import { times } from '../harness/settled.js';
import { blockedCreates, stop } from '../harness/stopping.js';
import {
  adminCredentials,
  createDatabase,
  generousLimits,
  hostToken,
  lateParcel,
  openTables,
} from '../harness/support.js';
import { type Answered, answeredBy, ask, keptConnection, workersOf } from '../harness/workers.js';

// Real processes: on a busy machine they take their time, whatever the server's own bounds.
vi.setConfig({ testTimeout: 60_000 });

const SUPPORT_WORKERS = '2';
const ofPerson = 30;
const limits = JSON.stringify({ ...generousLimits, person: { points: ofPerson, seconds: 3600 } });

beforeAll(build);
afterAll(async () => {
  await endAll();
  removeFolders();
});

const authorization = (id: string) => ({ authorization: `Bearer ${hostToken({ id, exp: 9_999_999_999 })}` });
/** Whether both workers answered some of these. */
const byBoth = async (server: Started, answers: readonly { id: string }[]) => {
  const ids = answers.map(({ id }) => id);
  return new Set(await answeredBy(server, ids)).size === 2;
};

describe('several workers', () => {
  let server: Started;
  beforeAll(async () => {
    server = await start(await usedFolder(), {
      SUPPORT_WORKERS,
      SUPPORT_RATE_LIMITS: limits,
      SUPPORT_DRAIN_SECONDS: '1',
    });
  });
  afterAll(endAll);

  it('answer on one port, each a part, and say once that they listen', async () => {
    const answers = await Promise.all(times(12, () => ask(server, '/health/ready')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const by = await answeredBy(
      server,
      answers.map(({ id }) => id),
    );
    for (const worker of [1, 2]) expect(by.filter((one) => one === worker).length).toBeGreaterThanOrEqual(3);

    // In turn, though any of them had the time for all: connections that stay must not gather on one.
    const ids: string[] = [];
    for (let turn = 0; turn < 30; turn++) ids.push((await ask(server, '/health/live')).id);
    const inTurn = (await answeredBy(server, ids)).filter((one, turn, all) => one !== all[turn - 1]);
    expect(inTurn.length).toBeGreaterThanOrEqual(28);
    expect(server.said().match(/is listening/g)).toHaveLength(1);
    expect(workersOf(server.pid)).toHaveLength(2);
  });

  it('count together: of so many requests as somebody may send, each is told how many are left, and no more are answered', async () => {
    const headers = authorization('in-a-hurry');
    const answers = await Promise.all(times(ofPerson + 20, () => ask(server, '/api/support/tickets/', headers)));
    expect(await byBoth(server, answers)).toBe(true);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    const left = answers.flatMap(({ status, headers }) =>
      status === 200 ? Number(/r=(\d+)/.exec(String(headers['ratelimit']))?.[1]) : [],
    );
    expect(left.sort((a, b) => a - b)).toEqual(times(ofPerson, (i) => i));
    expect((await ask(server, '/api/support/tickets/', authorization('another'))).status).toBe(200);
  });

  it('say the numbers of all, whichever is asked', async () => {
    const counted = (text: string) =>
      ['requests_total', 'request_seconds_count'].map((name) =>
        Number(new RegExp(`^support_http_${name}{.*route="/health/live".*} (\\d+)$`, 'm').exec(text)?.[1] ?? 0),
      );
    const scrape = async () => Promise.all(times(4, () => ask(server, '/metrics')));
    const [before] = (await scrape()).map(({ body }) => counted(body));
    await Promise.all(times(25, () => ask(server, '/health/live')));
    const after = await scrape();
    expect(await byBoth(server, after)).toBe(true);
    for (const { body } of after) {
      expect(counted(body)).toEqual(before?.map((count) => count + 25));
      for (const name of ['1', '2', 'primary']) {
        expect(body).toMatch(new RegExp(`^process_resident_memory_bytes{worker="${name}"} [1-9]`, 'm'));
      }
      expect(body.match(/^support_ledger_reader_lag_seconds{reader="mail"}/gm)).toHaveLength(1);
    }
  });

  it('tell each other’s readers what happens, and give one person as many streams as one would', async () => {
    const { access } = (await (
      await fetch(`${server.baseUrl}/api/auth/token/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(adminCredentials),
      })
    ).json()) as { access: string };
    const opened = await Promise.allSettled(times(25, () => LiveReader.open(fetch, access, null, server.baseUrl)));
    const readers = opened.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const refused = opened.flatMap((one) => (one.status === 'rejected' ? String(one.reason) : []));
    expect(readers).toHaveLength(20);
    expect(refused.filter((reason) => /429.*Too many streams/s.test(reason))).toHaveLength(5);
    const ids = readers.map(({ response }) => ({ id: String(response.headers.get('x-request-id')) }));
    expect(await byBoth(server, ids)).toBe(true);

    for (const reader of readers) await reader.until('ready');
    const { id } = await server.customer('heard-by-all').tickets.create(lateParcel);
    for (const reader of readers) await reader.until('ticket.created', ({ ticket_id }) => ticket_id === id);
    for (const reader of readers) await reader.close();
    // Their places are free again.
    await expect
      .poll(() => LiveReader.open(fetch, access, null, server.baseUrl).then((again) => again.close().then(() => true)))
      .toBe(true);
  });

  it('each drop what they keep of the FAQ in memory as soon as it is changed by another', async () => {
    const admin = await server.admin();
    const ways = times(2, keptConnection);
    const askFaq = () => Promise.all(ways.map((agent) => ask(server, '/api/support/faq/', { agent })));
    expect(await byBoth(server, await askFaq())).toBe(true);
    const takes: number[] = [];
    // From the second on, what both keep is new: without the news it would count for another second.
    for (let turn = 0; turn < 4; turn++) {
      const question = `Asked ${randomUUID()}?`;
      await admin.faq.create({ category: 'late', translations: { en: { question, answer: 'So.' } } });
      const changed = performance.now();
      const told = async () => (await askFaq()).every(({ body }) => body.includes(question));
      await expect.poll(told, { timeout: 2500, interval: 5 }).toBe(true);
      takes.push(performance.now() - changed);
    }
    expect(Math.min(...takes.slice(1))).toBeLessThan(500);
    for (const agent of ways) agent.destroy();
  });

  it('have jobs done by one of them, each once', async () => {
    const addresses = await mailCodes(server, 40);
    for (const address of addresses) await server.says(address);
    const mailed = mailsTo(server, addresses);
    expect(mailed.map(({ to }) => to).sort()).toEqual([...addresses].sort());
    expect(new Set(mailed.map(({ worker }) => worker))).toEqual(new Set([1]));
  });

  it('leave it to the first process to stop: signals that a terminal sends to all end none of them', async () => {
    const pids = workersOf(server.pid);
    for (const pid of pids) for (const name of ['SIGINT', 'SIGTERM'] as const) signal(pid, name);
    const answers = await Promise.all(times(8, () => ask(server, '/health/live')));
    expect(await byBoth(server, answers)).toBe(true);
    expect(workersOf(server.pid)).toEqual(pids);
  });

  it('go on counting each for itself while the first process stands still', async () => {
    const agent = keptConnection();
    const headers = { ...authorization('patient'), agent };
    expect((await ask(server, '/api/support/tickets/', headers)).headers['ratelimit']).toMatch(/r=29/);
    signal(server.pid, 'SIGSTOP');
    try {
      const begun = performance.now();
      const answers = [
        await ask(server, '/api/support/tickets/', headers),
        await ask(server, '/api/support/tickets/', headers),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(performance.now() - begun).toBeLessThan(4500);
    } finally {
      signal(server.pid, 'SIGCONT');
    }
    await expect
      .poll(async () => (await ask(server, '/api/support/tickets/', authorization('patient'))).headers['ratelimit'])
      .toMatch(/r=2[5-8]/);
    agent.destroy();
  });

  it('go on without one that is killed: nothing fails on the others’ connections, and another takes its place', async () => {
    const ways = times(8, () => ({ agent: keptConnection(), first: '', failed: 0, answered: 0 }));
    let isOver = false;
    const asking = ways.map(async (way) => {
      while (!isOver) {
        await ask(server, '/health/live', { agent: way.agent }).then(
          ({ id }) => {
            way.first ||= id;
            way.answered++;
          },
          () => way.failed++,
        );
      }
    });
    while (ways.some(({ answered }) => answered < 5)) await new Promise((look) => setImmediate(look));
    const counted = (await ask(server, '/metrics')).body.match(/requests_total{.*route="\/health\/live".*} (\d+)/)?.[1];
    signal(workersOf(server.pid)[0] as number, 'SIGKILL');
    await server.says('A worker is back');
    isOver = true;
    await Promise.all(asking);
    const by = await answeredBy(
      server,
      ways.map(({ first }) => first),
    );
    const [killed] = by.filter((_, place) => ways[place]?.failed);
    expect(new Set(by).size).toBe(2);
    // Once; or twice, where the next connection was given to it before it was known to be gone.
    expect(ways.map(({ failed }) => failed > 0)).toEqual(by.map((worker) => worker === killed));
    for (const { agent } of ways) agent.destroy();

    const answers: Answered[] = await Promise.all(times(8, () => ask(server, '/health/ready')));
    expect(await byBoth(server, answers)).toBe(true);
    const { body } = await ask(server, '/metrics');
    expect(body).toMatch(/^support_worker_restarts_total 1$/m);
    // What was told once does not become less.
    expect(Number(/requests_total{.*route="\/health\/live".*} (\d+)/.exec(body)?.[1])).toBeGreaterThanOrEqual(
      Number(counted),
    );
    const [address = ''] = await mailCodes(server, 1);
    await server.says(address);
  });

  it('say to all together that they leave, lose nothing that is in flight, and are gone within 5 s with their PostgreSQL', async () => {
    const pids = workersOf(server.pid);
    const { inFlight, release } = await blockedCreates(server, 8);
    const begun = performance.now();
    server.kill('SIGTERM');
    await server.says('Draining');
    const ready = await Promise.all(times(6, () => ask(server, '/health/ready')));
    expect(ready.map(({ status }) => status)).toEqual(times(6, () => 503));
    await server.says('Stopping');
    release();
    const { code } = await server.ended;
    const ms = performance.now() - begun;
    console.log(`two workers stopped ${ms.toFixed(0)} ms after SIGTERM, of which one second was for draining`);
    expect((await inFlight).won).toHaveLength(8);
    expect(ms).toBeLessThan(6000);
    expect({ code, workers: pids.filter(isRunning), postgres: server.postgres() }).toEqual({
      code: 0,
      workers: [],
      postgres: [],
    });
  });
});

describe('when something goes wrong, several workers', () => {
  it('end with the first process, however it ends; a next start has their data, and PostgreSQL hanging holds up no stop', async () => {
    const killed = await start(await usedFolder(), { SUPPORT_WORKERS, SUPPORT_MAX_CONNECTIONS: '10' });
    await killed.customer('priya').tickets.create(lateParcel);
    await boundTogether(killed, 10);
    const pids = workersOf(killed.pid);
    killed.kill('SIGKILL');
    await killed.ended;
    await expect.poll(() => pids.filter(isRunning), { timeout: 5000 }).toEqual([]);

    const server = await start(killed.dataDir, { SUPPORT_WORKERS });
    expect((await server.customer('priya').tickets.list()).data).toHaveLength(1);
    const { inFlight } = await blockedCreates(server, 4);
    for (const pid of server.postgres()) signal(pid, 'SIGSTOP');
    const { code, ms } = await stop(server);
    console.log(`two workers stopped ${ms.toFixed(0)} ms after SIGTERM with PostgreSQL hanging`);
    expect((await inFlight).lost.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect({ code, workers: workersOf(server.pid), postgres: server.postgres() }).toEqual({
      code: 0,
      workers: [],
      postgres: [],
    });
    expect(ms).toBeLessThan(5000);
  });

  it('do not start where the port is in use: said once, with exit code 1, and nothing is left', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as { port: number };
    const SUPPORT_DATA_DIR = await usedFolder();
    const { code, output } = await run(['start'], {
      SUPPORT_WORKERS,
      SUPPORT_DATA_DIR,
      PORT: String(port),
      HOST: '127.0.0.1',
    }).ended;
    other.close();
    expect(code).toBe(1);
    expect(output.match(new RegExp(`Port ${port} is in use.*PORT`, 'g'))).toHaveLength(1);
    expect(processesIn(join(SUPPORT_DATA_DIR, 'postgres'))).toEqual([]);
  });

  it('do not start where the database has no room for all of their connections', async () => {
    const database = await createDatabase();
    const sql = openTables(database.url['DATABASE_URL'] as string);
    const role = `few_${randomUUID().slice(0, 8)}`;
    await sql.unsafe(`create role ${role} login password 'hush-hush' connection limit 20`);
    try {
      const url = new URL(database.url['DATABASE_URL'] as string);
      [url.username, url.password] = [role, 'hush-hush'];
      const { code, output } = await run(['start'], { SUPPORT_WORKERS, DATABASE_URL: url.href, PORT: '0' }).ended;
      expect(code).toBe(1);
      expect(output).toMatch(
        /2 workers have up to 40 connections to the database, which allows 20\. .*SUPPORT_WORKERS/,
      );
      expect(output).not.toMatch(/hush-hush|^\s+at /m);
    } finally {
      await sql.unsafe(`drop role ${role}`);
      await sql.end({ timeout: 1 });
      await database.drop();
    }
  });

  it('say that they leave, also those that were still starting when they heard of it, or begin later', async () => {
    const dataDir = await usedFolder();
    const [held, began] = [join(dataDir, 'held'), join(dataDir, 'began')].map((path) => JSON.stringify(path));
    // While that file is there, a worker has no answer of the database, and its start goes on and on.
    const hold = `import { existsSync, writeFileSync } from 'node:fs';
      import { Socket } from 'node:net';
      const { connect } = Socket.prototype;
      if (process.argv[2] === 'worker') Socket.prototype.connect = function (...to) {
        if (!existsSync(${held})) return connect.apply(this, to);
        writeFileSync(${began}, '');
        const look = setInterval(() => {
          if (existsSync(${held})) return;
          clearInterval(look);
          if (!this.destroyed) connect.apply(this, to);
        }, 10);
        return this;
      };`;
    const server = await start(dataDir, {
      SUPPORT_WORKERS,
      SUPPORT_DRAIN_SECONDS: '30',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hold)}`,
    });
    writeFileSync(join(dataDir, 'held'), '');
    signal(workersOf(server.pid)[0] as number, 'SIGKILL');
    await expect.poll(() => existsSync(join(dataDir, 'began')), { timeout: 20_000 }).toBe(true);
    server.kill('SIGTERM');
    await server.says('Draining');
    rmSync(join(dataDir, 'held'));
    await server.says('A worker is back');
    const allLeave = async () => {
      const ready = await Promise.all(times(12, () => ask(server, '/health/ready')));
      expect(await byBoth(server, ready)).toBe(true);
      expect(ready.map(({ status }) => status)).toEqual(times(12, () => 503));
    };
    await allLeave();
    // And one that begins while all leave.
    signal(workersOf(server.pid)[0] as number, 'SIGKILL');
    await expect.poll(() => server.said().match(/A worker is back/g)?.length, { timeout: 20_000 }).toBe(2);
    await allLeave();
    server.kill('SIGKILL');
    await server.ended;
  });

  it('that keep ending are given up, and all stops and says why', async () => {
    const dataDir = await usedFolder();
    const broken = join(dataDir, 'broken');
    const fault = `import { existsSync } from 'node:fs';
      if (process.argv[2] === 'worker' && existsSync(${JSON.stringify(broken)})) process.exit(7);`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(fault)}`;
    const server = await start(dataDir, { SUPPORT_WORKERS, NODE_OPTIONS });
    writeFileSync(broken, '');
    expect(existsSync(broken)).toBe(true);
    signal(workersOf(server.pid)[0] as number, 'SIGKILL');
    const { code, output } = await server.ended;
    expect(code).toBe(1);
    expect(output).toMatch(/Worker \d ended 6 times in a row.*exit code 7/);
    expect({ workers: workersOf(server.pid), postgres: server.postgres() }).toEqual({ workers: [], postgres: [] });
  });
});

it('a number of workers that is none is refused', async () => {
  const { code, output } = await run(['start'], { SUPPORT_WORKERS: '65', PORT: String(await freePort()), ...settings })
    .ended;
  expect(code).toBe(1);
  expect(output).toMatch(/SUPPORT_WORKERS +needs auto, or a whole number from 1 to 64/);
});

/** Asks for codes of guests, each on a connection of its own: each is a mail, by a job. */
async function mailCodes(server: Started, count: number): Promise<string[]> {
  const addresses = times(count, () => `${randomUUID()}@mail.example`);
  await Promise.all(
    addresses.map((email) =>
      fetch(`${server.baseUrl}/api/support/guests/code/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
      }),
    ),
  );
  return addresses;
}

/** The mails in the log. */
const mailsTo = (server: Started, addresses: readonly string[]) =>
  server
    .said()
    .split('\n')
    .filter((line) => line.includes('"A mail:'))
    .map((line) => JSON.parse(line) as { to: string; worker: number })
    .filter(({ to }) => addresses.includes(to));

/** Opens more connections than there may be: no more stay, and those that end make room. */
async function boundTogether(server: Started, most: number): Promise<void> {
  const opened = times(most + 6, () => connect(server.port, '127.0.0.1'));
  const isOpen = (socket: Socket) => !socket.destroyed;
  for (const socket of opened) socket.on('error', () => {}).resume();
  await expect.poll(() => opened.filter(isOpen).length, { timeout: 5000 }).toBeLessThanOrEqual(most);
  // Whoever asked whether the server is ready may have one, too.
  expect(opened.filter(isOpen).length).toBeGreaterThanOrEqual(most - 2);
  for (const socket of opened) socket.destroy();
  await expect.poll(() => ask(server, '/health/live').then(({ status }) => status, String)).toBe(200);
}
