import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BehindProxy, startBehindProxy } from '../harness/behind-proxy.js';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

/** What a request asks of the database, one thing after another. */
describe('trips to the database', () => {
  let started: BehindProxy;
  let { support, proxy } = {} as BehindProxy;
  beforeAll(async () => {
    started = await startBehindProxy();
    ({ support, proxy } = started);
  });
  afterAll(() => started?.stop());

  /** The fewest of several tries: what the server does by itself comes between now and then. */
  async function tripsOf(ask: () => PromiseLike<unknown>): Promise<number> {
    const counted: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const before = proxy.trips();
      await ask();
      counted.push(proxy.trips() - before);
    }
    return Math.min(...counted);
  }

  it('are few for what is asked most', async () => {
    const customer = support.customer({ email: 'priya.nair@example.com', deliveries: [{ id: 'PX-1' }] });
    const agent = await support.agent();
    const { id } = await customer.tickets.create({ ...lateParcel, delivery_id: 'PX-1' });
    await agent.tickets.assignSelf(id);
    await agent.messages.send(id, 'It comes tomorrow.');
    const seen = {
      create: await tripsOf(() => customer.tickets.create(lateParcel)),
      get: await tripsOf(() => customer.tickets.get(id)),
      list: await tripsOf(() => customer.tickets.list()),
      write: await tripsOf(() => customer.messages.send(id, 'Thank you.')),
      'agent: get': await tripsOf(() => agent.tickets.get(id)),
      'agent: list': await tripsOf(() => agent.tickets.assigned()),
      'agent: queues': await tripsOf(() => agent.tickets.queues()),
      'agent: reply': await tripsOf(() => agent.messages.send(id, 'You are welcome.')),
    };
    // With an Idempotency-Key, as the SDK sends one, and of a ticket with a parcel.
    expect(seen).toEqual({
      create: 4,
      get: 2,
      list: 2,
      write: 4,
      'agent: get': 2,
      'agent: list': 2,
      'agent: queues': 1,
      'agent: reply': 5,
    });
  });

  it('are as many as statements where a pooler keeps none: it works all the same, and nothing is kept', async () => {
    const plain = await startSupport({ SUPPORT_PREPARED_STATEMENTS: 'off' });
    const customer = plain.customer({ email: 'priya.nair@example.com' });
    const { id } = await customer.tickets.create(lateParcel);
    expect((await customer.tickets.get(id)).subject).toBe(lateParcel.subject);
    const kept = 'select count(*)::int as kept from pg_prepared_statements';
    const keptBy = async ({ context }: TestSupport) =>
      Number((await context.db.execute<{ kept: number }>(kept)).rows[0]?.kept);
    expect(await keptBy(plain)).toBe(0);
    expect(await keptBy(support)).toBeGreaterThan(0);
    await plain.stop();
  });
});
