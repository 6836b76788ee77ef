import type { Support } from '@logishift/support-sdk';
import { ticketPriorities } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let customer: Support;
let admin: Support;
let agent: Awaited<ReturnType<TestSupport['agent']>>;
let made: string[];
beforeAll(async () => {
  support = await startSupport();
  customer = support.customer();
  admin = await support.admin();
  agent = await support.agent();
  made = [];
  for (let n = 0; n < 25; n++) {
    const { id } = await customer.tickets.create({ ...lateParcel, priority: ticketPriorities[n % 3] });
    made.push(id);
  }
  // Many rows with one and the same time: the id must break the tie.
  await support.sql`update support_tickets set updated_at = '2026-01-01T00:00:00Z' where id in ${support.sql(made.slice(5, 18))}`;
});
afterAll(() => support.stop());

const sorts = ['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority'] as const;

describe('a list read page by page', () => {
  it.each(sorts)('by %s has every ticket exactly once, in order, while new ones are created', async (sort) => {
    const known = (await admin.tickets.all({ limit: 100 })).data.map(({ id }) => id);
    const walked: { id: string; key: string | number }[] = [];
    let pages = 0;
    for (let cursor: string | null = null; cursor !== null || pages === 0; pages++) {
      const page: Awaited<ReturnType<Support['tickets']['all']>> = await admin.tickets.all({
        sort,
        limit: 4,
        ...(cursor && { cursor }),
      });
      const name = sort.replace('-', '') as 'created_at' | 'updated_at' | 'priority';
      for (const ticket of page.data) {
        walked.push({
          id: ticket.id,
          key: name === 'priority' ? ticketPriorities.indexOf(ticket.priority) : ticket[name],
        });
      }
      cursor = page.next_cursor;
      if (pages % 2 === 0 && pages < 8) await customer.tickets.create({ ...lateParcel, priority: 'medium' });
    }
    expect(pages).toBeGreaterThanOrEqual(7);
    const ids = walked.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(known.filter((id) => !ids.includes(id))).toEqual([]);
    const direction = sort.startsWith('-') ? -1 : 1;
    for (const [place, { key }] of walked.entries()) {
      const next = walked[place + 1];
      if (next) expect(key < next.key ? 1 : key > next.key ? -1 : direction).toBe(direction);
    }
  });

  it.each([1, 24, 25, 26, 100])('of own tickets with limit %i ends where there are no more', async (limit) => {
    const someone = support.customer();
    const own: string[] = [];
    for (let n = 0; n < 3; n++) own.unshift((await someone.tickets.create(lateParcel)).id);
    const walked: string[] = [];
    for await (const { id } of someone.tickets.list({ limit })) walked.push(id);
    expect(walked).toEqual(own);
  });

  it('has no next page when the last is just full', async () => {
    const someone = support.customer();
    for (let n = 0; n < 2; n++) await someone.tickets.create(lateParcel);
    expect(await someone.tickets.list({ limit: 2 })).toMatchObject({ next_cursor: null });
    expect(await support.customer().tickets.list()).toEqual({ data: [], next_cursor: null });
  });

  it('keeps its filters from page to page', async () => {
    const walked = [];
    for await (const ticket of admin.tickets.all({ priority: ['high'], sort: '-updated_at', limit: 3 }))
      walked.push(ticket);
    expect(walked.length).toBeGreaterThanOrEqual(8);
    expect(new Set(walked.map(({ priority }) => priority))).toEqual(new Set(['high']));
  });

  it('of the queue leads an agent through all that nobody has', async () => {
    const expected = (await admin.tickets.all({ agent_id: 'none', limit: 100 })).data.map(({ id }) => id);
    const walked: string[] = [];
    for await (const { id } of agent.tickets.assigned({ scope: 'unassigned', limit: 7 })) walked.push(id);
    expect(walked).toEqual(expected);
  });

  it('of a customer leads an agent through those they have and those that nobody has, and to no others', async () => {
    const asking = support.customer();
    const create = (subject: string) =>
      asking.tickets.create({ subject, description: 'I waited until six.', category: 'late' });
    const [mine, free, others] = [await create('Mine'), await create('Free'), await create("Another agent's")];
    await agent.tickets.assignSelf(mine.id);
    await admin.tickets.reassign(others.id, (await admin.auth.me()).id);
    const walked: string[] = [];
    const query = { scope: 'visible', customer_id: mine.customer_id, limit: 1 } as const;
    for await (const { id } of agent.tickets.assigned(query)) walked.push(id);
    expect(walked).toEqual([free.id, mine.id]);
    const all: string[] = [];
    for await (const { id } of admin.tickets.assigned(query)) all.push(id);
    expect(all).toEqual([others.id, free.id, mine.id]);
  });

  it('of notifications and deliveries has each exactly once', async () => {
    const all = (await admin.notifications.list({ limit: 100 })).data.map(({ id }) => id);
    const walked: string[] = [];
    for await (const { id } of admin.notifications.list({ limit: 6 })) walked.push(id);
    expect(walked.slice(0, 100)).toEqual(all);
    expect(new Set(walked).size).toBe(walked.length);

    const deliveries = Array.from({ length: 9 }, (_, n) => ({ id: `d-${n}`, tracking_number: `PX-00000${n}` }));
    const owner = support.customer({ deliveries });
    const seen: string[] = [];
    for await (const { external_id } of owner.deliveries.list({ limit: 2 })) seen.push(external_id);
    expect(seen.sort()).toEqual(deliveries.map(({ id }) => id));
  });
});

describe('filters of all tickets', () => {
  it('narrow by status, agent, customer and time, each and together', async () => {
    const someone = support.customer();
    const [free, taken] = [
      await someone.tickets.create(lateParcel),
      await someone.tickets.create({ ...lateParcel, category: 'lost' }),
    ];
    await agent.tickets.assignSelf(taken.id);
    const customer_id = free.customer_id;
    const ids = async (query: Parameters<Support['tickets']['all']>[0]) =>
      (await admin.tickets.all({ customer_id, ...query })).data.map(({ id }) => id);
    expect(await ids({})).toEqual([taken.id, free.id]);
    expect(await ids({ status: ['open'] })).toEqual([free.id]);
    expect(await ids({ status: ['open', 'in_progress'] })).toEqual([taken.id, free.id]);
    expect(await ids({ category: ['lost'] })).toEqual([taken.id]);
    expect(await ids({ agent_id: agent.self.id })).toEqual([taken.id]);
    expect(await ids({ agent_id: 'none' })).toEqual([free.id]);
    expect(await ids({ created_from: taken.created_at, created_to: taken.created_at })).toContain(taken.id);
    expect(await ids({ created_to: '2020-01-01T00:00:00Z' })).toEqual([]);
  });
});
