import { type OperationId, operations } from '@logishift/support-sdk/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, signEveryoneIn } from '../harness/callers.js';
import { makeTargets, type Target, type Targets } from '../harness/permission-targets.js';
import { send } from '../harness/raw-request.js';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let people: Callers;
let scene: Targets;
beforeAll(async () => {
  support = await startSupport();
  people = await signEveryoneIn(support);
  scene = makeTargets(support, people);
});
afterAll(() => support.stop());

const on: Partial<Record<OperationId, Target>> = {
  'faq.answer': 'an FAQ entry',
  'faq.vote': 'an FAQ entry',
  'faq.get': 'an FAQ entry',
  'faq.update': 'an FAQ entry',
  'agents.suspend': 'an approved agent',
  'agents.approve': 'a pending agent',
  'notifications.read': 'a notification to the customer',
  'deliveries.get': 'a delivery',
  'deliveries.put': 'a delivery',
  'integrations.revokeKey': 'an API key',
  'tickets.track': 'a tracking code',
};

/** The operation's path on something that is there, asked by somebody who may. */
async function aim(id: OperationId): Promise<{ path: string; token: string | null }> {
  const { path, who } = operations[id];
  const needs = /\{agent_id\}/.test(path) ? 'a pending agent' : /\{id\}/.test(path) ? 'a free ticket' : '–';
  const params = await scene.make[on[id] ?? needs]();
  const asks = (kind: string) => (who as readonly string[]).includes(kind);
  const program = asks('integration') ? (people.tokens.program[0] as string) : undefined;
  const token = program ?? (asks('customer') ? people.customer : people.admin.token);
  return {
    path: path.replace(/\{(\w+)\}/g, (_, name) => params[name] as string),
    token: who === 'anyone' ? null : token,
  };
}

// Strings of whole UTF-16, halves of characters and NUL included.
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('\u0000', '\ud83d', '__proto__', 'constructor', '', '1e999', '0000-01-01T00:00:00Z'),
);
const value: fc.Arbitrary<unknown> = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.double(), fc.maxSafeInteger());

/** A body that fits, with some fields given another value: what gets furthest into the server. */
const almost = (fitting: Record<string, unknown>) =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(fitting), '__proto__', 'status'), value, { minKeys: 1, maxKeys: 2 })
    .map((wrong) => ({
      ...fitting,
      ...wrong,
    }));

/** As they stand in JSON. */
const nasty = [
  'null',
  'true',
  '-1',
  '1e999',
  '""',
  '"\\u0000"',
  '"a\\u0000b@c.example"',
  '"\\ud83d"',
  '"constructor"',
  '[]',
  '{"toString":1}',
  `"${'x'.repeat(11_000)}"`,
];

const names = ['status', 'category', 'priority', 'cursor', 'limit', 'sort', 'agent_id', 'created_from', 'q', 'locale'];
const sorts: Partial<Record<OperationId, string[]>> = {
  'tickets.all': ['-created_at', '-updated_at', 'updated_at', '-priority', 'priority'],
  'agents.list': ['state'],
  'notifications.list': ['newest'],
  'deliveries.list': ['newest'],
  'integrations.keys': ['newest'],
};

const writing = (Object.keys(operations) as OperationId[]).filter((id) => operations[id].method !== 'GET');
// The stream takes no query, and its answer has no end.
const reading = (Object.keys(operations) as OperationId[]).filter(
  (id) => operations[id].method === 'GET' && id !== 'live.stream',
);

describe('whatever is sent', () => {
  it.each(writing)('answers any body for %s without a fault of the server', async (id) => {
    const { path, token } = await aim(id);
    const fitting = { ...(await scene.bodies[id]?.()) };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 3, arbitrary: almost(fitting) }, { weight: 1, arbitrary: value }),
        async (body) => {
          const { status } = await send(support, operations[id].method, path, {
            token,
            body: JSON.stringify(body) ?? '',
          });
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each(writing)('answers every field of %s with every nasty value without a fault of the server', async (id) => {
    const { path, token } = await aim(id);
    const fitting: Record<string, unknown> = { ...(await scene.bodies[id]?.()) };
    for (const field of [...Object.keys(fitting), '__proto__']) {
      for (const bad of nasty) {
        // Written by hand: a `__proto__` in a literal would set the prototype.
        const rest = JSON.stringify(fitting).slice(1, -1);
        const body = `{${rest}${rest && ','}"${field}":${bad}}`;
        const { status } = await send(support, operations[id].method, path, { token, body });
        expect([field, bad, status < 500]).toEqual([field, bad, true]);
      }
    }
  });

  it.each(reading)('answers any query for %s without a fault of the server', async (id) => {
    const { path, token } = await aim(id);
    // A cursor of a sort that the list has gets furthest.
    const cursor = fc.constantFrom(...(sorts[id] ?? ['-created_at'])).chain((sort) =>
      fc.tuple(text, fc.uuid()).map(
        ([value, after]): Record<string, string> => ({
          ...(id === 'tickets.all' && { sort }),
          cursor: Buffer.from(`${sort}|${value}|${after}`).toString('base64url'),
        }),
      ),
    );
    const query = fc.oneof(cursor, fc.dictionary(fc.oneof(fc.constantFrom(...names), text), text, { maxKeys: 3 }));
    await fc.assert(
      fc.asyncProperty(query, async (given) => {
        const { status } = await send(support, 'GET', `${path}?${new URLSearchParams(given)}`, { token });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 25 },
    );
  });

  it('answers any path below /api without a fault of the server', async () => {
    const segment = fc.oneof(fc.constantFrom('support', 'tickets', 'track', 'admin', 'faq', 'deliveries'), text);
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 5 }), async (segments) => {
        const path = segments.map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, ''))).join('/');
        const { status } = await send(support, 'GET', `/api/${path}`, { token: people.customer });
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});
