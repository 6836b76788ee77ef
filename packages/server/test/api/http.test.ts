import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { crossOriginOperations, type OperationId, operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, signEveryoneIn } from '../harness/callers.js';
import { send } from '../harness/raw-request.js';
import { refused } from '../harness/refused.js';
import {
  allowedOrigin,
  generousLimits,
  hostToken,
  lateParcel,
  startSupport,
  type TestSupport,
} from '../harness/support.js';

let support: TestSupport;
let people: Callers;
beforeAll(async () => {
  support = await startSupport();
  people = await signEveryoneIn(support);
});
afterAll(() => support.stop());

/** `npm test` builds before it tests; a single file may be run without. */
const isBuilt = (path: string) => existsSync(new URL(`../../../${path}`, import.meta.url));

const ids = Object.keys(operations) as OperationId[];
const pathOf = (id: OperationId) => operations[id].path.replace(/\{\w+\}/g, 'some-id');

describe('pages of other origins', () => {
  const preflight = (server: TestSupport, id: OperationId, origin: string) =>
    send(server, 'OPTIONS', pathOf(id), {
      headers: {
        origin,
        'access-control-request-method': operations[id].method,
        'access-control-request-headers':
          'authorization,content-type,idempotency-key,if-match,if-support-person,last-event-id',
      },
    });
  const api = ids.filter((id) => operations[id].path.startsWith('/api'));

  it.each(api)('may use %s only if it is a customer’s or public, and the origin is on the list', async (id) => {
    const open = id in crossOriginOperations;
    for (const origin of [allowedOrigin, 'https://evil.example', `${allowedOrigin}.evil.example`, 'null']) {
      const expected = open && origin === allowedOrigin ? origin : null;
      const asked = await preflight(support, id, origin);
      expect(asked.headers.get('access-control-allow-origin')).toBe(expected);
      const answered = await send(support, operations[id].method, pathOf(id), { headers: { origin } });
      expect(answered.headers.get('access-control-allow-origin')).toBe(expected);
      expect(answered.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('get the headers they need, to send and to read', async () => {
    const { status, headers } = await preflight(support, 'tickets.create', allowedOrigin);
    expect(status).toBe(204);
    const list = (name: string) => headers.get(name)?.toLowerCase().split(/,\s*/).sort();
    expect(list('access-control-allow-headers')).toEqual(
      ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-support-person', 'last-event-id'].sort(),
    );
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    const answered = await send(support, 'GET', pathOf('tickets.list'), { headers: { origin: allowedOrigin } });
    const exposed = answered.headers.get('access-control-expose-headers')?.toLowerCase().split(/,\s*/);
    expect(exposed).toEqual(
      expect.arrayContaining(['etag', 'retry-after', 'ratelimit', 'ratelimit-policy', 'support-person']),
    );
    expect(answered.headers.get('vary')).toMatch(/origin/i);
  });

  it('may be a console hosted apart, with its cookie, if it is named', async () => {
    const apart = await startSupport({ SUPPORT_CONSOLE_ORIGIN: 'https://console.logishift.example' });
    const { headers } = await preflight(apart, 'auth.refresh', 'https://console.logishift.example');
    expect(headers.get('access-control-allow-origin')).toBe('https://console.logishift.example');
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(
      (await preflight(apart, 'auth.refresh', allowedOrigin)).headers.get('access-control-allow-origin'),
    ).toBeNull();
    await apart.stop();
  });

  it('may be each one label before a domain, if that is named', async () => {
    const shops = await startSupport({ SUPPORT_ALLOWED_ORIGINS: 'https://*.shop.example' });
    for (const [origin, isAllowed] of [
      ['https://www.shop.example', true],
      ['https://shop.example', false],
      ['https://a.b.shop.example', false],
      ['http://www.shop.example', false],
      ['https://www.shop.example:8443', false],
      ['https://www.shop.example.evil.example', false],
      ['https://*.shop.example', false],
    ] as const) {
      const { headers } = await preflight(shops, 'tickets.create', origin);
      expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, isAllowed ? origin : null]);
      expect(headers.get('vary')).toMatch(/origin/i);
    }
    await shops.stop();
  });
});

describe('every answer', () => {
  it('has headers that keep it from being run, framed, sniffed or cached', async () => {
    for (const [path, token] of [
      ['/api/support/tickets/', people.customer],
      ['/api/support/tickets/', null],
      ['/api/nothing/', null],
    ] as const) {
      const { headers } = await send(support, 'GET', path, { token });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it.each([
    '/metrics',
    '/health/live',
    '/health/ready',
    '/.well-known/jwks.json',
    '/openapi.json',
    '/nothing',
    '/widget/nothing.js',
  ])('of %s is neither sniffed nor run', async (path) => {
    const { headers } = await send(support, 'GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('that is a page of ours comes under a strict policy', async () => {
    for (const page of [
      '/docs',
      '/docs/',
      '/ticket/0199c0de-0000-7000-8000-000000000000',
      '/ticket/status',
      ...(isBuilt('admin-console/dist/index.html') ? ['/console/', '/console/tickets/7'] : []),
    ]) {
      const { status, headers } = await send(support, 'GET', page);
      const policy = headers.get('content-security-policy') ?? '';
      expect([page, status]).toEqual([page, 200]);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.runIf(isBuilt('widget/dist/cdn/widget.js'))('that is the widget may be loaded by every origin', async () => {
    const { status, headers } = await send(support, 'GET', '/widget.js', {
      headers: { origin: 'https://any.example' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  it('to a fault of ours tells nothing of it, has the request’s id, and is kept by no cache', async () => {
    await support.sql`alter table support_faq rename to support_faq_away`;
    try {
      const { status, headers, body } = await send(support, 'GET', `/api/support/faq/${randomUUID()}/`);
      expect(status).toBe(500);
      expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'request_id', 'status', 'title', 'type']);
      expect(JSON.stringify(body)).not.toMatch(/support_faq|select|relation|postgres|\.ts|\.js/i);
      expect(headers.get('cache-control')).toBe('no-store');
    } finally {
      await support.sql`alter table support_faq_away rename to support_faq`;
    }
  });
});

describe('limits on how much', () => {
  const limited = (limits: object, env: Record<string, string> = {}) =>
    startSupport({ SUPPORT_RATE_LIMITS: JSON.stringify({ ...generousLimits, ...limits }), ...env });
  const status = async (answers: Promise<{ status: number }>[]) =>
    (await Promise.all(answers)).map((one) => one.status);

  it('say how many requests are left, and when to come back', async () => {
    const server = await limited({ person: { points: 3, seconds: 60 } });
    const token = hostToken({ id: 'priya' });
    const ask = () => send(server, 'GET', '/api/support/tickets/', { token });
    const first = await ask();
    expect(first.headers.get('ratelimit-policy')).toBe('"person";q=3;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"person";r=2;t=\d+$/);
    expect(await status([ask(), ask()])).toEqual([200, 200]);
    const refused = await ask();
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(refused.headers.get('ratelimit-policy')).toBe('"person";q=3;w=60');
    expect(await send(server, 'GET', '/api/support/tickets/', { token: hostToken({ id: 'tom' }) })).toMatchObject({
      status: 200,
    });
    await server.stop();
  });

  it('hold for requests without a person, and for tokens that are guessed', async () => {
    const server = await limited({ address: { points: 2, seconds: 60 } });
    const guess = () =>
      send(server, 'GET', '/api/support/tickets/', { token: hostToken({ id: 'priya' }, 'a-guessed-secret') });
    expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([401, 401, 429]);
    expect(await send(server, 'GET', '/api/support/faq/')).toMatchObject({ status: 429 });
    expect(await send(server, 'GET', '/api/support/tickets/', { token: hostToken({ id: 'priya' }) })).toMatchObject({
      status: 200,
    });
    await server.stop();
  });

  it.each([
    ['create_ticket_minute', 60],
    ['create_ticket_day', 86_400],
  ])('hold for creating tickets: %s', async (name, seconds) => {
    const server = await limited({ [name]: { points: 2, seconds } });
    const create = () =>
      send(server, 'POST', '/api/support/tickets/create/', { token: hostToken({ id: 'priya' }), body: lateParcel });
    expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([201, 201, 429]);
    await server.stop();
  });

  it.each([
    ['send_message_minute', 60],
    ['send_message_day', 86_400],
  ])('hold for what a customer writes, on all their tickets together, and not for staff: %s', async (name, seconds) => {
    const server = await limited({ [name]: { points: 2, seconds } });
    const customer = server.client({ token: hostToken({ id: 'priya' }), maxRetries: 0 });
    const admin = await server.admin();
    const [first, second] = [await customer.tickets.create(lateParcel), await customer.tickets.create(lateParcel)];
    await customer.messages.send(first.id, 'Any news?');
    await customer.messages.send(second.id, 'Any news?');
    expect(await refused(customer.messages.send(first.id, 'Any news?'))).toMatchObject({ status: 429 });
    for (let i = 0; i < 3; i++) await admin.messages.send(first.id, 'It is on its way.');
    await server.stop();
  });

  it('hold for registration and for guessing tracking codes, not for reading right ones', async () => {
    const server = await limited({ register: { points: 1, seconds: 3600 }, track_miss: { points: 2, seconds: 3600 } });
    const register = (email: string) =>
      send(server, 'POST', '/api/support/register-agent/', {
        body: { name: 'Ana', email, password: 'a-good-password', phone: '+351 21 000' },
      });
    expect([(await register('a@x.example')).status, (await register('b@x.example')).status]).toEqual([201, 429]);
    const { tracking_code } = await server.customer().tickets.create(lateParcel);
    const track = (code: string) => send(server, 'GET', `/api/support/track/${code}/`);
    for (let turn = 0; turn < 4; turn++) expect((await track(tracking_code)).status).toBe(200);
    expect([(await track('wrong-1')).status, (await track('wrong-2')).status, (await track('wrong-3')).status]).toEqual(
      [404, 404, 429],
    );
    await server.stop();
  });

  it('go by the socket’s address unless a proxy is trusted, and then by what the trusted one wrote', async () => {
    const from = (server: TestSupport, forwarded: string) =>
      send(server, 'GET', '/api/support/faq/', { headers: { 'x-forwarded-for': forwarded } });
    const alone = await limited({ address: { points: 1, seconds: 60 } });
    expect([(await from(alone, '1.1.1.1')).status, (await from(alone, '2.2.2.2')).status]).toEqual([200, 429]);
    await alone.stop();

    const behind = await limited({ address: { points: 1, seconds: 60 } }, { SUPPORT_TRUSTED_PROXIES: '1' });
    expect((await from(behind, '9.9.9.9, 1.1.1.1')).status).toBe(200);
    // The part before is the caller's own to write: it names nobody.
    expect((await from(behind, '8.8.8.8, 1.1.1.1')).status).toBe(429);
    expect((await from(behind, '1.1.1.1, 2.2.2.2')).status).toBe(200);
    await behind.stop();
  });

  it('know a caller behind a proxy however it writes their address, and nobody by a word of their own', async () => {
    const server = await limited({ address: { points: 1, seconds: 60 } }, { SUPPORT_TRUSTED_PROXIES: '1' });
    const statuses: number[] = [];
    for (const written of ['7.7.7.7:5678', '"7.7.7.7"', '::ffff:7.7.7.7', '::FFFF:707:707', ' 7.7.7.7 ,']) {
      statuses.push(
        (await send(server, 'GET', '/api/support/faq/', { headers: { 'x-forwarded-for': written } })).status,
      );
    }
    expect(statuses).toEqual([200, 429, 429, 429, 429]);
    // Free text makes no new key: all of it counts as whoever the socket belongs to.
    const words = await Promise.all(
      ['one', 'unknown', '_two', '1.2.3', '', '1.2.3.4.5'].map((word) =>
        send(server, 'GET', '/api/support/faq/', { headers: { 'x-forwarded-for': `9.9.9.9, ${word}x` } }),
      ),
    );
    expect(words.filter(({ status }) => status === 200)).toHaveLength(1);
    await server.stop();
  });

  it('count a network of IPv6 once: whoever has one address of it has all', async () => {
    const server = await limited({ address: { points: 1, seconds: 60 } }, { SUPPORT_TRUSTED_PROXIES: '1' });
    const from = (address: string) =>
      send(server, 'GET', '/api/support/faq/', { headers: { 'x-forwarded-for': address } });
    expect((await from('2001:db8:1:2::1')).status).toBe(200);
    expect((await from('2001:db8:1:2:ffff::9')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(200);
    await server.stop();
  });
});

describe('over a real socket', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createAdaptorServer({ fetch: support.fetch as never }) as Server;
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;

  it('takes a POST without a body where none is asked for', async () => {
    const { id } = await support.client({ token: people.customer }).tickets.create(lateParcel);
    const response = await fetch(url(`/api/support/tickets/${id}/assign-self/`), {
      method: 'POST',
      headers: { authorization: `Bearer ${people.holder.token}` },
    });
    expect(response.status).toBe(200);
  });

  it.each([
    ['a body that is too large', 413, 'x'.repeat(300 * 1024)],
    ['a body that is no JSON', 400, '{'],
  ])('refuses %s with %i', async (_, status, body) => {
    const response = await fetch(url('/api/support/tickets/create/'), {
      method: 'POST',
      headers: { authorization: `Bearer ${people.customer}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    '/api/support/track/%00',
    '/api/support/track/%',
    '/api/%ff%fe',
    '//evil.example/api',
    '/api/../../etc/passwd',
    '/console/assets/..%2f..%2fpackage.json',
    '/docs/..%2f..%2f..%2fpackage.json',
    '/widget/..%2f..%2fpackage.json',
  ])('answers 404 to the raw path %s', async (path) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: support.test\r\nConnection: close\r\n\r\n`),
      );
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toMatch(/root:|"dependencies"/);
  });

  it('answers HEAD like GET, without a body', async () => {
    const response = await fetch(url('/api/support/faq/'), { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});
