import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

const minute = 60_000;

async function taken(customer: Support, agent: Support) {
  const { id } = await customer.tickets.create(lateParcel);
  return agent.tickets.assignSelf(id);
}

describe('news of own tickets', () => {
  it('counts tickets, not messages, and says what happened last', async () => {
    const [customer, agent] = [support.customer(), await support.agent('Maya Lindqvist')];
    expect(await customer.tickets.news()).toEqual({ unread_tickets: 0, open_tickets: 0, latest: null });
    const first = await customer.tickets.create(lateParcel);
    const second = await customer.tickets.create({ ...lateParcel, subject: 'The box is open', delivery_ref: 'PX-1' });
    expect(await customer.tickets.news(), 'own acts are none').toMatchObject({ unread_tickets: 0, open_tickets: 2 });
    for (const { id } of [first, second]) await agent.tickets.assignSelf(id);
    await agent.messages.send(second.id, `One moment.\nI ask ${'the depot '.repeat(40)}`);
    await agent.messages.send(second.id, 'It comes today.');
    const { latest, ...counts } = await customer.tickets.news();
    expect(counts).toEqual({ unread_tickets: 2, open_tickets: 2 });
    expect(latest).toMatchObject({
      ticket_id: second.id,
      number: second.number,
      subject: 'The box is open',
      parcel: 'PX-1',
      kind: 'ticket.message',
      author_name: 'Maya Lindqvist',
      excerpt: 'It comes today.',
    });
    await agent.messages.send(first.id, `One moment.\nI ask ${'the depot '.repeat(40)}`);
    const long = (await customer.tickets.news()).latest?.excerpt as string;
    expect(long.length).toBeLessThanOrEqual(200);
    expect(long).toMatch(/^One moment\. I ask the depot .*depot…$/);
  });

  it('ends where the ticket is read, on all devices, and shows nothing of it to others', async () => {
    const [customer, agent] = [support.customer(), await support.agent()];
    const { id } = await taken(customer, agent);
    const of = async () => (await customer.tickets.list()).data.find((ticket) => ticket.id === id)?.has_news;
    expect(await of()).toBe(true);
    await agent.notifications.readTicket(id);
    expect(await of(), 'read by staff').toBe(true);
    expect(await customer.notifications.readTicket(id)).toEqual({ unread_count: 0 });
    expect(await of()).toBe(false);
    expect((await customer.notifications.list({ unread: 'true' })).data).toEqual([]);
    await agent.messages.send(id, 'Any news?');
    expect(await of()).toBe(true);
    const [one] = (await customer.notifications.list({ unread: 'true' })).data;
    await customer.notifications.read(one?.id as string);
    expect(await of(), 'the last of it read').toBe(false);
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    await customer.notifications.readAll();
    expect(await customer.tickets.news()).toMatchObject({ unread_tickets: 0 });
    await expect(support.customer().notifications.readTicket(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is none of a kind that its customer wants nothing of in the app', async () => {
    const [customer, agent] = [support.customer(), await support.agent()];
    await customer.notifications.setPreferences([{ kind: 'ticket.assigned', in_app: false, email: false }]);
    await taken(customer, agent);
    expect(await customer.tickets.news()).toMatchObject({ unread_tickets: 0 });
  });

  it('comes first in the list, then what happened last, page by page', async () => {
    const [customer, agent] = [support.customer(), await support.agent()];
    const made = [];
    for (let i = 0; i < 5; i++) {
      support.travel(minute);
      made.push((await customer.tickets.create(lateParcel)).id);
    }
    const [a, b, c, d, e] = made as [string, string, string, string, string];
    for (const id of [b, d]) {
      support.travel(minute);
      await agent.tickets.assignSelf(id);
    }
    support.travel(minute);
    await customer.messages.send(a, 'And this one?');
    const order: string[] = [];
    for await (const { id } of customer.tickets.list({ sort: 'news', limit: 2 })) order.push(id);
    expect(order).toEqual([d, b, a, e, c]);
  });
});

describe('a queue', () => {
  it('begins with who has waited longest for an agent, page by page, and is counted whole', async () => {
    const fresh = await startSupport();
    const [customer, agent] = [fresh.customer(), await fresh.agent()];
    const made: string[] = [];
    for (let i = 0; i < 5; i++) {
      fresh.travel(minute);
      made.push((await taken(customer, agent)).id);
    }
    const [a, b, c, d, e] = made as [string, string, string, string, string];
    await agent.messages.send(a, 'It comes today.');
    await agent.messages.send(d, 'It comes today.');
    await agent.tickets.updateStatus(b, { status: 'on_hold', awaiting: 'carrier' });
    await agent.tickets.updateStatus(e, { priority: 'high' });
    fresh.travel(minute);
    await customer.messages.send(d, 'It did not.');
    const since = (await agent.tickets.get(d)).waiting_since as string;
    fresh.travel(minute);
    await customer.messages.send(d, 'Hello?');
    expect((await agent.tickets.get(d)).waiting_since, 'the first word counts').toBe(since);
    const order = async (query = {}) => {
      const ids: string[] = [];
      const held = { status: ['in_progress' as const, 'on_hold' as const], sort: 'waiting' as const, limit: 2 };
      for await (const { id } of agent.tickets.assigned({ ...held, ...query })) ids.push(id);
      return ids;
    };
    expect(await order()).toEqual([c, e, d, a, b]);
    expect(await order({ waiting_for: 'agent' })).toEqual([c, e, d]);
    expect(await order({ waiting_for: 'customer' })).toEqual([a]);
    expect(await agent.tickets.queues()).toMatchObject({
      assigned: 5,
      needs_reply: 3,
      on_hold: 1,
      high: { assigned: 1 },
    });
    await agent.tickets.updateStatus(b, { status: 'in_progress' });
    expect(await order({ waiting_for: 'agent' }), 'the wait on hold was a wait').toEqual([b, c, e, d]);
    await fresh.stop();
  });

  it('has back among those who wait what its customer says is not solved', async () => {
    const [customer, agent] = [support.customer(), await support.agent()];
    const { id } = await taken(customer, agent);
    await agent.messages.send(id, 'It has come.');
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    expect(await customer.tickets.reopen(id)).toMatchObject({ status: 'in_progress', waiting_for: 'agent' });
    expect((await agent.tickets.queues()).needs_reply).toBe(1);
  });

  it('says of each ticket whether this agent has read it, and filters and counts by that', async () => {
    const fresh = await startSupport();
    const [agent, other] = [await fresh.agent(), await fresh.agent('Jonas Weber')];
    const customer = fresh.customer();
    const { id } = await customer.tickets.create(lateParcel);
    await customer.tickets.create(lateParcel);
    const unread = async (of = agent) =>
      (await of.tickets.assigned({ scope: 'unassigned', unread: 'true' })).data.map((ticket) => ticket.id);
    expect(await unread()).toHaveLength(2);
    await agent.notifications.readTicket(id);
    expect(await unread()).not.toContain(id);
    expect(await unread(other), 'to another it still is').toContain(id);
    expect((await agent.tickets.queues()).unread.unassigned).toBe(1);
    await customer.messages.send(id, 'Hello?');
    expect(await unread(), 'there is something new').toContain(id);
    const read = await agent.tickets.assigned({ scope: 'unassigned', unread: 'false' });
    expect(read.data).toEqual([]);
    await fresh.stop();
  });

  it('looks at certain tickets again in one question, as far as one may see them', async () => {
    const [customer, agent, other] = [support.customer(), await support.agent(), await support.agent('Jonas Weber')];
    const [own, another] = [await taken(customer, agent), await taken(customer, agent)];
    const theirs = await taken(customer, other);
    const free = await customer.tickets.create(lateParcel);
    const seen = async (id: string[]) =>
      (await agent.tickets.assigned({ scope: 'visible', id })).data.map((ticket) => ticket.id);
    expect(await seen([theirs.id, own.id, free.id])).toEqual([free.id, own.id]);
    expect(await seen([another.id])).toEqual([another.id]);
    await expect(seen(['LS-1'])).rejects.toMatchObject({ status: 422, errors: [{ path: 'query.id.0' }] });
    await expect(seen(Array.from({ length: 101 }, () => own.id))).rejects.toMatchObject({ status: 422 });
  });

  it('takes in what a release before wrote without saying since when it waits', async () => {
    const [customer, agent] = [support.customer(), await support.agent()];
    const { id, created_at } = await taken(customer, agent);
    await support.sql`update support_tickets set unanswered_since = null where id = ${id}`;
    expect((await agent.tickets.get(id)).waiting_since).toBe(null);
    await support.jobs.runSoon('give-tickets-their-wait');
    await expect.poll(async () => (await agent.tickets.get(id)).waiting_since, { timeout: 9000 }).toBe(created_at);
    await agent.messages.send(id, 'It comes today.');
    await support.sql`update support_tickets set unanswered_since = ${created_at} where id = ${id}`;
    await support.jobs.runSoon('give-tickets-their-wait');
    await expect.poll(async () => (await agent.tickets.get(id)).waiting_since, { timeout: 9000 }).toBe(null);
  });
});

describe('a parcel that is named as it was typed', () => {
  it('is linked where it is the customer’s own, and else kept as text that nobody has confirmed', async () => {
    const parcel = { id: '1', tracking_number: 'PX-482193' };
    const owner = support.customer({ id: 'owner', deliveries: [parcel] });
    const neighbour = support.customer({ id: 'neighbour' });
    const own = await owner.tickets.create({ ...lateParcel, delivery_ref: 'px 482193' });
    expect(own).toMatchObject({ delivery_ref: 'px 482193', delivery_state: 'verified' });
    expect(own.delivery).toMatchObject({ tracking_number: 'PX-482193' });
    const typed = await neighbour.tickets.create({ ...lateParcel, delivery_ref: 'PX-482193' });
    expect(typed, 'nothing of it is told').toMatchObject({
      delivery: null,
      delivery_id: null,
      delivery_ref: 'PX-482193',
      delivery_state: 'unverified',
    });
    const named = { ...lateParcel, delivery_id: 'PX-482193' };
    await expect(neighbour.tickets.create(named)).rejects.toMatchObject({ code: 'unknown_delivery' });
    await expect(owner.tickets.create({ ...named, delivery_ref: 'PX-1' })).rejects.toMatchObject({
      errors: [{ path: 'delivery_ref' }],
    });
  });
});
