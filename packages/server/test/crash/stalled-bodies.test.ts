import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, emptyFolder, endAll, removeFolders, type Started, start } from '../harness/program.js';
import { chunk, head, openSocket, type RawSocket } from '../harness/raw-socket.js';
import { times } from '../harness/settled.js';
import { generousLimits, hostToken, lateParcel } from '../harness/support.js';

// Bodies are given up after seconds, which these tests have to wait for.
vi.setConfig({ testTimeout: 60_000 });

// In full with LOAD=1: `npm run test:load`.
const full = Boolean(process.env['LOAD']);
const many = full ? 1500 : 150;
const program = new URL('../harness/programs/flood.mjs', import.meta.url).pathname;

let server: Started;
let port: number;
let url: string;

beforeAll(async () => {
  await build();
  const { address: _, ...limits } = generousLimits;
  // That of strangers is the usual one.
  server = await start(emptyFolder(), { SUPPORT_RATE_LIMITS: JSON.stringify(limits) });
  ({ port, baseUrl: url } = server);
}, 120_000);
afterAll(async () => {
  await endAll();
  removeFolders();
});

const create = operations['tickets.create'].path;
const json = { 'content-type': 'application/json' };
const token = (id = 'priya') => ({ authorization: `Bearer ${hostToken({ id, exp: 9_999_999_999 })}` });
const chunked = { ...json, 'transfer-encoding': 'chunked' };
const piece = chunk('x'.repeat(32 * 1024));

/** Until whoever sent `expect: 100-continue` is told to send the body. */
async function invited({ socket, heard }: RawSocket): Promise<void> {
  while (!heard().includes('100 Continue')) await new Promise((look) => socket.once('data', look));
}

/** Megabytes that the server holds. */
const residentMemory = () =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

/** What the server holds most, and how long others wait for it, until `work` is done. Milliseconds. */
async function watched<T>(work: Promise<T>): Promise<{ result: T; memory: number; slowest: number }> {
  let isOver = false;
  const result = work.finally(() => {
    isOver = true;
  });
  let [memory, slowest] = [0, 0];
  while (!isOver) {
    memory = Math.max(memory, residentMemory());
    const begun = performance.now();
    const { status } = await fetch(`${url}${operations['tickets.list'].path}`, { headers: token('other') });
    // A busy machine may take longer than a request has; one that does nothing else does not.
    expect(full ? [200] : [200, 503]).toContain(status);
    slowest = Math.max(slowest, performance.now() - begun);
    await delay(20);
  }
  return { result: await result, memory, slowest };
}

/** Bodies of so many connections that stop after 224 KB, from a process of its own: ours is to see how others fare. */
async function flood(count: number, authorization = '', bodies = 'stalled'): Promise<Flood> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    program,
    String(port),
    create,
    String(count),
    authorization,
    bodies,
  ]);
  return JSON.parse(stdout);
}

interface Flood {
  statuses: Record<string, number>;
  /** Milliseconds from the opening of a connection to its end: the longest. */
  longest: number;
}

describe('bodies that never end', () => {
  // On a machine that does nothing else; beside other tests, some patience.
  const seconds = full ? 6 : 12;
  const wait = full ? '250 ms longer than beside requests without a body' : '3 s';
  it(`of ${many} strangers take no memory and are over within ${seconds} s; others wait at most ${wait}`, async () => {
    // What as many connections cost at once that send nothing: the machine's, and not the bodies'.
    await watched(flood(20));
    const plain = await watched(flood(many, '', 'none'));
    const idle = residentMemory();
    const { result, memory, slowest } = await watched(flood(many));
    console.log(
      `${many} stalled bodies: ${(memory - idle).toFixed(0)} MB above ${idle.toFixed(0)}, closed after ${result.longest.toFixed(0)} ms, others waited ${slowest.toFixed(0)} ms; ${plain.slowest.toFixed(0)} ms beside as many requests without a body`,
    );
    expect(Object.keys(result.statuses).filter((status) => !['401', '429'].includes(status))).toEqual([]);
    expect(memory - idle).toBeLessThan(50);
    expect(result.longest).toBeLessThan(seconds * 1000);
    expect(slowest).toBeLessThan(full ? plain.slowest + 250 : 3000);
  });

  it('of one signed-in person take a bounded memory, and are over in time', async () => {
    const idle = residentMemory();
    const { result, memory } = await watched(flood(many, token().authorization));
    console.log(
      `${many} with a token: ${(memory - idle).toFixed(0)} MB above, closed after ${result.longest.toFixed(0)} ms, ${JSON.stringify(result.statuses)}`,
    );
    // Too slow, too many at once; or nobody had the time to look at it.
    expect(Object.keys(result.statuses).filter((status) => !['408', '429', '503'].includes(status))).toEqual([]);
    expect(result.statuses['429']).toBeGreaterThan(0);
    expect(memory - idle).toBeLessThan(full ? 200 : 60);
    expect(result.longest).toBeLessThan(12_000);
  });

  it.each([
    ['POST', '/api/nope/', 404],
    ['POST', operations['faq.list'].path, 405],
    ['DELETE', operations['live.end'].path, 204],
    ['POST', create, 413],
    ['POST', create.replace('create/', `${'0'.repeat(8)}-0000-7000-8000-000000000000/confirm/`), 413],
  ])('are not waited for where nothing is to be read: %s %s', async (method, path, status) => {
    const more = status === 413 && path === create ? [piece, piece] : [];
    const { closed } = openSocket(
      port,
      head(method, path, { ...chunked, ...token() }),
      ...times(7, () => piece),
      ...more,
    );
    const answer = await closed;
    expect(answer).toMatchObject({ status, wasReset: false });
    expect(answer.text).toMatch(/\r\nconnection: close\r\n/i);
  });

  it('that come a byte at a time are ended, with 408, and a stranger’s at once', async () => {
    const drip = (headers: Record<string, string>) => {
      const { socket, closed } = openSocket(port, head('POST', create, { ...json, ...headers }));
      const drops = setInterval(() => socket.write(headers['content-length'] ? 'x' : chunk('x')), 700);
      return closed.finally(() => clearInterval(drops));
    };
    const ends = await Promise.all([
      drip({ ...token(), 'transfer-encoding': 'chunked' }),
      drip({ ...token(), 'content-length': '500' }),
      drip({ 'transfer-encoding': 'chunked' }),
      drip({ 'content-length': '500' }),
    ]);
    expect(ends.slice(0, 2).map(({ status }) => status)).toEqual([408, 408]);
    for (const { text } of ends.slice(0, 2)) expect(text).toContain('body_too_slow');
    expect([401, 429]).toContain(ends[2]?.status);
    expect([401, 429]).toContain(ends[3]?.status);
    for (const { ms } of ends.slice(0, 2)) expect(ms).toBeLessThan(full ? 6500 : 12_000);
    for (const { ms } of ends.slice(2)) expect(ms).toBeLessThan(full ? 2000 : 12_000);
  });

  it('because their sender hangs up are no fault of ours', async () => {
    const { method, path } = operations['notifications.setPreferences'];
    const sender = openSocket(port, head(method, path, { ...chunked, ...token(), expect: '100-continue' }));
    // Its body is being read, and then no more.
    await invited(sender);
    await new Promise((sent) => sender.socket.write(chunk('{"'), sent));
    sender.socket.destroy();
    // The line that ends it in the log, after whatever went wrong. Nothing else here has this method.
    await server.says(`"method":"${method}"`);
    const lines = server.said().split('\n');
    expect(lines.find((line) => line.includes(`"method":"${method}"`))).toContain('"status":400');
    expect(lines.filter((line) => /A request failed|Error/.test(line))).toEqual([]);
  });
});

describe('an answer before the body was read', () => {
  const large = JSON.stringify({ ...lateParcel, description: 'x'.repeat(300 * 1024) });
  it.each([
    ['413', create, token(), large],
    ['404', '/api/nope/', {}, large],
    ['403', operations['faq.create'].path, token(), large.slice(0, 200 * 1024)],
  ])('reaches its sender, and the next request is not cut off: %s', async (status, path, headers, body) => {
    for (let turn = 0; turn < 40; turn++) {
      const refused = await fetch(url + path, { method: 'POST', headers: { ...json, ...headers }, body });
      expect(String(refused.status)).toBe(status);
      await refused.text();
      const next = await fetch(`${url}${operations['tickets.list'].path}`, { headers: token() });
      expect([turn, next.status]).toEqual([turn, 200]);
      await next.text();
    }
  });

  it('is given before a body is asked for, of whoever waits to be asked', async () => {
    const body = JSON.stringify(lateParcel);
    const expecting = { ...json, expect: '100-continue', 'content-length': String(Buffer.byteLength(body)) };
    const refused = await openSocket(port, head('POST', operations['faq.create'].path, { ...expecting, ...token() }))
      .closed;
    expect(refused.text).not.toContain('100 Continue');
    expect(refused.status).toBe(403);

    const asking = openSocket(port, head('POST', create, { ...expecting, ...token(), connection: 'close' }));
    await invited(asking);
    asking.socket.write(body);
    expect((await asking.closed).status).toBe(201);
  });
});
