import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { allowedOrigin, generousLimits, startSupport, type TestSupport } from '../harness/support.js';
import { openWire, type Wire, type WireAnswer } from '../harness/wire.js';

let support: TestSupport;
let node: SupportServer;
let wire: Wire;
const lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  support = await startSupport();
  node = await createSupport({
    env: support.env,
    log: pino({ level: 'info', base: null }, { write: (line) => void lines.push(JSON.parse(line)) }),
  });
  wire = await openWire(node);
  const admin = await support.admin();
  for (let n = 0; n < 8; n++)
    await admin.faq.create({
      category: 'late',
      translations: { en: { question: `When, ${n}?`, answer: 'Soon. '.repeat(30) } },
    });
});
afterAll(async () => {
  await wire?.close();
  await node?.stop();
  await support.stop();
});

/** Asks, and tells whether the answer came past the router. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const router = vi.spyOn(node.app, 'fetch');
  try {
    const answer = await wire.get(path, headers);
    return { ...answer, isShort: router.mock.calls.length === 0 };
  } finally {
    router.mockRestore();
  }
}

/** Headers that are each answer's own, or the connection's. */
const own = ['x-request-id', 'date', 'ratelimit', 'connection', 'keep-alive'];
const same = ({ headers }: WireAnswer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));

const paths = ['/api/support/faq/', '/api/support/faq/?q=when', '/widget.js', '/openapi.json'];
const ways: [how: string, headers: Record<string, string>][] = [
  ['by a program', {}],
  ['by a page of this server', { 'accept-encoding': 'br' }],
  ['by a page of a host', { origin: allowedOrigin, 'accept-encoding': 'gzip' }],
];

describe('an answer that is kept', () => {
  it.each(paths.flatMap((path) => ways.map(([how, headers]) => [path, how, headers] as const)))(
    'of %s, asked for %s, goes out again as it first did',
    async (path, _, headers) => {
      const first = await ask(path, headers);
      const again = await ask(path, headers);
      expect([first.status, again.status, again.isShort]).toEqual([200, 200, true]);
      expect(same(again)).toEqual(same(first));
      expect(again.bytes.equals(first.bytes)).toBe(true);
      expect(again.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);

      const known = { ...headers, 'if-none-match': String(first.headers.etag) };
      const unchanged = await ask(path, known);
      expect([unchanged.status, unchanged.bytes.length, unchanged.isShort]).toEqual([304, 0, true]);
      const { 'content-type': _type, 'content-length': _length, 'content-encoding': _encoding, ...kept } = same(first);
      expect(same(unchanged)).toEqual(kept);
    },
  );

  it('is for the pages that may read it alone', async () => {
    const path = '/api/support/faq/?q=soon';
    for (let turn = 0; turn < 3; turn++) {
      expect((await ask(path, { origin: allowedOrigin })).headers['access-control-allow-origin']).toBe(allowedOrigin);
      const stranger = await ask(path, { origin: 'https://evil.example' });
      expect([stranger.status, stranger.headers['access-control-allow-origin']]).toEqual([200, undefined]);
      expect((await ask(path)).headers['access-control-allow-origin']).toBeUndefined();
      expect((await ask('/widget.js', { origin: 'https://any.example' })).headers).toMatchObject({
        'access-control-allow-origin': '*',
      });
    }
  });

  it('is logged and counted like any other', async () => {
    const counted = async () => {
      const { content } = await wire.get('/metrics');
      const line = /^support_http_requests_total\{method="GET",route="\/api\/support\/faq",status="200"\} (\d+)$/m;
      return Number(line.exec(content.toString())?.[1] ?? 0);
    };
    await ask('/api/support/faq/');
    const before = await counted();
    const again = await ask('/api/support/faq/');
    expect([again.isShort, await counted()]).toEqual([true, before + 1]);
    const line = lines.find(({ request_id }) => request_id === again.headers['x-request-id']);
    expect(line).toMatchObject({ method: 'GET', route: '/api/support/faq', status: 200, ms: expect.any(Number) });
  });

  it('counts against its caller’s address, and is refused when nothing is left', async () => {
    const limits = { ...generousLimits, address: { points: 4, seconds: 60 } };
    const limited = await createSupport({
      env: { ...support.env, SUPPORT_RATE_LIMITS: JSON.stringify(limits), SUPPORT_TRUSTED_PROXIES: '1' },
      log: createLog('silent'),
    });
    const own = await openWire(limited);
    const from = (address: string) => own.get('/api/support/faq/', { 'x-forwarded-for': address });
    const answers: WireAnswer[] = [];
    for (let n = 0; n < 5; n++) answers.push(await from('192.0.2.1'));
    expect(answers.map(({ status, headers }) => [status, headers['ratelimit']])).toEqual([
      [200, expect.stringMatching(/^"address";r=3;t=\d+$/)],
      [200, expect.stringMatching(/^"address";r=2;t=\d+$/)],
      [200, expect.stringMatching(/^"address";r=1;t=\d+$/)],
      [200, expect.stringMatching(/^"address";r=0;t=\d+$/)],
      [429, undefined],
    ]);
    expect(JSON.parse(String(answers[4]?.content))).toMatchObject({ code: 'rate_limited' });
    expect(Number(answers[4]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await from('192.0.2.2')).status).toBe(200);
    await own.close();
    await limited.stop();
  });

  it('is not given to whoever asks for something else than it is', async () => {
    await ask('/api/support/faq/?q=when');
    await ask('/api/support/faq/?q=wh%C3%A9n');
    const to = (line: string, ...more: string[]) =>
      wire.raw(`${[line, 'host: 127.0.0.1', 'connection: close', ...more].join('\r\n')}\r\n\r\n`);
    // Escaped it is kept; as raw bytes it is refused.
    expect(await to('GET /api/support/faq/?q=wh\u00e9n HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await to('POST /api/support/faq/?q=when HTTP/1.1', 'content-length: 0')).toMatch(/^HTTP\/1\.1 405 /);
    expect((await ask('/api/support/faq/?q=when&limit=0')).status).toBe(422);
    expect((await ask('/api/support/faq/?q=when', { range: 'bytes=0-0' })).status).toBe(206);
    expect((await ask('/api/support/faq/?q=when', { origin: 'null' })).isShort).toBe(false);
  });

  it('is the last on its connection once the server stops', async () => {
    const leaving = await createSupport({ env: support.env, log: createLog('silent') });
    const own = await openWire(leaving);
    for (let n = 0; n < 2; n++) expect((await own.get('/widget.js', { connection: 'keep-alive' })).status).toBe(200);
    await leaving.beginStop();
    const last = await own.get('/widget.js', { connection: 'keep-alive' });
    expect([last.status, last.headers['connection']]).toEqual([200, 'close']);
    await own.close();
    await leaving.stop();
  });
});
