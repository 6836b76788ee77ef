import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRows, untilBlocked } from '../harness/database-rows.js';
import { unwritableTable } from '../harness/holding.js';
import { settled, times } from '../harness/settled.js';
import { hostToken, lateParcel as newParcel, startSupport, type TestSupport } from '../harness/support.js';

// The same to the letter each time: retries are compared.
const lateParcel = { ...newParcel };

const hour = 3_600_000;

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

const tickets = async () => (await countRows(support.sql))['support_tickets'];

/** Creates a ticket by a bare request, without the SDK's retries. */
function create(customer: string, key: string, ticket: object = lateParcel): Promise<Response> {
  return support.request('/api/support/tickets/create/', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${hostToken({ id: customer, exp: 9_999_999_999 })}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(ticket),
  });
}

describe('an Idempotency-Key', () => {
  it('makes one ticket of 50 requests at once, and the SDK’s retries all end with that ticket', async () => {
    const before = await tickets();
    const customer = support.customer({ name: 'Priya Nair' });
    const idempotencyKey = randomUUID();
    const { won, lost } = await settled(times(50, () => customer.tickets.create(lateParcel, { idempotencyKey })));
    expect(lost).toEqual([]);
    expect(new Set(won.map(({ id }) => id)).size).toBe(1);
    expect(await tickets()).toBe((before ?? 0) + 1);
  });

  it('answers a retry with the first answer, to the letter, and says that it is one', async () => {
    const first = await create('priya', 'again');
    const text = await first.text();
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await create('priya', 'again');
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await again.text()).toBe(text);
  });

  it('with another body is refused', async () => {
    await create('priya', 'other-body');
    const other = await create('priya', 'other-body', { ...lateParcel, subject: 'Something else' });
    expect([other.status, await other.json()]).toMatchObject([422, { code: 'idempotency_mismatch' }]);
  });

  it('of another person is another key', async () => {
    const mine = (await (await create('priya', 'shared')).json()) as { id: string };
    const theirs = (await (await create('tom', 'shared')).json()) as { id: string };
    expect(theirs.id).not.toBe(mine.id);
  });

  it('is kept for 24 hours', async () => {
    const first = await (await create('priya', 'a-day')).json();
    support.travel(24 * hour - 60_000);
    expect(await (await create('priya', 'a-day')).json()).toEqual(first);
    support.travel(61_000);
    const fresh = await create('priya', 'a-day');
    expect(fresh.headers.get('idempotent-replayed')).toBeNull();
    expect((await fresh.json()) as object).not.toMatchObject({ id: (first as { id: string }).id });
  });

  it('whose first request is still under way is refused with when to ask again', async () => {
    const tickets = await unwritableTable(support.sql, 'support_tickets');
    const first = create('priya', 'slow');
    await untilBlocked(support.sql);
    const second = await create('priya', 'slow');
    expect(second.status).toBe(409);
    expect(second.headers.get('retry-after')).toBe('1');
    expect(await second.json()).toMatchObject({ code: 'idempotency_in_flight' });
    await tickets.release();
    expect((await first).status).toBe(201);
  });

  it('of a request that was refused is free again', async () => {
    expect((await create('priya', 'mended', { ...lateParcel, delivery_id: 'PX-000000' })).status).toBe(422);
    expect((await create('priya', 'mended')).status).toBe(201);
  });

  it('that is none is refused', async () => {
    for (const key of ['', 'a b', 'k'.repeat(256)]) expect((await create('priya', key)).status).toBe(422);
  });

  it('is kept so that the table does not tell the request: a registration holds a password', async () => {
    const idempotencyKey = randomUUID();
    const person = {
      name: 'Nora Weiss',
      email: 'nora@logishift.example',
      password: 'correct horse',
      phone: '+49 30 1',
    };
    await support.client().agents.register(person, { idempotencyKey });
    const [kept] = await support.sql`select * from idempotency_keys order by created_at desc limit 1`;
    expect(JSON.stringify(kept)).not.toContain(idempotencyKey);
    expect(JSON.stringify(kept)).not.toContain(person.password);
  });
});

describe('many at once', () => {
  it('30 registrations do not wait for each other’s connections', async () => {
    const { lost } = await settled(
      times(30, (i) =>
        support.client({ maxRetries: 0 }).agents.register({
          name: `Agent ${i}`,
          email: `a${i}@x.example`,
          password: 'a-password-of-theirs',
          phone: '+49 30 1',
        }),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('one new customer’s first 20 requests make one person', async () => {
    const customer = support.customer({ id: 'brand-new', deliveries: times(5, (i) => ({ id: `d${i}` })) });
    await Promise.all(times(20, () => customer.tickets.list()));
    const [people] = await support.sql`select count(*)::int as count from users where external_id = 'brand-new'`;
    expect(people).toEqual({ count: 1 });
  });

  it('customers whose tokens tell of the same deliveries, in any order, do not hinder each other', async () => {
    const deliveries = times(40, (i) => ({ id: `shared-${i}` }));
    const lists = times(24, (i) => (i % 2 ? deliveries : deliveries.toReversed()));
    const asking = lists.map((deliveries, i) => {
      const token = hostToken({ id: `neighbour-${i}`, deliveries, exp: 9_999_999_999 });
      return support.request('/api/support/deliveries/?limit=100', { headers: { authorization: `Bearer ${token}` } });
    });
    expect((await Promise.all(asking)).map(({ status }) => status)).toEqual(times(24, () => 200));
  });
});
