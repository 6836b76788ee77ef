import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BehindProxy, startBehindProxy } from '../harness/behind-proxy.js';
import { LiveReader } from '../harness/live-reader.js';
import { times } from '../harness/settled.js';
import { adminCredentials, hostToken, lateParcel } from '../harness/support.js';

let started: BehindProxy;
let { support, proxy } = {} as BehindProxy;
beforeAll(async () => {
  started = await startBehindProxy();
  ({ support, proxy } = started);
});
afterAll(() => started?.stop());

const post = (path: string, body: object, token?: string) =>
  support.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
/** Begins a transaction before anything else, for whoever asks. */
const refresh = () => post('/api/auth/token/refresh/', { refresh: 'made-up' });

describe('a connection to the database that is lost', () => {
  it('without a word is missed by the node that only listens on it: within 20 s it hears what passes again', async () => {
    const token = hostToken({ id: 'priya', exp: 9_999_999_999 });
    const ticket = await support.client({ token }).tickets.create(lateParcel);
    const reader = await LiveReader.open(support.fetch, token);
    await reader.until('ready');
    const heard = () => reader.events.filter(({ kind }) => kind === 'ticket.presence').length;
    await post(`/api/support/tickets/${ticket.id}/presence/`, { state: 'viewing' }, token);
    await expect.poll(heard, { timeout: 10_000 }).toBe(1);
    proxy.swallow();
    const begun = performance.now();
    await expect
      .poll(
        async () => {
          // Away and here again: each is something to be told.
          const state = heard() % 2 ? 'away' : 'viewing';
          await post(`/api/support/tickets/${ticket.id}/presence/`, { state }, token);
          return heard();
        },
        { timeout: 40_000, interval: 500 },
      )
      .toBeGreaterThan(1);
    expect(performance.now() - begun).toBeLessThan(20_000);
    await reader.close();
  }, 60_000);

  it('takes no number from whoever watches the server but those that only the database knows', async () => {
    proxy.swallow();
    const begun = performance.now();
    const answer = await support.request('/metrics');
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(await answer.text()).toContain('support_http_requests_total');
  });

  it('as a transaction begins is replaced: however often it happens, requests are served', async () => {
    const left = proxy.breakAtBegin(25);
    while (left() > 0) expect([401, 503]).toContain((await refresh()).status);
    expect((await refresh()).status).toBe(401);
  });

  it('without a word is given up in time: within 10 s everything is served again, sign-in too', async () => {
    const signIn = () => post('/api/auth/token/', adminCredentials);
    const ask = () => Promise.all([...times(12, refresh), ...times(3, signIn)]);
    const served = [...times(12, () => 401), ...times(3, () => 200)];
    const statuses = (answers: Response[]) => answers.map(({ status }) => status);
    expect(statuses(await ask())).toEqual(served);
    proxy.swallow();
    const begun = performance.now();
    await expect.poll(async () => statuses(await ask()), { timeout: 30_000, interval: 10 }).toEqual(served);
    expect(performance.now() - begun).toBeLessThan(10_000);
  }, 60_000);
});
