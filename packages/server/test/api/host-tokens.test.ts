import { createHmac, createPublicKey, type JsonWebKey, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startJwksHost } from '../harness/jwks-host.js';
import { send } from '../harness/raw-request.js';
import { hostSecret, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

const now = () => Math.floor(Date.now() / 1000);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const listTickets = (support: TestSupport, token: string) => send(support, 'GET', '/api/support/tickets/', { token });
/** Creates a ticket with the token: its `customer_id` says who the server takes them for. */
const whoIs = async (support: TestSupport, token: string) =>
  (await support.client({ token }).tickets.create(lateParcel)).customer_id;

describe('a host’s token signed with a shared secret', () => {
  let support: TestSupport;
  beforeAll(async () => {
    support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
        { name: 'site', algorithm: 'HS256', secret: hostSecret, issuer: 'logishift-site', audience: 'support' },
      ]),
    });
  });
  afterAll(() => support.stop());
  const claims = { id: 'priya', iss: 'logishift-site', aud: 'support' };

  it('signs its customer in', async () => {
    expect(await listTickets(support, hostToken(claims))).toMatchObject({ status: 200 });
    expect(await listTickets(support, hostToken({ ...claims, aud: ['shop', 'support'] }))).toMatchObject({
      status: 200,
    });
  });

  const signed = (header: object, payload: object, secret = hostSecret, hash = 'sha256') => {
    const text = `${part(header)}.${part(payload)}`;
    return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
  };
  const payload = { ...claims, sub: 'priya', iat: now(), exp: now() + 300 };
  const bad: [string, string][] = [
    ['another secret', hostToken(claims, 'another-secret-of-somebody-else')],
    ['an empty secret', hostToken(claims, '\0'.repeat(32))],
    ['an expiry in the past', hostToken({ ...claims, exp: now() - 60 })],
    ['no expiry', signed({ alg: 'HS256' }, { ...payload, exp: undefined })],
    ['an expiry that is no number', signed({ alg: 'HS256' }, { ...payload, exp: 'never' })],
    ['a start in the future', hostToken({ ...claims, nbf: now() + 600 })],
    ['another audience', hostToken({ ...claims, aud: 'shop' })],
    ['no audience', hostToken({ ...claims, aud: undefined })],
    ['another issuer', hostToken({ ...claims, iss: 'somebody' })],
    ['no issuer', hostToken({ ...claims, iss: undefined })],
    ['our own issuer', hostToken({ ...claims, iss: 'logishift-support' })],
    ['algorithm HS512', signed({ alg: 'HS512' }, payload, hostSecret, 'sha512')],
    ['algorithm none', `${part({ alg: 'none' })}.${part(payload)}.`],
    ['algorithm None', `${part({ alg: 'None' })}.${part(payload)}.`],
    ['algorithm none and a signature', signed({ alg: 'none' }, payload)],
    ['no algorithm', signed({}, payload)],
    ['a critical header we do not know', signed({ alg: 'HS256', crit: ['exp'] }, payload)],
    ['a payload that was changed', hostToken(claims).replace(/\.[^.]+\./, `.${part({ ...payload, sub: 'tom' })}.`)],
    ['no signature', hostToken(claims).replace(/[^.]+$/, '')],
    ['no customer', hostToken({ ...claims, id: undefined })],
    ['an empty customer', hostToken({ ...claims, id: '' })],
    ['a list for a customer', hostToken({ ...claims, sub: ['priya'] })],
    ['NUL in the customer', hostToken({ ...claims, id: 'pri\u0000ya' })],
    ['a refresh token’s type', hostToken({ ...claims, token_type: 'refresh' })],
    ['nonsense', 'a.b.c'],
    ['too few parts', 'abc.def'],
  ];
  it.each(bad)('is refused with %s', async (_, token) => {
    const refused = await listTickets(support, token);
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic cHJpeWE6cHJpeWE=', `Token ${hostToken(claims)}`, hostToken(claims)])(
    'is refused in the header %j',
    async (authorization) => {
      expect(await send(support, 'GET', '/api/support/tickets/', { headers: { authorization } })).toMatchObject({
        status: 401,
      });
    },
  );

  it('is only ever a customer’s, whatever it claims', async () => {
    const token = hostToken({
      ...claims,
      role: 'admin',
      is_staff: true,
      scope: 'admin',
      kind: 'admin',
      is_superuser: true,
    });
    expect(await listTickets(support, token)).toMatchObject({ status: 200 });
    expect(await send(support, 'GET', '/api/admin/stats/', { token })).toMatchObject({ status: 403 });
    expect(await send(support, 'GET', '/api/auth/me/', { token })).toMatchObject({ status: 403 });
  });

  it('takes nobody from an address: two customers may share one', async () => {
    const email = 'family@example.com';
    const [priya, tom] = await Promise.all(
      ['priya', 'tom'].map((id) => whoIs(support, hostToken({ ...claims, id, email }))),
    );
    expect(priya).not.toBe(tom);
  });

  it('takes 42 and "42" for one person', async () => {
    const ids = [
      await whoIs(support, hostToken({ ...claims, sub: 42 })),
      await whoIs(support, hostToken({ ...claims, id: '42' })),
    ];
    expect(new Set(ids).size).toBe(1);
  });

  it('leaves out deliveries that cannot be read, and signs the customer in', async () => {
    const deliveries = [
      { id: 7, tracking_number: 'PX-000007', promised_at: '2026-11-22T08:00:00+05:30' },
      { id: 'x\u0000y' },
      { id: 8, promised_at: '0000-01-01T00:00:00Z' },
      { id: 9, status: 'vanished' },
      'PX-000010',
      null,
    ];
    const { body } = await send(support, 'GET', '/api/support/deliveries/', {
      token: hostToken({ ...claims, id: randomUUID(), deliveries }),
    });
    expect(body['data']).toMatchObject([
      { external_id: '7', tracking_number: 'PX-000007', promised_at: '2026-11-22T02:30:00.000Z' },
    ]);
  });

  it('keeps a strange name harmless', async () => {
    const token = hostToken({ ...claims, id: 'odd', name: `${'x'.repeat(199)}🚚\u0000`, email: 'not an address' });
    expect(await listTickets(support, token)).toMatchObject({ status: 200 });
  });
});

describe('a claim that is of another type than it should be', () => {
  let support: TestSupport;
  const lines: Record<string, unknown>[] = [];
  beforeAll(async () => {
    support = await startSupport();
    vi.spyOn(support.context.log, 'warn').mockImplementation(
      ((line: Record<string, unknown>) => void lines.push(line)) as never,
    );
  });
  afterAll(() => support.stop());
  beforeEach(() => void lines.splice(0));

  const odd = [true, 'true', 0, null, '', [], {}, '{"toString":null}', 123, 'a\u0000b', '\ud800', 'x'.repeat(9000)];
  it('costs no 5xx, and nobody the help they ask for', async () => {
    const values = odd.map((value) => (typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value));
    for (const claim of ['email', 'email_verified', 'name', 'locale', 'deliveries']) {
      for (const value of values) {
        const { status } = await listTickets(support, hostToken({ id: 'odd', [claim]: value }));
        expect([claim, value, status]).toEqual([claim, value, 200]);
      }
    }
    for (const claim of ['sub', 'guest_delivery', 'iss', 'aud', 'iat', 'nbf', 'exp', 'token_type']) {
      for (const value of values) {
        const { status } = await listTickets(support, hostToken({ id: 'odd', [claim]: value }));
        expect([claim, value, [200, 401].includes(status)]).toEqual([claim, value, true]);
      }
    }
  });

  it('is told in the log, once an hour for each customer, without what it says', async () => {
    const id = randomUUID();
    const token = hostToken({ id, email: 'prïya@example.com', email_verified: 'perhaps', exp: now() + 9000 });
    for (let request = 0; request < 5; request++) await listTickets(support, token);
    const told = lines.filter((line) => line['unreadable']);
    expect(told).toEqual([
      {
        issuer: 'host',
        customer: await whoIs(support, token),
        unreadable: [
          expect.stringMatching(/^email_verified: true or false/),
          expect.stringMatching(/^email: no mail can go to it/),
        ],
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/prïya|perhaps/);
    support.travel(3_700_000);
    await listTickets(support, token);
    expect(lines.filter((line) => line['unreadable'])).toHaveLength(2);
  });

  it('`email_verified: "true"` proves an address as true does, and "false" as false', async () => {
    const proven = async (email_verified: unknown) => {
      const id = randomUUID();
      const token = hostToken({ id, email: `${id}@example.com`, email_verified, exp: now() + 20_000 });
      return support
        .client({ token })
        .guests.adopt()
        .then(
          () => true,
          ({ code }: { code: string }) => code,
        );
    };
    for (const yes of [true, 'true', 1]) expect([yes, await proven(yes)]).toEqual([yes, true]);
    for (const no of [false, 'false', 0, undefined, 'perhaps', null]) {
      expect([no, await proven(no)]).toEqual([no, 'email_not_proven']);
    }
  });
});

describe('trusted issuers', () => {
  it('take a Django simplejwt token by configuration alone, and its access token only', async () => {
    const key = 'django-insecure-the-secret-key-of-the-settings-file';
    const support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ algorithm: 'HS256', secret: key, claims: { id: 'user_id' } }]),
    });
    const django = { token_type: 'access', jti: '0f8b3c2ad9e94c8a9b7d1e6f5a4c3b2a', user_id: 42 };
    expect(await listTickets(support, hostToken(django, key))).toMatchObject({ status: 200 });
    expect(await whoIs(support, hostToken(django, key))).toBe(
      await whoIs(support, hostToken({ ...django, user_id: '42' }, key)),
    );
    expect(await listTickets(support, hostToken({ ...django, token_type: 'refresh' }, key))).toMatchObject({
      status: 401,
    });
    await support.stop();
  });

  it('may have two secrets while one replaces the other: the person stays the same', async () => {
    const [before, after] = ['the-secret-that-is-going-away-soon', 'the-secret-that-takes-its-place-now'];
    const support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'site', algorithm: 'HS256', secret: [after, before] }]),
    });
    const ids = [
      await whoIs(support, hostToken({ id: 'priya' }, before)),
      await whoIs(support, hostToken({ id: 'priya' }, after)),
    ];
    expect(new Set(ids).size).toBe(1);
    expect(await listTickets(support, hostToken({ id: 'priya' }, 'a-third-secret-nobody-configured'))).toMatchObject({
      status: 401,
    });
    expect(await listTickets(support, hostToken({ id: 'priya', exp: now() - 60 }, before))).toMatchObject({
      status: 401,
      body: { detail: 'The token has expired.' },
    });
    await support.stop();
  });

  it('are kept apart: the same id at two issuers is two people', async () => {
    const [one, two] = ['the-secret-of-the-first-site-here', 'the-secret-of-the-second-site-here'];
    const support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
        { name: 'one', algorithm: 'HS256', secret: one },
        { name: 'two', algorithm: 'HS256', secret: two },
      ]),
    });
    expect(await whoIs(support, hostToken({ id: '42' }, one))).not.toBe(
      await whoIs(support, hostToken({ id: '42' }, two)),
    );
    await support.stop();
  });
});

describe('a host’s token signed with a published key', () => {
  it.each(['ES256', 'RS256', 'EdDSA'] as const)('signs its customer in with %s', async (algorithm) => {
    const host = await startJwksHost(algorithm);
    const support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'site', algorithm, jwks_url: host.url }]),
    });
    expect(await listTickets(support, await host.sign({ sub: 'priya' }))).toMatchObject({ status: 200 });
    expect(await listTickets(support, await host.sign({ sub: 'priya' }, { kid: undefined }))).toMatchObject({
      status: 200,
    });

    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    const own = { ...(await exportJWK(publicKey)), kid: 'mine', alg: algorithm };
    const stranger = await startJwksHost(algorithm);
    const forge = (header: Record<string, unknown>) =>
      new SignJWT({ sub: 'priya' })
        .setProtectedHeader({ alg: algorithm, ...header })
        .setExpirationTime('5m')
        .sign(privateKey);
    const pem = createPublicKey({ key: host.publicJwk as JsonWebKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const bad = {
      'another key under the known id': await forge({ kid: host.publicJwk.kid }),
      'an unknown key id': await forge({ kid: 'mine' }),
      'its own key in the header': await forge({ kid: 'mine', jwk: own }),
      'the address of its own keys': await stranger.sign({ sub: 'priya' }, { kid: 'mine', jku: stranger.url }),
      'a certificate address': await forge({ kid: host.publicJwk.kid, x5u: stranger.url }),
      'the public key as a shared secret': hostToken({ id: 'priya' }, pem.toString(), { kid: host.publicJwk.kid }),
      'the public JWK as a shared secret': hostToken({ id: 'priya' }, JSON.stringify(host.publicJwk)),
      'algorithm none': `${part({ alg: 'none' })}.${part({ sub: 'priya', exp: now() + 300 })}.`,
    };
    for (const [what, token] of Object.entries(bad)) {
      expect([what, (await listTickets(support, token)).status]).toEqual([what, 401]);
    }
    await Promise.all([support.stop(), host.stop(), stranger.stop()]);
  });

  it.each([
    [500, 'oops'],
    [404, '{}'],
    [200, '<!doctype html>'],
  ])('costs a 503 while the host answers %i %j instead of its keys', async (status, body) => {
    const host = await startJwksHost('ES256', { status, body });
    const support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ name: 'site', algorithm: 'ES256', jwks_url: host.url }]),
    });
    expect(await listTickets(support, await host.sign({ sub: 'priya' }))).toMatchObject({ status: 503 });
    await Promise.all([support.stop(), host.stop()]);
  });

  it('costs a 503 with Retry-After, not a 500, while the keys cannot be fetched; other issuers go on', async () => {
    const [gone, alive] = [await startJwksHost('ES256'), await startJwksHost('ES256')];
    await gone.stop();
    const support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
        { name: 'gone', algorithm: 'ES256', jwks_url: gone.url },
        { name: 'alive', algorithm: 'ES256', jwks_url: alive.url },
        { name: 'secret', algorithm: 'HS256', secret: hostSecret },
      ]),
    });
    const refused = await listTickets(support, await gone.sign({ sub: 'priya' }));
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await listTickets(support, await alive.sign({ sub: 'priya' }))).toMatchObject({ status: 200 });
    expect(await listTickets(support, hostToken({ id: 'priya' }))).toMatchObject({ status: 200 });
    await Promise.all([support.stop(), alive.stop()]);
  });
});
