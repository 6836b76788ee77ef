import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Support } from '@logishift/support-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Answer,
  broken,
  type DeliveryHost,
  json,
  lookupSecret,
  notFound,
  silent,
  startDeliveryHost,
  startReadmeHost,
} from '../harness/delivery-host.js';
import { gate } from '../harness/gate.js';
import { refused } from '../harness/refused.js';
import { times } from '../harness/settled.js';
import { hostSecret, hostToken, startSupport, type TestSupport } from '../harness/support.js';

const otherSecret = 'the-secret-that-the-other-host-signs-its-tokens-with';
const about = (delivery_id: string) =>
  ({ subject: 'Where?', description: 'It is late.', category: 'late', delivery_id }) as const;
const parcel = (ref: string) => json({ id: `id-${ref}`, tracking_number: ref, status: 'in_transit' });
const newRef = () => `PX-${randomUUID()}`;

/** A host, and the server that asks it. */
async function start(settings: object = {}) {
  const host = await startDeliveryHost();
  const support = await startSupport({
    SUPPORT_DELIVERY_LOOKUP: host.settings(settings),
    SUPPORT_TRUSTED_ISSUERS: JSON.stringify([
      { name: 'host', algorithm: 'HS256', secret: hostSecret },
      { name: 'other', algorithm: 'HS256', secret: otherSecret },
    ]),
  });
  return { host, support, stop: async () => void (await Promise.all([host.stop(), support.stop()])) };
}

const stateOf = async (customer: Support, id: string) => (await customer.tickets.get(id)).delivery_state;
const patience = { timeout: 25_000, interval: 100 };

describe('a host that is asked about deliveries', () => {
  let host: DeliveryHost;
  let support: TestSupport;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ host, support, stop } = await start());
  });
  afterAll(() => stop());

  it('makes a delivery its customer’s own, and the ticket’s', async () => {
    const ref = newRef();
    host.answers(parcel(ref), ref);
    const customer = support.customer();
    const ticket = await customer.tickets.create(about(ref));
    expect(ticket).toMatchObject({ delivery_ref: ref, delivery_state: 'verified' });
    expect(await customer.deliveries.get(ref)).toMatchObject({ id: ticket.delivery_id, external_id: `id-${ref}` });
    host.answers(notFound, ref);
    expect(await refused(support.customer().deliveries.get(ref))).toMatchObject({ code: 'not_found' });
  });

  it('can tell that it is us who ask, about which of its customers', async () => {
    const customer = 'a customer/with ö?';
    const ref = 'PX 1/2?&#ü';
    await refused(support.customer({ id: customer }).deliveries.get(ref));
    const question = host.asked.at(-1);
    expect(question?.url).toBe(`/lookup/${encodeURIComponent(ref)}?customer=${encodeURIComponent(customer)}`);
    expect(question?.signed).toBe(true);
    expect(question?.headers).toMatchObject({ accept: 'application/json' });
  });

  it('is never asked at another of its addresses', async () => {
    const before = host.count();
    for (const ref of ['.', '..']) {
      expect(await refused(support.customer().tickets.create(about(ref)))).toMatchObject({ code: 'unknown_delivery' });
    }
    expect(host.count()).toBe(before);
  });

  it('says that a delivery is not theirs: then there is no ticket about it', async () => {
    const customer = support.customer();
    expect(await refused(customer.tickets.create(about(newRef())))).toMatchObject({
      status: 422,
      code: 'unknown_delivery',
      errors: [{ path: 'delivery_id' }],
    });
    expect((await customer.tickets.list()).data).toEqual([]);
  });

  it('is not asked about what is known, nor for customers of others, nor for guests', async () => {
    const ref = newRef();
    host.answers(parcel(ref), ref);
    const known = { id: randomUUID(), deliveries: [{ id: ref }] };
    await support.client({ token: hostToken(known) }).tickets.create(about(ref));
    const other = support.client({ token: hostToken({ id: 'theirs' }, otherSecret) });
    expect(await refused(other.tickets.create(about(ref)))).toMatchObject({ code: 'unknown_delivery' });
    const guest = support.client({ token: hostToken({ id: 'visitor', guest_delivery: 'another' }) });
    expect(await refused(guest.tickets.create(about(ref)))).toMatchObject({ code: 'unknown_delivery' });
    expect(host.count(ref)).toBe(0);
  });

  it('is asked once by many who ask the same at once, and by a retry not again', async () => {
    const ref = newRef();
    const { opened, open } = gate();
    host.answers((request, response) => void opened.then(() => parcel(ref)(request, response)), ref);
    const customer = support.customer();
    const asking = times(10, () => customer.tickets.create(about(ref), { idempotencyKey: ref }));
    await expect.poll(() => host.count(ref), patience).toBe(1);
    await turn();
    open();
    const made = await Promise.all(asking);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]).toMatchObject({ delivery_state: 'verified' });
    expect(host.count(ref)).toBe(1);
  });

  it('is believed for half a minute that there is no such delivery', async () => {
    const ref = newRef();
    const customer = support.customer();
    await refused(customer.deliveries.get(ref));
    await refused(customer.deliveries.get(ref));
    expect(host.count(ref)).toBe(1);
    host.answers(parcel(ref), ref);
    support.travel(31_000);
    await expect(customer.deliveries.get(ref)).resolves.toMatchObject({ tracking_number: ref });
  });

  it('has told a program’s news later than its answer: the news counts', async () => {
    const ref = newRef();
    host.answers(parcel(ref), ref);
    const { key } = await (await support.admin()).integrations.createKey({ name: 'Host', issuer: 'host' });
    const customer = support.customer();
    await customer.deliveries.get(ref);
    await support.client({ token: key }).deliveries.put(`id-${ref}`, { customer_ids: ['somebody else'] });
    expect(await refused(customer.deliveries.get(ref))).toMatchObject({ code: 'not_found' });
    expect(host.count(ref)).toBe(1);
  });
});

const latin1: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(Buffer.from(JSON.stringify({ id: 'PX-1', tracking_number: 'PX-Zürich' }), 'latin1'));
};
const endless: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"id":"1",');
};

let poured = 0;
const giant: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const part = ' '.repeat(16_384);
  const pour = () => {
    do poured += part.length;
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', pour);
  pour();
};

const redirect: Answer = (_, response) => {
  response.writeHead(302, { location: '/lookup/elsewhere' });
  response.end();
};

const text: Answer = (_, response) => response.end('<html>Welcome</html>');
const hangUp: Answer = (_, response) => response.destroy();

describe('a host in trouble', () => {
  let host: DeliveryHost;
  let support: TestSupport;
  let stop: () => Promise<void>;
  const waiting: { customer: Support; id: string; ref: string }[] = [];
  beforeAll(async () => {
    ({ host, support, stop } = await start());
  });
  afterAll(() => stop());

  it.each<[string, Answer]>([
    ['says nothing', silent],
    ['never ends its answer', endless],
    ['has an error', broken],
    ['hangs up', hangUp],
    ['does not let us in', json({}, 401)],
    ['answers with a page', text],
    ['answers with something else', json({ tracking_number: 'PX-1' })],
    ['answers with null', json(null)],
    ['answers in Latin-1', latin1],
    ['sends us elsewhere', redirect],
    ['pours out more than anybody can read', giant],
  ])('that %s does not keep its customer from asking for help', async (_, answer) => {
    const ref = newRef();
    host.answers(answer, ref);
    const customer = support.customer();
    const begun = performance.now();
    const ticket = await customer.tickets.create(about(ref));
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(ticket).toMatchObject({ delivery_id: null, delivery_ref: ref, delivery_state: 'unverified' });
    expect(host.count(ref)).toBeGreaterThan(0);
    expect(host.count('elsewhere')).toBe(0);
    // What the sockets between us hold, and no more.
    expect(poured).toBeLessThan(16 * 1024 * 1024);
    waiting.push({ customer, id: ticket.id, ref });
    host.answers(parcel(ref), ref);
  });

  it('is asked again by itself, until each ticket has its delivery', async () => {
    for (const { customer, id, ref } of waiting) {
      await expect.poll(() => stateOf(customer, id), patience).toBe('verified');
      expect((await customer.tickets.get(id)).delivery).toMatchObject({ tracking_number: ref });
    }
  });

  it('tells everybody of the ticket when it can, and no version rises by it', async () => {
    const ref = newRef();
    host.answers(broken, ref);
    const customer = support.customer();
    const agent = await support.agent();
    const { id, version } = await customer.tickets.create(about(ref));
    expect(await agent.tickets.get(id)).toMatchObject({
      delivery: null,
      delivery_ref: ref,
      delivery_state: 'unverified',
    });
    host.answers(parcel(ref), ref);
    await expect.poll(() => stateOf(customer, id), patience).toBe('verified');
    for (const person of [customer, agent, await support.admin()]) {
      const { timeline, delivery, ...ticket } = await person.tickets.get(id);
      expect(ticket).toMatchObject({ version, delivery_state: 'verified' });
      const data = { delivery_id: delivery?.id, delivery_state: 'verified' };
      expect(timeline.filter(({ kind }) => kind === 'ticket.delivery_changed')).toMatchObject([{ actor: null, data }]);
    }
  });

  it('may say later that there is no such delivery: the ticket stays, and says so', async () => {
    const ref = newRef();
    host.answers(broken, ref);
    const customer = support.customer();
    const { id } = await customer.tickets.create(about(ref));
    host.answers(notFound, ref);
    await expect.poll(() => stateOf(customer, id), patience).toBe('unknown');
    expect(await customer.tickets.get(id)).toMatchObject({ delivery: null, delivery_id: null, delivery_ref: ref });
  });

  it('is not needed when its token tells of the delivery first', async () => {
    const ref = newRef();
    host.answers(broken, ref);
    const id = randomUUID();
    const customer = support.customer({ id });
    const ticket = await customer.tickets.create(about(ref));
    await support.customer({ id, deliveries: [{ id: '5', tracking_number: ref }] }).deliveries.list();
    await expect.poll(() => stateOf(customer, ticket.id), patience).toBe('verified');
  });

  it('costs who looks for a delivery a "not known"', async () => {
    const ref = newRef();
    host.answers(broken, ref);
    expect(await refused(support.customer().deliveries.get(ref))).toMatchObject({ status: 404, code: 'not_found' });
    host.answers(parcel(ref), ref);
  });
});

describe('a host that is slow', () => {
  it('holds no connection to the database: others are served while many wait for it', async () => {
    const { host, support, stop } = await start({ timeout_ms: 3000 });
    try {
      const { opened, open } = gate();
      host.answers((request, response) => void opened.then(() => notFound(request, response)));
      const asking = times(12, () => refused(support.customer().tickets.create(about(newRef()))));
      await expect.poll(() => host.count(), patience).toBe(12);
      await support.customer().tickets.list();
      open();
      for (const refusal of await Promise.all(asking)) expect(refusal.code).toBe('unknown_delivery');
    } finally {
      await stop();
    }
  });

  it('is waited for as long as was said, and a ticket is made within 4.5 s', async () => {
    const { host, support, stop } = await start({ timeout_ms: 3000 });
    try {
      host.answers(silent);
      const begun = performance.now();
      const ticket = await support.customer().tickets.create(about(newRef()));
      const took = performance.now() - begun;
      expect(ticket.delivery_state).toBe('unverified');
      expect(took).toBeGreaterThan(2900);
      expect(took).toBeLessThan(4500);
    } finally {
      await stop();
    }
  });
});

describe('a host that fails again and again', () => {
  let host: DeliveryHost;
  let support: TestSupport;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ host, support, stop } = await start({ timeout_ms: 3000 }));
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => stop());

  const create = async () => (await support.customer().tickets.create(about(newRef()))).delivery_state;

  it('is left alone, then asked by one alone whether it is back, then by all', async () => {
    host.answers(broken);
    const first = support.customer();
    const ref = newRef();
    const { id } = await first.tickets.create(about(ref));
    for (const _ of times(9, () => 0)) expect(await create()).toBe('unverified');
    expect(host.count()).toBe(5);

    vi.setSystemTime(Date.now() + 13_000);
    const { opened, open } = gate();
    const found: Answer = (request, response) => parcel(request.url?.split(/[/?]/)[2] ?? '')(request, response);
    host.answers((request, response) => void opened.then(() => found(request, response)));
    const states: unknown[] = [];
    const asking = times(10, () => create().then((state) => states.push(state)));
    await expect.poll(() => host.count(), patience).toBe(6);
    // The nine who did not ask have their tickets while the one still waits.
    await expect.poll(() => states, patience).toEqual(times(9, () => 'unverified'));
    open();
    await Promise.all(asking);
    // The nine may be asked about again, by the jobs that look after them.
    expect(host.count()).toBeLessThan(16);

    await expect.poll(create, patience).toBe('verified');
    await expect.poll(() => stateOf(first, id), patience).toBe('verified');
  });
});

describe('a host that is not there', () => {
  it('does not keep its customer from asking for help', async () => {
    const host = await startDeliveryHost();
    const settings = host.settings();
    await host.stop();
    const support = await startSupport({ SUPPORT_DELIVERY_LOOKUP: settings });
    try {
      const ticket = await support.customer().tickets.create(about(newRef()));
      expect(ticket).toMatchObject({ delivery_id: null, delivery_state: 'unverified' });
    } finally {
      await support.stop();
    }
  });
});

describe('the host of the README', () => {
  it('understands our questions, and answers them', async () => {
    const host = await startReadmeHost(`(ref, customer) =>
      ref === 'PX 1/2' && customer === 'priya' ? { id: '77', tracking_number: ref, status: 'in_transit' } : undefined`);
    const settings = { url: `${host.url}/support/deliveries/{ref}?customer={customer}`, secret: lookupSecret };
    const support = await startSupport({ SUPPORT_DELIVERY_LOOKUP: JSON.stringify({ ...settings, issuer: 'host' }) });
    try {
      const priya = support.customer({ id: 'priya' });
      expect(await priya.deliveries.get('PX 1/2')).toMatchObject({ external_id: '77', status: 'in_transit' });
      expect(await refused(priya.deliveries.get('PX-2'))).toMatchObject({ code: 'not_found' });
      expect(await refused(support.customer().tickets.create(about('PX 1/2')))).toMatchObject({ status: 422 });
      expect((await fetch(`${host.url}/support/deliveries/PX-2?customer=priya`)).status).toBe(401);
    } finally {
      host.stop();
      await support.stop();
    }
  });
});
