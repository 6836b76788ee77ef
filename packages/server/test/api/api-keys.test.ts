import { randomUUID } from 'node:crypto';
import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../harness/refused.js';
import { hostToken, startSupport, type TestSupport } from '../harness/support.js';

const hour = 3_600_000;

describe('API keys', () => {
  let support: TestSupport;
  let admin: Support;
  beforeAll(async () => {
    support = await startSupport();
    admin = await support.admin();
  });
  afterAll(() => support.stop());

  const make = (name = 'Warehouse') => admin.integrations.createKey({ name, issuer: 'host' });
  const tell = (key: string) => support.client({ token: key }).deliveries.put(randomUUID(), {});

  it('open their routes to who has one, and say who made them for whom', async () => {
    const made = await make('Shipping system');
    expect(made).toMatchObject({ name: 'Shipping system', issuer: 'host', scopes: ['deliveries:write'] });
    expect(made).toMatchObject({ created_by: { name: expect.any(String) }, last_used_at: null, revoked_at: null });
    expect(made.key).toMatch(/^lsk_[\w-]{43}$/);
    expect(made.prefix).toBe(made.key.slice(4, 12));
    await expect(tell(made.key)).resolves.toMatchObject({ status: 'announced' });
  });

  it('are shown once, and kept nowhere', async () => {
    const { key, id } = await make();
    const { data } = await admin.integrations.keys();
    expect(data.find((one) => one.id === id)).not.toHaveProperty('key');
    const secret = key.slice(12);
    expect(JSON.stringify(data)).not.toContain(secret);
    const rows = await support.sql`select to_jsonb(k)::text as kept from api_keys k`;
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('are listed the newest first, page by page, revoked ones too', async () => {
    const [older, newer] = [await make('Older'), await make('Newer')];
    await admin.integrations.revokeKey(older.id);
    const names: string[] = [];
    for await (const one of admin.integrations.keys({ limit: 1 })) names.push(one.name);
    expect(names.slice(0, 2)).toEqual(['Newer', 'Older']);
    expect(newer.id > older.id).toBe(true);
  });

  it('are for a trusted issuer alone', async () => {
    const call = admin.integrations.createKey({ name: 'Other', issuer: 'a shop nobody trusts' });
    expect(await refused(call)).toMatchObject({ status: 422, errors: [{ path: 'issuer', code: 'unknown_issuer' }] });
  });

  it('open nothing from the moment they are revoked, and stay revoked', async () => {
    const { key, id } = await make();
    await tell(key);
    const revoked = await admin.integrations.revokeKey(id);
    expect(revoked.revoked_at).not.toBeNull();
    expect(await refused(tell(key))).toMatchObject({ status: 401, code: 'unauthorized' });
    expect(await admin.integrations.revokeKey(id)).toEqual(revoked);
    expect(await refused(admin.integrations.revokeKey(randomUUID()))).toMatchObject({ code: 'not_found' });
  });

  it('that were never made are refused like any bad token', async () => {
    const { key } = await make();
    for (const wrong of [
      `${key.slice(0, -1)}${key.endsWith('A') ? 'E' : 'A'}`,
      key.toUpperCase(),
      'lsk_',
      'lsk_a.b.c',
    ]) {
      expect(await refused(tell(wrong))).toMatchObject({ status: 401 });
    }
  });

  it('open nothing when their issuer is trusted no longer', async () => {
    const { key, id } = await make();
    await support.sql`update api_keys set issuer = 'the shop before' where id = ${id}`;
    expect(await refused(tell(key))).toMatchObject({ status: 401 });
  });

  it('open what they are for alone', async () => {
    const { key, id } = await make();
    const program = support.client({ token: key });
    expect(await refused(Promise.resolve(program.deliveries.list()))).toMatchObject({ status: 403 });
    expect(await refused(program.integrations.createKey({ name: 'Mine', issuer: 'host' }))).toMatchObject({
      status: 403,
    });
    await support.sql`update api_keys set scopes = '{}' where id = ${id}`;
    expect(await refused(tell(key))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('are no way around: nobody else tells of deliveries, not even an admin', async () => {
    for (const person of [admin, support.client({ token: hostToken({ id: 'priya' }) })]) {
      expect(await refused(person.deliveries.put('1', {}))).toMatchObject({ status: 403 });
    }
  });

  it('note once an hour that they are used', async () => {
    const { key, id } = await make();
    const used = async () =>
      (await support.sql<{ last_used_at: Date }[]>`select last_used_at from api_keys where id = ${id}`)[0]
        ?.last_used_at;
    await tell(key);
    const first = await used();
    expect(first).toBeInstanceOf(Date);
    support.travel(hour - 60_000);
    await tell(key);
    expect(await used()).toEqual(first);
    support.travel(2 * 60_000);
    await tell(key);
    expect((await used())?.getTime()).toBeGreaterThan((first as Date).getTime());
  });
});
