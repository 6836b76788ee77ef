import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, endAll, freePort, type Run, run, settings } from '../harness/program.js';
import { times } from '../harness/settled.js';
import { createDatabase, hostToken, lateParcel, openTables } from '../harness/support.js';

// In full with LOAD=1: `npm run test:load`.
const full = Boolean(process.env['LOAD']);
const streams = full ? 2000 : 200;
const broadcast = full ? 200 : 20;

let database: Awaited<ReturnType<typeof createDatabase>>;
let sql: postgres.Sql;
let server: Run;
let baseUrl: string;

beforeAll(async () => {
  await build();
  database = await createDatabase();
  sql = openTables(database.url['DATABASE_URL'] as string);
  const port = await freePort();
  server = run(['start'], { ...settings, ...database.url, PORT: String(port), LOG_LEVEL: 'info' });
  await server.says('is listening');
  baseUrl = `http://127.0.0.1:${port}`;
}, 120_000);
afterAll(async () => {
  await endAll();
  await sql.end({ timeout: 1 });
  await database.drop();
});

/** Megabytes that the server holds. */
const residentMemory = () =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

/** Its memory once it has calmed down: the least of some seconds. */
async function settledMemory(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20; i++) {
    least = Math.min(least, residentMemory());
    await delay(100);
  }
  return least;
}

function open(token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(`${baseUrl}/api/support/live/`, {
      headers: { authorization: `Bearer ${token}` },
      agent: false,
    });
    request.once('response', resolve);
    request.once('error', reject);
  });
}

/** What a stream still says until the server ends it. */
async function ended(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  return text;
}

/** How many the server itself counts. */
async function openStreams(): Promise<number> {
  const text = await (await fetch(`${baseUrl}/metrics`)).text();
  return Number(/^support_live_streams (\d+)$/m.exec(text)?.[1]);
}

const tokenOf = (id: string) => hostToken({ id, exp: 9_999_999_999 });

describe('one node', () => {
  it(`holds ${streams} streams in a bounded memory each, and tells all of them`, async () => {
    const warm = await open(tokenOf('warm'));
    warm.destroy();
    const before = await settledMemory();
    const responses: IncomingMessage[] = [];
    for (let i = 0; i < streams; i += 50) {
      responses.push(
        ...(await Promise.all(times(Math.min(50, streams - i), (j) => open(tokenOf(`customer-${i + j}`))))),
      );
    }
    expect(responses.every(({ statusCode }) => statusCode === 200)).toBe(true);
    const ready = responses.map((response) => new Promise((resolve) => response.once('data', resolve)));
    await Promise.all(ready);
    const after = await settledMemory();
    const each = ((after - before) * 1024) / streams;
    console.log(
      `${streams} streams on one node: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB with them: ${each.toFixed(1)} kB a stream`,
    );
    expect(each).toBeLessThan(full ? 60 : 200);

    const told = responses.map((response) => ended(response));
    const began = performance.now();
    // One event that is everybody's: signing out ends every stream.
    await sql`update users set live_ended_at = clock_timestamp() where role = 'customer'`;
    const last = await Promise.all(told);
    console.log(`all of them told, and ended, within ${(performance.now() - began).toFixed(0)} ms`);
    expect(last.filter((text) => !/event: end\n.*signed_out/s.test(text))).toEqual([]);
    await expect.poll(openStreams, { timeout: 10_000 }).toBe(0);
  }, 240_000);

  it(`stays bounded when a reader pauses while ${broadcast} MB are broadcast: drops it, and it resumes`, async () => {
    const id = 'paused';
    const headers = { authorization: `Bearer ${tokenOf(id)}`, 'content-type': 'application/json' };
    const created = await fetch(`${baseUrl}/api/support/tickets/create/`, {
      method: 'POST',
      headers,
      body: JSON.stringify(lateParcel),
    });
    const ticket = (await created.json()) as { id: string; customer_id: string };
    const paused = await open(tokenOf(id));
    const cursor = await new Promise<string>((resolve) => {
      paused.once('data', (data: Buffer) => resolve(/^id: (.+)$/m.exec(data.toString())?.[1] ?? ''));
    });
    paused.pause();
    let dropped = false;
    paused.once('error', () => {
      dropped = true;
    });
    paused.once('close', () => {
      dropped = true;
    });
    const before = await settledMemory();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, residentMemory());
    }, 50);
    // As long as a message can be, 40 kB each: written past the API, which takes longer to write than we want to wait.
    const body = '📦'.repeat(10_000);
    const each = 25;
    for (let written = 0; written < (broadcast * 1024 * 1024) / 40_000; written += each) {
      await sql.begin(async (tx) => {
        const ids = times(each, () => ({ message: crypto.randomUUID(), event: crypto.randomUUID() }));
        await tx`insert into ticket_messages ${tx(
          ids.map(({ message }) => ({
            id: message,
            ticket_id: ticket.id,
            author_id: ticket.customer_id,
            author_role: 'customer',
            body,
            created_at: new Date(),
          })),
        )}`;
        await tx`insert into events ${tx(
          ids.map(({ message, event }) => ({
            id: event,
            kind: 'ticket.message',
            ticket_id: ticket.id,
            actor_id: ticket.customer_id,
            data: tx.json({ message_id: message }),
            audience: tx.json({ customer: ticket.customer_id, agents: 'all', losing: [] }),
            at: new Date(),
          })),
        )}`;
      });
      await sql`notify support_events`;
    }
    await delay(1500);
    clearInterval(watch);
    const growth = most - before;
    console.log(
      `a paused reader while ${broadcast} MB were broadcast: ${before.toFixed(0)} MB before, at most ${most.toFixed(0)} MB: ${growth.toFixed(0)} MB more at most`,
    );
    expect(growth).toBeLessThan(150);
    paused.resume();
    await expect.poll(() => dropped, { timeout: 5000 }).toBe(true);

    // Back with its cursor, it is told everything, as fast as it reads.
    const resumed = await new Promise<IncomingMessage>((resolve, reject) => {
      get(
        `${baseUrl}/api/support/live/`,
        { headers: { authorization: headers.authorization, 'last-event-id': cursor }, agent: false },
        resolve,
      ).once('error', reject);
    });
    let bytes = 0;
    const wanted = Math.ceil((broadcast * 1024 * 1024) / 40_000) * 40_000;
    await new Promise<void>((resolve, reject) => {
      resumed.on('data', (data: Buffer) => {
        bytes += data.length;
        if (bytes >= wanted) resolve();
      });
      resumed.once('close', () => reject(new Error(`closed after ${bytes} bytes of ${wanted}`)));
    });
    resumed.destroy();
  }, 240_000);
});
