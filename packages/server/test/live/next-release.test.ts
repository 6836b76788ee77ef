import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveReader } from '../harness/live-reader.js';
import { adminCredentials, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
const readers: LiveReader[] = [];
beforeAll(async () => {
  support = await startSupport();
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  await support.stop();
});

const listen = async (token: string) => {
  const reader = await LiveReader.open(support.fetch, token);
  readers.push(reader);
  await reader.until('ready');
  return reader;
};

describe('an event of a kind that only the next release knows', () => {
  it('reaches whom it was recorded for and no customer, and nothing stops for it', async () => {
    const token = hostToken({ id: randomUUID(), name: 'Priya Nair', exp: Math.floor(Date.now() / 1000) + 3600 });
    const customer = support.client({ token });
    const { id } = await customer.tickets.create(lateParcel);
    const admin = await support.client().auth.signIn(adminCredentials);
    const [atCustomer, atAdmin] = [await listen(token), await listen(admin.access)];
    await customer.live.signal(id, 'viewing');
    await atAdmin.until('ticket.presence', ({ people }) => people.some(({ role }) => role === 'customer'));

    await support.sql`insert into events (id, kind, ticket_id, data, audience, groups, losing_groups, at) values (
      ${randomUUID()}, 'ticket.escalated', ${id}, ${support.sql.json({ why: 'for staff alone' })},
      ${support.sql.json({ customer: null, agents: 'all', losing: [] })}, '{agents,admins}', '{}', now())`;
    await atAdmin.untilSo(() => atAdmin.text.includes('ticket.escalated'), 'the new kind');

    const staff = support.client({ token: admin.access });
    const { people } = await staff.live.signal(id, 'typing');
    expect(people.map(({ role }) => role)).toContain('customer');
    await atCustomer.until('ticket.presence', ({ people }) => people.some(({ state }) => state === 'typing'));
    await staff.messages.send(id, 'It is in the van.');
    await atCustomer.until('ticket.message');
    expect(atCustomer.text).not.toContain('ticket.escalated');
    const { timeline } = await customer.tickets.get(id);
    expect(timeline.map(({ kind }) => kind)).toEqual(['ticket.created', 'ticket.message']);
    expect(readers.flatMap(({ misfits }) => misfits)).toEqual([]);
  });
});
