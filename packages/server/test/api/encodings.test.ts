import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OperationId, operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/platform/http/contract/openapi.js';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { type Callers, signEveryoneIn } from '../harness/callers.js';
import { makeTargets, type Target, type Targets } from '../harness/permission-targets.js';
import { agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import { openWire, type Wire } from '../harness/wire.js';

/** Somebody whose sign-in is long enough to be packed by mistake. */
const longNamed = {
  name: 'Maya-Lindqvist'.repeat(7),
  email: `${'maya'.repeat(15)}@${'support'.repeat(8)}.${'logishift'.repeat(6)}.example`,
  password: agentPassword,
};

let support: TestSupport;
let node: SupportServer;
let wire: Wire;
let people: Callers;
let scene: Targets;
beforeAll(async () => {
  support = await startSupport();
  node = await createSupport({ env: support.env, log: createLog('silent') });
  wire = await openWire(node);
  people = await signEveryoneIn(support);
  scene = makeTargets(support, people);
  const admin = support.client({ token: people.admin.token });
  await support.client().agents.register({ ...longNamed, phone: '+49 30 1234567' });
  const { email, password } = longNamed;
  const session = async () => ({ refresh: (await support.client().auth.signIn({ email, password })).refresh });
  Object.assign(scene.bodies, {
    'auth.signIn': () => ({ email, password }),
    'auth.refresh': session,
  });
  for (let n = 0; n < 8; n++) {
    await admin.faq.create({
      category: 'late',
      translations: { en: { question: `When, ${n}?`, answer: 'Soon. '.repeat(30) } },
    });
    await support.client({ token: people.customer }).tickets.create(lateParcel);
  }
});
afterAll(async () => {
  await wire?.close();
  await node?.stop();
  await support.stop();
});

const asAdmin = () => ({ authorization: `Bearer ${people.admin.token}` });
const asked: [header: string | undefined, encoding: string | undefined][] = [
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['deflate', undefined],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['br;q=1.5, gzip;q=0.1', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['gzip;q=0.5, identity', undefined],
  ['gzip;q=0', undefined],
  ['identity;q=0, gzip;q=0.001', 'gzip'],
];

describe('an answer is packed as its caller takes it', () => {
  it.each(asked)('for Accept-Encoding: %s by %s', async (header, encoding) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'accept-encoding': header };
    for (const [path, who] of [
      ['/api/support/faq/', {}],
      ['/api/admin/support/tickets/', asAdmin()],
      ['/openapi.json', {}],
      ['/ticket/status', {}],
    ] as const) {
      // Twice: made, and as it is kept.
      for (const time of ['first', 'again']) {
        const answer = await wire.get(path, { ...headers, ...who });
        expect([path, time, answer.status, answer.headers['content-encoding']]).toEqual([path, time, 200, encoding]);
        expect(answer.headers.vary).toMatch(/accept-encoding/i);
        expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
        expect(answer.content.equals((await wire.get(path, who)).content)).toBe(true);
        if (encoding) expect(answer.bytes.length).toBeLessThan(answer.content.length / 1.5);
      }
    }
  });

  it('but for what is smaller than a packet', async () => {
    for (const path of ['/health/live', '/api/support/faq/?q=nothing-has-this-word', '/api/auth/me/']) {
      const answer = await wire.get(path, { 'accept-encoding': 'br', ...asAdmin() });
      expect([path, answer.status, answer.headers['content-encoding']]).toEqual([path, 200, undefined]);
    }
  });

  it('keeps what it says beside its body: whose it is, its version, that no cache keeps it', async () => {
    const { id } = await support.client({ token: people.customer }).tickets.create(lateParcel);
    const plain = await wire.get(`/api/support/tickets/${id}/`, asAdmin());
    const packed = await wire.get(`/api/support/tickets/${id}/`, { ...asAdmin(), 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    for (const name of ['cache-control', 'support-person', 'content-type', 'x-content-type-options'])
      expect([name, packed.headers[name]]).toEqual([name, plain.headers[name]]);
    expect([plain.headers['cache-control'], plain.headers.etag]).toEqual(['no-store', '"1"']);
    // Packed it is not the same bytes, but the same version, which is all that `If-Match` asks.
    expect(packed.headers.etag).toBe('W/"1"');
    const change = (etag: string) =>
      wire.send(
        'PUT',
        `/api/support/tickets/${id}/update-status/`,
        { ...asAdmin(), 'if-match': etag },
        { priority: 'high' },
      );
    expect([(await change('W/"1"')).status, (await change('W/"1"')).status]).toEqual([200, 412]);
  });
});

/** What every file that is built is asked for by. */
function filesOf(folder: string, at: (path: string) => string): [path: string, file: string][] {
  const root = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name) && !entry.parentPath.includes('/.vite'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [at(relative(root, file)), file]);
}

const built = [
  ...filesOf('widget/dist/cdn', (path) => `/${path}`),
  ...filesOf('admin-console/dist', (path) => (path === 'index.html' ? '/console/' : `/console/${path}`)),
];

describe.runIf(built.length > 0)('a built file', () => {
  it('is the same however it is asked for, and has an ETag of its own for each form', async () => {
    expect(built.length).toBeGreaterThan(30);
    let packed = 0;
    for (const [path, file] of built) {
      const content = readFileSync(file);
      const tags = new Set<unknown>();
      const forms = new Set<unknown>();
      for (const encoding of ['identity', 'gzip', 'br']) {
        for (const time of ['first', 'again']) {
          const answer = await wire.get(path, { 'accept-encoding': encoding });
          expect([path, encoding, time, answer.content.equals(content)]).toEqual([path, encoding, time, true]);
          expect(answer.headers.vary).toBe('accept-encoding');
          tags.add(answer.headers.etag);
          forms.add(answer.headers['content-encoding']);
        }
      }
      expect([path, tags.size]).toEqual([path, forms.size]);
      if (/\.(js|css)$/.test(path) && content.length >= 1024) {
        packed++;
        expect([path, forms]).toEqual([path, new Set([undefined, 'gzip', 'br'])]);
        // As the build has packed it, better than there is time for here.
        const { bytes } = await wire.get(path, { 'accept-encoding': 'br' });
        expect([path, bytes.equals(readFileSync(`${file}.br`))]).toEqual([path, true]);
      }
    }
    expect(packed).toBeGreaterThan(20);
  });

  it('has nothing beside it that could be asked for: no packed form by its own name, nothing of the build', async () => {
    for (const path of ['/widget.js.br', '/widget/../widget.js.gz', '/console/assets/.vite/manifest.json'])
      expect([path, (await wire.get(path)).status]).toEqual([path, 404]);
  });
});

describe.runIf(built.length > 0)('what is asked of a kept answer', () => {
  const paths = ['/widget.js', '/api/support/faq/', '/openapi.json', '/ticket/status'];

  it.each(paths)('whether %s has changed is told for the form that somebody has', async (path) => {
    for (const [encoding, other] of [
      ['br', 'gzip'],
      ['gzip', 'identity'],
      ['identity', 'br'],
    ] as const) {
      const { headers } = await wire.get(path, { 'accept-encoding': encoding });
      const tag = headers.etag as string;
      for (const known of [tag, `W/${tag}`, `"else", ${tag}`, '*']) {
        const again = await wire.get(path, { 'accept-encoding': encoding, 'if-none-match': known });
        expect([known, again.status, again.bytes.length]).toEqual([known, 304, 0]);
        expect(again.headers).toMatchObject({
          etag: tag,
          vary: headers.vary,
          'cache-control': headers['cache-control'],
        });
        expect(again.headers['content-encoding']).toBeUndefined();
      }
      const anew = await wire.get(path, { 'accept-encoding': other, 'if-none-match': tag });
      expect([path, other, anew.status]).toEqual([path, other, 200]);
    }
  });

  it.each(paths)('its headers alone, of %s, are those of the whole', async (path) => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const whole = await wire.get(path, { 'accept-encoding': encoding });
      const alone = await wire.send('HEAD', path, { 'accept-encoding': encoding });
      expect([alone.status, alone.bytes.length]).toEqual([200, 0]);
      for (const name of ['etag', 'content-encoding', 'content-length', 'content-type', 'vary', 'cache-control'])
        expect([path, name, alone.headers[name]]).toEqual([path, name, whole.headers[name]]);
    }
  });

  it('a range of a file is of its plain bytes, whatever else is taken', async () => {
    const { content, headers } = await wire.get('/widget.js');
    const size = content.length;
    for (const [range, first, last] of [
      ['bytes=0-99', 0, 99],
      ['bytes=100-', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      [`bytes=10-${size * 2}`, 10, size - 1],
    ] as const) {
      const part = await wire.get('/widget.js', { range, 'accept-encoding': 'br', 'if-range': headers.etag as string });
      expect([part.status, part.headers['content-range'], part.headers['content-encoding']]).toEqual([
        206,
        `bytes ${first}-${last}/${size}`,
        undefined,
      ]);
      expect(part.bytes.equals(content.subarray(first, last + 1))).toBe(true);
    }
    const beyond = await wire.get('/widget.js', { range: `bytes=${size}-` });
    expect([beyond.status, beyond.headers['content-range'], beyond.bytes.length]).toEqual([416, `bytes */${size}`, 0]);
    // Of another form, of several parts, or no range at all: the whole.
    const others: Record<string, string>[] = [
      { range: 'bytes=0-9', 'if-range': '"else"' },
      { range: 'bytes=0-1,4-5' },
      { range: 'lines=1-2' },
    ];
    for (const more of others) {
      const all = await wire.get('/widget.js', more);
      expect([all.status, all.content.equals(content)]).toEqual([200, true]);
    }
  });
});

/** On what each operation is asked for here, where its path names something. */
const targets: Partial<Record<OperationId, Target>> = {
  'tickets.confirm': 'a resolved ticket',
  'tickets.reopen': 'a resolved ticket',
  'tickets.track': 'a tracking code',
  'tickets.assignSelf': 'a free ticket',
  'feedback.give': 'a resolved ticket',
  'deliveries.get': 'a delivery',
  'deliveries.put': 'a delivery',
  'faq.answer': 'an FAQ entry',
  'faq.vote': 'an FAQ entry',
  'faq.get': 'an FAQ entry',
  'faq.update': 'an FAQ entry',
  'faq.retire': 'an FAQ entry',
  'agents.approve': 'a pending agent',
  'agents.reject': 'a pending agent',
  'agents.suspend': 'an approved agent',
  'agents.reinstate': 'a suspended agent',
  'notifications.read': 'a notification to the customer',
  'pendingActs.undo': 'an act of the holder',
  'integrations.revokeKey': 'an API key',
  'mail.retry': 'a mail that was given up',
  'auth.endSession': 'a session that is not there',
};

describe('what must not be packed', () => {
  const ids = Object.keys(operations) as OperationId[];
  const tokenFor = (id: OperationId): string | null => {
    const { who } = operations[id];
    if (who === 'anyone') return null;
    const kinds = who as readonly string[];
    if (kinds.includes('integration')) return people.tokens.program[0] as string;
    if (id === 'pendingActs.undo') return people.holder.token;
    if (kinds.includes('customer')) return people.customer;
    return people.admin.token;
  };
  /** All that is answered by anything but a plain GET, and the stream. */
  const never = ids.filter((id) => operations[id].method !== 'GET' || id === 'live.stream');

  it.each(never)('is not: %s', async (id) => {
    const { method, path } = operations[id];
    const params = await scene.make[targets[id] ?? (path.includes('{') ? 'a held ticket' : '–')]();
    const at = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] as string));
    const body = await scene.bodies[id]?.();
    const token = tokenFor(id);
    const answer = await wire.send(
      method,
      at,
      { 'accept-encoding': 'br, gzip, *', ...(token && { authorization: `Bearer ${token}` }) },
      body,
    );
    expect([id, answer.headers['content-encoding']]).toEqual([id, undefined]);
    if (method !== 'GET') expect(answer.headers.vary ?? '').not.toMatch(/encoding/i);
  });

  it('is long enough here to be packed by mistake: what signs somebody in, and what makes a ticket', async () => {
    const signedIn = await wire.send(
      'POST',
      operations['auth.signIn'].path,
      {},
      {
        email: longNamed.email,
        password: longNamed.password,
      },
    );
    const made = await wire.send(
      'POST',
      operations['tickets.create'].path,
      { authorization: `Bearer ${people.customer}` },
      { ...lateParcel, description: 'I waited. '.repeat(200) },
    );
    expect([signedIn.status, signedIn.bytes.length > 1024]).toEqual([200, true]);
    expect([made.status, made.bytes.length > 1024]).toEqual([201, true]);
  });

  /** Names of what opens something, wherever they stand in what a GET answers. Those allowed open nothing, or are for everybody. */
  const opens = /token|secret|password|access|refresh|key|code|link|url|credential|session/i;
  const opensNothing = new Set([
    // Shows where a ticket stands, without a person and without a word (decision 23).
    'tracking_code',
    'tracking_url',
    // Where pages are.
    'public_url',
    'ticket_url',
    'conversation_url',
    // Public halves.
    'keys',
  ]);

  it('is asked for by no GET: none answers with a token, a code or a key', () => {
    const { paths, components } = openApiDocument('http://support.test') as {
      paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
      components: { schemas: Record<string, unknown> };
    };
    const named = (schema: unknown, seen: Set<string>, names: Set<string>): Set<string> => {
      if (typeof schema !== 'object' || schema === null) return names;
      for (const [name, value] of Object.entries(schema)) {
        if (name === '$ref') {
          const to = String(value).split('/').at(-1) as string;
          if (!seen.has(to)) named(components.schemas[to], seen.add(to), names);
        } else if (name === 'properties') {
          for (const property of Object.keys(value as object)) names.add(property);
          named(Object.values(value as object), seen, names);
        } else named(value, seen, names);
      }
      return names;
    };
    const found = Object.entries(paths).flatMap(([path, { get }]) =>
      [...named(get?.responses['200'], new Set(), new Set())]
        .filter((name) => opens.test(name) && !opensNothing.has(name))
        .map((name) => `${path} answers with \`${name}\``),
    );
    expect(found).toEqual([]);
    const all = Object.values(paths).flatMap(({ get }) => [...named(get?.responses['200'], new Set(), new Set())]);
    expect(
      [...opensNothing].filter((name) => !all.includes(name)),
      'named for nothing',
    ).toEqual([]);
  });
});
