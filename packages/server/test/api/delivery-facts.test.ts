import { randomUUID } from 'node:crypto';
import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeliveryHost, json, startDeliveryHost } from '../harness/delivery-host.js';
import { refused } from '../harness/refused.js';
import { times } from '../harness/settled.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

const known = {
  carrier: 'DPD',
  service: 'Express 12:00',
  destination_country: 'DE',
  destination_area: '104',
};
const internal = { hub: 'Berlin-Tempelhof', host_data: { zone: 'B', weight_kg: 2.4, insured: true, note: null } };
const all = { ...known, ...internal };
const unknown = Object.fromEntries(Object.keys(all).map((name) => [name, null]));

describe('what a host may tell of a delivery beside its state', () => {
  let support: TestSupport;
  let lookup: DeliveryHost;
  let host: Support;
  let admin: Support;
  beforeAll(async () => {
    lookup = await startDeliveryHost();
    support = await startSupport({ SUPPORT_DELIVERY_LOOKUP: lookup.settings() });
    admin = await support.admin();
    const { key } = await admin.integrations.createKey({ name: 'Host', issuer: 'host' });
    host = support.client({ token: key });
  });
  afterAll(() => Promise.all([lookup.stop(), support.stop()]));

  const as = (id: string, deliveries: unknown[] = [], more: object = {}) =>
    support.client({ token: hostToken({ id, deliveries, ...more }) });
  const nowKnown = (id: string) => host.deliveries.put(id, {});
  const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  it('is not known until it is told', async () => {
    expect(await host.deliveries.put(randomUUID(), {})).toMatchObject(unknown);
  });

  it('comes by an API key, by a token, and by the host’s answer alike', async () => {
    const [put, claimed, asked] = times(3, () => randomUUID()) as [string, string, string];
    expect(await host.deliveries.put(put, all)).toMatchObject(all);
    expect(await as('priya', [{ id: claimed, ...all }]).deliveries.get(claimed)).toMatchObject(known);
    expect(await nowKnown(claimed)).toMatchObject(all);
    lookup.answers(json({ id: asked, ...all }), asked);
    expect(await as('priya').deliveries.get(asked)).toMatchObject(known);
    expect(await nowKnown(asked)).toMatchObject(all);
  });

  it('is kept trimmed and composed, a country in capitals, and the host’s own as it is', async () => {
    const host_data = { zürich: 'Zu\u0308rich ', b: 1e300, a: -0.1, 10: '' };
    const told = await host.deliveries.put(randomUUID(), {
      carrier: ' Zu\u0308rich Post\u202e ',
      destination_country: 'ch',
      host_data,
    });
    expect(told).toMatchObject({ carrier: 'Zürich Post', destination_country: 'CH', host_data });
    expect(JSON.stringify(told.host_data)).toBe(JSON.stringify(host_data));
  });

  it('stays where a later word does not say it, and is forgotten where that says null', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    for (const id of [one, other]) {
      await host.deliveries.put(id, all);
      expect(await host.deliveries.put(id, { status: 'delivered' })).toMatchObject(all);
    }
    expect(await host.deliveries.put(one, { ...unknown })).toMatchObject(unknown);
    await as('tom', [{ id: other, ...unknown }], { iat: inSeconds(2) }).deliveries.list();
    expect(await nowKnown(other)).toMatchObject({ ...unknown, status: 'delivered' });
  });

  it('is unknown where a host writes nothing, by either way', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const nothing = { carrier: '', service: ' ', destination_country: '', destination_area: '', hub: '\t' };
    const none = { carrier: null, service: null, destination_country: null, destination_area: null, hub: null };
    for (const id of [one, other]) await host.deliveries.put(id, all);
    expect(await host.deliveries.put(one, nothing)).toMatchObject(none);
    await as('tom', [{ id: other, ...nothing }], { iat: inSeconds(2) }).deliveries.list();
    expect(await nowKnown(other)).toMatchObject(none);
  });

  it('has the host’s own whole in place of what was there', async () => {
    const id = randomUUID();
    await host.deliveries.put(id, all);
    expect((await host.deliveries.put(id, { host_data: { zone: 'C' } })).host_data).toEqual({ zone: 'C' });
    expect((await host.deliveries.put(id, { host_data: {} })).host_data).toEqual({});
  });

  it('is no news when it is said again, and is when any of it is another', async () => {
    const id = randomUUID();
    const { updated_at } = await host.deliveries.put(id, all);
    support.travel(1000);
    expect(await host.deliveries.put(id, all)).toMatchObject({ updated_at });
    const others = {
      carrier: 'dpd',
      service: 'Classic',
      destination_country: 'AT',
      destination_area: '105',
      hub: 'Wien',
    };
    let before = updated_at;
    for (const news of [...Object.entries(others), ['host_data', { ...internal.host_data, zone: 'C' }] as const]) {
      support.travel(1000);
      const then = await host.deliveries.put(id, Object.fromEntries([news]));
      expect(then).toMatchObject(Object.fromEntries([news]));
      expect(then.updated_at > before).toBe(true);
      before = then.updated_at;
    }
  });

  it('is as old as the token that says it: an old word fills in what nobody told, and changes nothing', async () => {
    const [id, customer] = [randomUUID(), randomUUID()];
    const { carrier, hub, ...rest } = all;
    await host.deliveries.put(id, { carrier, hub });
    const early = { carrier: 'GLS', hub: 'Neuenstein', ...rest };
    await as(customer, [{ id, ...early }], { iat: inSeconds(-600) }).deliveries.list();
    expect(await nowKnown(id)).toMatchObject(all);
    const older = { id, ...early, service: 'Paket', host_data: { zone: 'Z' } };
    await as(customer, [older], { iat: inSeconds(-900) }).deliveries.list();
    expect(await nowKnown(id)).toMatchObject(all);
  });

  const large = { text: 'ü'.repeat(1019) };
  it.each<[string, string, unknown]>([
    ['a carrier of two lines', 'carrier', 'DPD\nGLS'],
    ['a carrier that is too long', 'carrier', 'x'.repeat(81)],
    ['a carrier of which nothing is seen', 'carrier', '\u200b'],
    ['a carrier that is no text', 'carrier', 7],
    ['a service that is too long', 'service', 'x'.repeat(81)],
    ['a hub that is too long', 'hub', 'x'.repeat(81)],
    ['an area that is an address', 'destination_area', 'Lindenstraße 14, 10969 Berlin'],
    ['a country by its name', 'destination_country', 'Germany'],
    ['a country of three letters', 'destination_country', 'DEU'],
    ['a letter that is two in capitals', 'destination_country', 'ß'],
    ['data that is a list', 'host_data', ['zone']],
    ['data that is a text', 'host_data', 'zone'],
    ['data that is not flat', 'host_data', { zone: { of: 'B' } }],
    ['data of too many keys', 'host_data', Object.fromEntries(times(31, (i) => [`k${i}`, i]))],
    ['data that is too large in bytes', 'host_data', large],
    ['data that nothing can hold', 'host_data', { zone: 'a\u0000b' }],
    ['data under a name that nothing can hold', 'host_data', { '\ud800': 1 }],
  ])('is refused as %s, costs a token that one delivery, and makes the host’s answer none', async (_, name, value) => {
    const [id, other] = [randomUUID(), randomUUID()];
    expect(await refused(host.deliveries.put(id, { [name]: value }))).toMatchObject({
      status: 422,
      errors: [{ path: name }],
    });
    const { data } = await as(id, [
      { id, [name]: value },
      { id: other, ...all },
    ]).deliveries.list();
    expect(data.map(({ external_id }) => external_id)).toEqual([other]);
    lookup.answers(json({ id, [name]: value }), id);
    const { delivery_state } = await as(id).tickets.create({ ...lateParcel, delivery_id: id });
    expect(delivery_state).toBe('unverified');
    expect(await support.sql`select 1 from deliveries where external_id = ${id}`).toHaveLength(0);
  });

  it('may be just as much as there is room for', async () => {
    const most = {
      carrier: 'x'.repeat(80),
      destination_area: 'x'.repeat(20),
      host_data: { text: 'ü'.repeat(1018) },
    };
    expect(Buffer.byteLength(JSON.stringify(most.host_data))).toBe(2047);
    expect(await host.deliveries.put(randomUUID(), most)).toMatchObject(most);
    const keys = Object.fromEntries(times(30, (i) => [`k${i}`, i]));
    expect((await host.deliveries.put(randomUUID(), { host_data: keys })).host_data).toEqual(keys);
  });
});
