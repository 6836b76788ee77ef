import { randomUUID } from 'node:crypto';
import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { hostSecret, hostToken, lateParcel as parcel, startSupport, type TestSupport } from '../harness/support.js';

const promised_at = '2026-11-22T13:00:00.000Z';
const otherSecret = 'the-secret-that-the-other-host-signs-its-tokens-with';

describe('deliveries that a host tells of with an API key', () => {
  let support: TestSupport;
  let host: Support;
  let other: Support;
  beforeAll(async () => {
    support = await startSupport({
      SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
        { name: 'host', algorithm: 'HS256', secret: hostSecret },
        { name: 'other', algorithm: 'HS256', secret: otherSecret },
      ]),
    });
    const admin = await support.admin();
    const program = async (issuer: string) =>
      support.client({ token: (await admin.integrations.createKey({ name: issuer, issuer })).key });
    host = await program('host');
    other = await program('other');
  });
  afterAll(() => support.stop());

  const as = (id: string, deliveries?: unknown[], secret?: string) =>
    support.client({ token: hostToken({ id, ...(deliveries && { deliveries }) }, secret) });
  const owns = async (id: string, ref: string) =>
    as(id)
      .deliveries.get(ref)
      .then(
        () => true,
        () => false,
      );

  it('are kept under the host’s id, whatever characters it has', async () => {
    for (const id of ['77', 'a/b', 'ö ?#%2F', '..a']) {
      const told = await host.deliveries.put(id, { tracking_number: 'PX-9', status: 'in_transit', promised_at });
      expect(told).toMatchObject({ external_id: id, tracking_number: 'PX-9', status: 'in_transit', promised_at });
    }
  });

  it('keep what a later word does not say, and lose what it takes back', async () => {
    const id = randomUUID();
    const first = await host.deliveries.put(id, { tracking_number: 'PX-1', promised_at, status: 'in_transit' });
    const then = await host.deliveries.put(id, { status: 'delivered', delivered_at: '2026-11-22T16:00:00+01:00' });
    expect(then).toMatchObject({ id: first.id, tracking_number: 'PX-1', promised_at, status: 'delivered' });
    expect(then).toMatchObject({ delivered_at: '2026-11-22T15:00:00.000Z', is_late: true });
    expect(await host.deliveries.put(id, { promised_at: null })).toMatchObject({ promised_at: null, is_late: false });
  });

  it('have times with a zone, and are told so of one without', async () => {
    const told = host.deliveries.put(randomUUID(), { expected_at: '2026-11-22T15:00:00' });
    await expect(told).rejects.toMatchObject({
      errors: [{ path: 'expected_at', message: expect.stringContaining('zone') }],
    });
  });

  it('are not undone by what a token said before, however often it is shown', async () => {
    const [id, customer] = [randomUUID(), randomUUID()];
    const iat = Math.floor(Date.now() / 1000) - 600;
    const signed = (deliveries: unknown[], at: number) =>
      support.client({ token: hostToken({ id: customer, iat: at, deliveries }) });
    const early = signed([{ id, status: 'out_for_delivery', tracking_number: 'PX-3' }], iat);
    expect(await early.deliveries.get(id)).toMatchObject({ status: 'out_for_delivery' });
    await host.deliveries.put(id, { status: 'delivered' });
    expect(await early.deliveries.get(id)).toMatchObject({ status: 'delivered', tracking_number: 'PX-3' });
    const later = signed([{ id, status: 'returned' }], Math.floor(Date.now() / 1000));
    expect(await later.deliveries.get(id)).toMatchObject({ status: 'returned' });
    expect(await early.deliveries.get(id)).toMatchObject({ status: 'returned' });
  });

  it('belong to whom an old token names too, as they are known now', async () => {
    const [id, customer] = [randomUUID(), randomUUID()];
    await host.deliveries.put(id, { status: 'delivered' });
    const token = hostToken({ id: customer, iat: -1, deliveries: [{ id, status: 'in_transit' }] });
    expect(await support.client({ token }).deliveries.get(id)).toMatchObject({ status: 'delivered' });
  });

  it('are not joined again to a customer whom the host has taken off, by a token from before', async () => {
    const [id, customer] = [randomUUID(), randomUUID()];
    const now = Math.floor(Date.now() / 1000);
    const signed = (iat: number, status?: string) =>
      support.client({ token: hostToken({ id: customer, iat, deliveries: [{ id, ...(status && { status }) }] }) });
    expect(await signed(now - 60).deliveries.get(id)).toMatchObject({ external_id: id });
    await host.deliveries.put(id, { customer_ids: [`${id}-other`] });
    // Whether it tells news or none.
    for (const before of [signed(now - 60), signed(now - 60, 'in_transit')]) {
      expect(await refused(before.deliveries.get(id))).toMatchObject({ status: 404 });
    }
    expect(await refused(signed(now - 60).tickets.create({ ...parcel, delivery_id: id }))).toMatchObject({
      status: 422,
    });
    expect(await owns(`${id}-other`, id)).toBe(true);
    // Nor by one that does not say when it was signed.
    const timeless = support.client({ token: hostToken({ id: customer, iat: undefined, deliveries: [{ id }] }) });
    expect(await refused(timeless.deliveries.get(id))).toMatchObject({ status: 404 });
    // A later word of the host's counts again.
    expect(await signed(now + 2).deliveries.get(id)).toMatchObject({ external_id: id });
  });

  it('say the same again when told the same again', async () => {
    const id = randomUUID();
    const report = { status: 'in_transit' as const, host_data: { zone: 'B' }, customer_ids: [`${id}-a`] };
    const once = await host.deliveries.put(id, report);
    expect(await host.deliveries.put(id, report)).toEqual(once);
  });

  it('belong to those who are named, before they ever came, and to no others', async () => {
    const id = randomUUID();
    const [sender, recipient, neighbour] = ['sender', 'recipient', 'neighbour'].map((name) => `${name}-${id}`) as [
      string,
      string,
      string,
    ];
    await host.deliveries.put(id, { customer_ids: [sender, recipient, sender] });
    expect([await owns(sender, id), await owns(recipient, id), await owns(neighbour, id)]).toEqual([true, true, false]);
    await host.deliveries.put(id, { status: 'delivered' });
    expect(await owns(sender, id)).toBe(true);
    await host.deliveries.put(id, { customer_ids: [neighbour] });
    expect([await owns(sender, id), await owns(recipient, id), await owns(neighbour, id)]).toEqual([
      false,
      false,
      true,
    ]);
    await host.deliveries.put(id, { customer_ids: [] });
    expect(await owns(neighbour, id)).toBe(false);
  });

  it('name a customer by number or text alike', async () => {
    const id = randomUUID();
    const number = 1_000_000 + Math.floor(Math.random() * 1_000_000);
    await host.deliveries.put(id, { customer_ids: [number] });
    expect(await owns(String(number), id)).toBe(true);
  });

  it('can be linked to a ticket by their owner', async () => {
    const id = randomUUID();
    const told = await host.deliveries.put(id, { tracking_number: `PX-${id}`, customer_ids: [`c-${id}`] });
    const ticket = { subject: 's', description: 'd', category: 'late', delivery_id: `PX-${id}` } as const;
    const made = await as(`c-${id}`).tickets.create(ticket);
    expect(made).toMatchObject({ delivery_id: told.id, delivery_ref: `PX-${id}`, delivery_state: 'verified' });
    expect(await refused(as('stranger').tickets.create(ticket))).toMatchObject({ code: 'unknown_delivery' });
  });

  it('are another host’s own under the same id', async () => {
    const id = randomUUID();
    const mine = await host.deliveries.put(id, { status: 'in_transit', customer_ids: ['one'] });
    const theirs = await other.deliveries.put(id, { status: 'returned', customer_ids: ['one'] });
    expect(theirs.id).not.toBe(mine.id);
    expect((await as('one').deliveries.get(id)).status).toBe('in_transit');
    expect((await as('one', undefined, otherSecret).deliveries.get(id)).status).toBe('returned');
  });

  it('say the last word, be it a token’s or a program’s', async () => {
    const id = randomUUID();
    const owner = `owner-${id}`;
    await as(owner, [{ id, status: 'in_transit', promised_at }]).deliveries.list();
    await host.deliveries.put(id, { status: 'delivered' });
    expect(await as(owner).deliveries.get(id)).toMatchObject({ status: 'delivered', promised_at });
    await as(owner, [{ id, status: 'returned' }]).deliveries.list();
    expect(await as(owner).deliveries.get(id)).toMatchObject({ status: 'returned', promised_at });
    await host.deliveries.put(id, { customer_ids: [] });
    expect(await owns(owner, id)).toBe(false);
  });

  it('lose nothing of what several tell at once, and make nobody wait for ever', async () => {
    const ids = times(6, () => randomUUID());
    const people = times(8, (i) => `crowd-${i}-${ids[0]}`);
    const shuffled = <T>(list: T[]) => [...list].sort(() => Math.random() - 0.5);
    const expected_at = '2026-11-22T15:00:00.000Z';
    const told = times(60, (i) => {
      const id = ids[i % ids.length] as string;
      const kind = Math.floor(i / ids.length) % 4;
      if (kind === 0) return host.deliveries.put(id, { promised_at });
      if (kind === 1) return host.deliveries.put(id, { expected_at, customer_ids: shuffled(people) });
      if (kind === 2) return host.deliveries.put(id, { tracking_number: `PX-${id}` });
      const claims = shuffled(ids).map((each) => ({ id: each, status: 'in_transit' }));
      return as(people[i % people.length] as string, claims).deliveries.list();
    });
    const { lost } = await settled(told.map((call) => Promise.resolve(call) as Promise<unknown>));
    expect(lost).toEqual([]);
    for (const id of ids) {
      expect(await as(people[7] as string).deliveries.get(id)).toMatchObject({
        tracking_number: `PX-${id}`,
        status: 'in_transit',
        promised_at,
        expected_at,
      });
    }
  });

  it('keep both of two different words said at the same moment', async () => {
    for (const _ of times(15, () => 0)) {
      const id = randomUUID();
      await host.deliveries.put(id, {});
      await Promise.all([
        host.deliveries.put(id, { promised_at }),
        host.deliveries.put(id, { status: 'in_transit' }),
        host.deliveries.put(id, { tracking_number: 'PX-5' }),
        as(`o-${id}`, [{ id, expected_at: promised_at }]).deliveries.list(),
      ]);
      expect(await host.deliveries.put(id, {})).toMatchObject({
        promised_at,
        expected_at: promised_at,
        status: 'in_transit',
        tracking_number: 'PX-5',
      });
    }
  });

  it.each([
    ['a status that there is not', { status: 'lost in space' }, 'status'],
    ['a time without a zone', { promised_at: '2026-11-22T13:00:00' }, 'promised_at'],
    ['a field that is not known', { owner: 'one' }, 'owner'],
    ['a guest’s name as a customer’s', { customer_ids: ['one', 'guest:one'] }, 'customer_ids.1'],
    ['more people than a parcel has', { customer_ids: times(51, String) }, 'customer_ids'],
    ['an id that nothing can hold', { customer_ids: ['a\u0000b'] }, 'customer_ids.0'],
  ])('refuse %s, and keep nothing of it', async (_, report, path) => {
    const id = randomUUID();
    const refusal = await refused(host.deliveries.put(id, report as never));
    expect(refusal).toMatchObject({ status: 422, errors: [{ path }] });
    expect(await support.sql`select 1 from deliveries where external_id = ${id}`).toHaveLength(0);
  });
});
