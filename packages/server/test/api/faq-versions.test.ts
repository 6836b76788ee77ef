import { randomUUID } from 'node:crypto';
import type { NewFaqEntry, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { adminCredentials, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
});
afterAll(() => support.stop());

const when = { question: 'When?', answer: 'Soon.' };
const write = (entry: Partial<NewFaqEntry> = {}) =>
  admin.faq.create({ category: 'late', translations: { en: when, de: when }, ...entry });

/** What of an entry's version and time is another after something was done, a minute later. */
async function changed(act: (id: string) => Promise<unknown>) {
  const before = await write();
  support.travel(60_000);
  await act(before.id);
  const after = await admin.faq.get(before.id);
  return { version: after.version - before.version, updated: after.updated_at !== before.updated_at };
}

describe('the version of an FAQ entry', () => {
  it('is 1 when it is written', async () => {
    expect((await write()).version).toBe(1);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a text', (id) => admin.faq.update(id, { translations: { en: { ...when, answer: 'Later.' } } })],
    ['a language more', (id) => admin.faq.update(id, { translations: { fr: when } })],
    ['a language less', (id) => admin.faq.update(id, { translations: { de: null } })],
    ['its category', (id) => admin.faq.update(id, { category: 'lost' })],
    ['being retired', (id) => admin.faq.retire(id)],
    ['several of them, once', (id) => admin.faq.update(id, { category: 'lost', is_active: false })],
  ])('rises with %s, and so does the time of its last change', async (_, act) => {
    expect(await changed(act)).toEqual({ version: 1, updated: true });
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a vote', (id) => support.client().faq.vote(id, true)],
    ['another place', (id) => admin.faq.update(id, { position: 77 })],
    [
      'what is so already',
      (id) => admin.faq.update(id, { category: 'late', is_active: true, translations: { en: when, fr: null } }),
    ],
  ])('stays with %s', async (_, act) => {
    expect(await changed(act)).toEqual({ version: 0, updated: false });
  });

  it('is its ETag, in every answer that is an entry', async () => {
    const { access } = await support.client().auth.signIn(adminCredentials);
    const entry = { category: 'late', translations: { en: when } };
    let path = '/api/admin/faq/';
    for (const [method, body] of [
      ['POST', entry],
      ['GET', null],
      ['PATCH', { category: 'lost' }],
      ['DELETE', null],
    ] as const) {
      const answer = await support.request(path, {
        method,
        headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json', 'idempotency-key': method },
        body: body && JSON.stringify(body),
      });
      const { id, version } = (await answer.json()) as { id: string; version: number };
      expect({ method, etag: answer.headers.get('etag') }).toEqual({ method, etag: `"${version}"` });
      path = `/api/admin/faq/${id}/`;
    }
  });
});

describe('If-Match on an FAQ entry', () => {
  it('behind is refused with the current entry, and nothing changes', async () => {
    const { id, version } = await write();
    const current = await admin.faq.update(id, { translations: { en: { ...when, answer: 'Theirs.' } } });
    const stale = [
      await refused(admin.faq.update(id, { translations: { en: when, de: null } }, { ifMatch: version })),
      await refused(admin.faq.update(id, { position: 3 }, { ifMatch: version })),
      await refused(admin.faq.retire(id, { ifMatch: version })),
    ];
    for (const { problem } of stale) {
      expect(problem).toMatchObject({ status: 412, code: 'stale_version', entry: current });
    }
    expect(await admin.faq.get(id)).toEqual(current);
    expect((await support.client().faq.answer(id)).answer).toBe('Theirs.');
  });

  it('as it is now lets the change through; without it, as before, every change', async () => {
    const { id, version } = await write();
    const moved = await admin.faq.update(id, { category: 'lost' }, { ifMatch: version });
    expect(await admin.faq.retire(id, { ifMatch: moved.version })).toMatchObject({ is_active: false, version: 3 });
    expect(await admin.faq.update(id, { is_active: true })).toMatchObject({ is_active: true, version: 4 });
  });

  it('of an entry that is not there is 404', async () => {
    expect(await refused(admin.faq.update(randomUUID(), { position: 1 }, { ifMatch: 1 }))).toMatchObject({
      status: 404,
    });
  });

  it('lets exactly one of ten updates at once through, on two nodes', async () => {
    const other = await startSupport(support.env);
    const admins = [admin, await other.admin()] as const;
    const { id, version } = await write();
    const { won, lost } = await settled(
      times(10, (n) => {
        const text = { question: `When ${n}?`, answer: `In ${n} days.` };
        return (admins[n % 2] as Support).faq.update(
          id,
          { translations: { en: text, de: text } },
          { ifMatch: version },
        );
      }),
    );
    expect(won).toHaveLength(1);
    expect(lost.map(({ status }) => status)).toEqual(times(9, () => 412));
    expect(lost.map(({ problem }) => problem['entry'])).toEqual(times(9, () => won[0]));
    expect(await admin.faq.get(id)).toEqual(won[0]);
    await other.stop();
  });
});
