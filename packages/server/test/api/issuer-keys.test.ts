import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JwksHost, startJwksHost } from '../harness/jwks-host.js';
import { send } from '../harness/raw-request.js';
import { times } from '../harness/settled.js';
import { startSupport, type TestSupport } from '../harness/support.js';

const minute = 60_000;
const down = { status: 503, body: 'Later' };

describe('the keys that an issuer publishes', () => {
  let host: JwksHost;
  let support: TestSupport;
  beforeEach(async () => {
    host = await startJwksHost('ES256');
    support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'site', algorithm: 'ES256', jwks_url: host.url }]),
    });
  });
  afterEach(async () => {
    await Promise.all([support.stop(), host.stop()]);
  });

  const tokenOf = (header?: Record<string, unknown>) => host.sign({ sub: 'priya', exp: 9_999_999_999 }, header);
  const ask = (token: string) => send(support, 'GET', '/api/support/tickets/', { token });
  const statusOf = async (token: string) => (await ask(token)).status;
  /** What one does beside the requests has been done. */
  const untilFetched = (count: number) => vi.waitUntil(() => host.fetches() >= count, { timeout: 10_000, interval: 5 });

  it('are good for a day while the issuer is away, at one fetch in 10 s', async () => {
    const token = await tokenOf();
    expect(await statusOf(token)).toBe(200);
    host.trouble(down);
    const before = host.fetches();
    let fetched = 0;
    for (const later of [11 * minute, 60 * minute, 22 * 60 * minute]) {
      support.travel(later);
      const statuses = await Promise.all(times(20, () => statusOf(token)));
      expect(new Set(statuses)).toEqual(new Set([200]));
      fetched++;
      // Who comes while the one before is still under way asks for no other: somebody comes again.
      const askedOnce = async () => (await statusOf(token)) === 200 && host.fetches() >= before + fetched;
      await vi.waitUntil(askedOnce, { timeout: 10_000, interval: 5 });
    }
    expect(host.fetches()).toBe(before + 3);

    support.travel(2 * 60 * minute);
    const refused = await ask(token);
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    host.trouble(null);
    support.travel(10_000);
    expect(await statusOf(token)).toBe(200);
  });

  it('cost nobody any waiting while the issuer hangs, once that is known', async () => {
    const token = await tokenOf();
    await ask(token);
    host.trouble('silent');
    support.travel(6 * minute);
    const begun = performance.now();
    expect(await statusOf(token)).toBe(200);
    await untilFetched(2);
    expect(await statusOf(token)).toBe(200);
    // A fetch is given up after 3 s.
    expect(performance.now() - begun).toBeLessThan(2500);
  });

  it('are taken back with the issuer’s next word: within 10 minutes, also after a night without requests', async () => {
    const [old, nobody] = [await tokenOf(), await tokenOf()];
    expect(await statusOf(old)).toBe(200);
    await host.rotate('second');
    support.travel(5 * 60 * minute);
    expect(await statusOf(nobody)).toBe(401);
    // Nor is what is remembered of a token.
    expect(await statusOf(old)).toBe(401);
    expect(await statusOf(await tokenOf())).toBe(200);
  });

  it('may be new ones: known within 30 s', async () => {
    await ask(await tokenOf());
    await host.rotate('second');
    support.travel(31_000);
    expect(await statusOf(await tokenOf())).toBe(200);
  });

  it('that nobody knows cost one fetch in 30 s, however many ask at once', async () => {
    await ask(await tokenOf());
    support.travel(31_000);
    const before = host.fetches();
    const strangers = await Promise.all(times(30, (place) => tokenOf({ kid: `nobody-${place}` })));
    expect(new Set(await Promise.all(strangers.map(statusOf)))).toEqual(new Set([401]));
    support.travel(29_000);
    for (const token of strangers) await ask(token);
    expect(host.fetches()).toBe(before + 1);
    support.travel(2000);
    await ask(strangers[0] as string);
    expect(host.fetches()).toBe(before + 2);
  });

  it('that may be new while the issuer is away sign nobody out: come back later', async () => {
    await ask(await tokenOf());
    await host.rotate('second');
    host.trouble(down);
    support.travel(31_000);
    const token = await tokenOf();
    for (const status of [503, 503]) expect(await ask(token)).toMatchObject({ status, body: { code: 'unavailable' } });
    expect(host.fetches()).toBe(2);
    host.trouble(null);
    support.travel(10_000);
    expect(await statusOf(token)).toBe(200);
  });

  it('are fetched once in 10 s while there are none yet', async () => {
    host.trouble(down);
    const token = await tokenOf();
    expect(new Set(await Promise.all(times(20, () => statusOf(token))))).toEqual(new Set([503]));
    await ask(token);
    expect(host.fetches()).toBe(1);
    host.trouble(null);
    support.travel(10_000);
    expect(await statusOf(token)).toBe(200);
  });

  it('may hold one that cannot be used: that costs its tokens a 503 and no others anything', async () => {
    host.trouble({
      status: 200,
      body: JSON.stringify({ keys: [{ ...host.publicJwk, x: 'odd', kid: 'odd' }, host.publicJwk] }),
    });
    expect(await statusOf(await tokenOf({ kid: 'odd' }))).toBe(503);
    expect(await statusOf(await tokenOf())).toBe(200);
  });
});
