import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../harness/raw-request.js';
import { refused } from '../harness/refused.js';
import { hostSecret, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

const parcel = { id: '77', tracking_number: 'PX-482193', status: 'in_transit' };
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('a guest token that the host signs for one delivery', () => {
  let support: TestSupport;
  beforeAll(async () => {
    support = await startSupport();
  });
  afterAll(() => support.stop());

  const guestToken = (visitor: string, delivery: unknown = parcel, more: object = {}) =>
    hostToken({ id: visitor, guest_delivery: delivery, ...more });
  const guest = (visitor: string, delivery: unknown = parcel, more: object = {}) =>
    support.client({ token: guestToken(visitor, delivery, more) });
  const listed = async (visitor: string, delivery: unknown = parcel) =>
    (await guest(visitor, delivery).tickets.list()).data.map(({ id }) => id);
  const refusal = async (token: string) => {
    const { status, body } = await send(support, 'GET', '/api/support/tickets/', { token });
    return { status, detail: String(body['detail']) };
  };

  it('gives help for that delivery, named or not, and for no other', async () => {
    const visitor = randomUUID();
    await guest(visitor, { id: '78', tracking_number: 'PX-000078' }).tickets.create(lateParcel);
    const sdk = guest(visitor);
    const unnamed = await sdk.tickets.create(lateParcel);
    const named = await sdk.tickets.create({ ...lateParcel, delivery_id: 'PX-482193' });
    const shown = await sdk.deliveries.get('77');
    expect(shown).toMatchObject({ external_id: '77', tracking_number: 'PX-482193', status: 'in_transit' });
    for (const ticket of [unnamed, named]) {
      expect(ticket).toMatchObject({ delivery_id: shown.id, delivery_state: 'verified', delivery_ref: 'PX-482193' });
    }
    for (const ref of ['78', 'PX-000078', 'PX-999999']) {
      const { code } = await refused(sdk.tickets.create({ ...lateParcel, delivery_id: ref }));
      expect([ref, code]).toEqual([ref, 'unknown_delivery']);
      expect([ref, (await refused(sdk.deliveries.get(ref))).code]).toEqual([ref, 'not_found']);
    }
    expect((await sdk.deliveries.list()).data.map(({ external_id }) => external_id)).toEqual(['77']);
    expect(await sdk.tickets.get(unnamed.id)).toMatchObject({ delivery: { external_id: '77' } });
    expect(await listed(visitor)).toEqual([named.id, unnamed.id]);
  });

  it('takes the delivery by its id alone, as text or number, and keeps what else is known of it', async () => {
    const visitor = randomUUID();
    await guest(visitor, { ...parcel, id: 79, tracking_number: 'PX-000079' }).deliveries.list();
    for (const id of ['79', 79, { id: 79 }, { id: '79', status: 'vanished' }, { id: '79', host_data: [] }]) {
      expect((await guest(visitor, id).deliveries.list()).data).toMatchObject([
        { external_id: '79', tracking_number: 'PX-000079', status: 'in_transit' },
      ]);
    }
  });

  it('shares nothing between visitors, deliveries, and a signed-in customer of the same id', async () => {
    const visitor = randomUUID();
    const { id } = await guest(visitor).tickets.create(lateParcel);
    const others: [string, string][] = [
      ['another visitor', guestToken(randomUUID())],
      ['the same visitor of another delivery', guestToken(visitor, '80')],
      ['the customer of that id', hostToken({ id: visitor })],
      ['the customer whose delivery it is', hostToken({ id: randomUUID(), deliveries: [parcel] })],
    ];
    for (const [who, token] of others) {
      const sdk = support.client({ token });
      expect([who, (await refused(sdk.tickets.get(id))).code]).toEqual([who, 'not_found']);
      expect([who, (await sdk.tickets.list()).data]).toEqual([who, []]);
    }
    expect(await listed(visitor)).toEqual([id]);
  });

  it('tells visitor and delivery apart wherever colons stand', async () => {
    const pairs: [string, string][] = [
      ['a', 'b:c'],
      ['a:b', 'c'],
      ['a%3Ab', 'c'],
      ['a%253Ab', 'c'],
    ];
    const ids = [];
    for (const [visitor, delivery] of pairs) {
      ids.push((await guest(visitor, delivery).tickets.create(lateParcel)).customer_id);
    }
    expect(new Set(ids).size).toBe(pairs.length);
    const { status, detail } = await refusal(hostToken({ id: 'guest:a:77' }));
    expect([status, detail]).toEqual([401, expect.stringContaining('guest:')]);
  });

  it('holds the longest names there are', async () => {
    for (const letter of [':', '%', '🚚', 'x']) {
      const name = letter.repeat(200 / letter.length);
      expect(await guest(name, name).tickets.create(lateParcel)).toMatchObject({ delivery_ref: name });
    }
  });

  it.each<[string, object, RegExp]>([
    ['names no visitor', { id: undefined }, /`sub`/],
    ['names an empty visitor', { id: '' }, /`sub`/],
    ['names null as its delivery', { guest_delivery: null }, /`guest_delivery`/],
    ['names an empty delivery', { guest_delivery: '' }, /`guest_delivery`/],
    ['names several deliveries', { guest_delivery: ['77', '78'] }, /`guest_delivery`/],
    ['names a delivery without id', { guest_delivery: { tracking_number: 'PX-482193' } }, /`guest_delivery`/],
    ['lives longer than a day', { exp: inSeconds(24 * 3600 + 120) }, /`exp`/],
    ['lives for ever', { exp: 1e30 }, /`exp`/],
  ])('is refused, with a reason, when it %s', async (_, claims, reason) => {
    const { status, detail } = await refusal(hostToken({ id: randomUUID(), guest_delivery: '77', ...claims }));
    expect([status, detail]).toEqual([401, expect.stringMatching(reason)]);
  });

  it('may live for a day, and ends then', async () => {
    const token = guestToken(randomUUID(), '77', { exp: inSeconds(24 * 3600 - 10) });
    expect(await refusal(token)).toMatchObject({ status: 200 });
    const other = await startSupport();
    other.travel(24 * 3_600_000);
    const { status, body } = await send(other, 'GET', '/api/support/tickets/', { token });
    expect([status, body['detail']]).toEqual([401, 'The token has expired.']);
    await other.stop();
  });

  it('takes the visitor from `sub` where the issuer names its customers by another claim', async () => {
    const key = 'django-insecure-the-secret-key-of-the-settings-file';
    const claims = { id: 'user_id', guest_delivery: 'parcel' };
    const django = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([{ algorithm: 'HS256', secret: key, claims }]),
    });
    const sign = (claims: Record<string, unknown>) => hostToken({ parcel: '77', ...claims }, key);
    const who = async (token: string) => (await django.client({ token }).tickets.create(lateParcel)).customer_id;
    const people = [await who(sign({ id: 'v1' })), await who(sign({ user_id: 'v2' })), await who(sign({ id: 'v3' }))];
    expect(new Set(people).size).toBe(3);
    expect(await who(sign({ id: 'v1' }))).toBe(people[0]);
    const { status, body } = await send(django, 'GET', '/api/support/tickets/', { token: sign({}) });
    expect([status, body['detail']]).toEqual([401, expect.stringMatching(/`user_id` or `sub`/)]);
    await django.stop();
  });

  it('ignores the list of deliveries that it carries too', async () => {
    const sdk = guest(randomUUID(), '77', { deliveries: [{ id: '81' }] });
    expect((await sdk.deliveries.list()).data.map(({ external_id }) => external_id)).toEqual(['77']);
  });

  it('is no proof of an address unless it says so, and takes over nothing even then', async () => {
    const provenAt = async (claims: object) => {
      const email = `${randomUUID()}@parcels.example`;
      const sdk = guest(randomUUID(), '77', { email, ...claims });
      const { customer_id } = await sdk.tickets.create(lateParcel);
      expect((await refused(sdk.guests.adopt())).code).toBe('forbidden');
      const [row] = await support.sql`select email, email_verified_at from users where id = ${customer_id}`;
      expect(row?.['email']).toBe(email);
      return row?.['email_verified_at'] as Date | null;
    };
    expect(await provenAt({})).toBeNull();
    expect(await provenAt({ email_verified: 'perhaps' })).toBeNull();
    expect(await provenAt({ email_verified: true })).not.toBeNull();
  });

  it('is worth what its signature is', async () => {
    expect(await refusal(hostToken({ id: 'v', guest_delivery: '77' }, `${hostSecret}!`))).toMatchObject({
      status: 401,
    });
  });
});
