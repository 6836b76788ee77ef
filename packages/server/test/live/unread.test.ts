import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heldTable } from '../harness/holding.js';
import { LiveReader } from '../harness/live-reader.js';
import { times } from '../harness/settled.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;

beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

const tokenOf = (id: string) => hostToken({ id, exp: Math.floor(Date.now() / 1000) + 3600 });

/** Asks for a stream and reads nothing of it: past the harness, which would. */
const ask = async (token: string, method = 'GET') =>
  support.app.fetch(
    new Request('http://support.test/api/support/live/', { method, headers: { authorization: `Bearer ${token}` } }),
  );

/** How many the server itself counts. */
async function openStreams(): Promise<number> {
  const text = await (await support.request('/metrics')).text();
  return Number(/^support_live_streams (\d+)$/m.exec(text)?.[1]);
}

beforeEach(async () => {
  await expect.poll(openStreams, { timeout: 10_000 }).toBe(0);
});

describe('a stream that nobody reads', () => {
  it('is gone within 5 s of the end of its rights too', async () => {
    const token = tokenOf('does-not-read');
    const unread = await ask(token);
    expect(unread.status).toBe(200);
    expect(await openStreams()).toBe(1);
    await support.client({ token }).live.end();
    await expect.poll(openStreams, { timeout: 5000 }).toBe(0);
    await expect(unread.text()).rejects.toThrow('too slow');
  });

  it('is not opened for who asks for its headers alone', async () => {
    const head = await ask(tokenOf('looks-at-headers'), 'HEAD');
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await openStreams()).toBe(0);
  });

  it('is not left behind by a request that was refused because the database took too long', async () => {
    const token = tokenOf('reads');
    const ticket = await support.client({ token }).tickets.create(lateParcel);
    const reader = await LiveReader.open(support.fetch, token);
    await reader.until('ready');
    // Who is known is found out late, and where the ledger stands later than the request may take.
    const [people, events] = await Promise.all([heldTable(support.sql, 'users'), heldTable(support.sql, 'events')]);
    const asked = ask(tokenOf('gives-up'));
    await delay(1500);
    await people.release();
    expect((await asked).status).toBe(503);
    await events.release();
    await support.client({ token }).messages.send(ticket.id, 'The database is back');
    await reader.until('ticket.message');
    expect(await openStreams()).toBe(1);
    await reader.close();
  });
});

it('has at most 20 streams of one person, also of any number opened at once', async () => {
  const token = tokenOf('all-at-once');
  const answers = await Promise.all(times(40, () => ask(token)));
  const having = (wanted: number) => answers.filter(({ status }) => status === wanted);
  expect([having(200).length, having(429).length]).toEqual([20, 20]);
  expect(await openStreams()).toBe(20);
  for (const { body } of having(200)) await body?.cancel();
});
