import type { QueryOf, Support } from '@logishift/support-sdk';
import { countedTo } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support?.stop());

type Query = NonNullable<QueryOf<'tickets.assigned'>>;

/** The queues as the console asks for them, and their parts. */
const queues = {
  assigned: { status: ['in_progress', 'on_hold'] },
  unassigned: { scope: 'unassigned', status: ['open'] },
  on_hold: { status: ['on_hold'] },
  resolved: { status: ['resolved'] },
} satisfies Record<string, Query>;
const parts = { all: {}, high: { priority: ['high'] }, unread: { unread: 'true' } } satisfies Record<string, Query>;

async function listed(agent: Support, query: Query): Promise<number> {
  let count = 0;
  for await (const _ of agent.tickets.assigned({ ...query, limit: 100 })) count++;
  return count;
}

/** What the lists have, as the counts would say it. */
async function countedByLists(agent: Support) {
  const each = async (part: Query) => ({
    assigned: await listed(agent, { ...queues.assigned, ...part }),
    unassigned: await listed(agent, { ...queues.unassigned, ...part }),
    on_hold: await listed(agent, { ...queues.on_hold, ...part }),
    resolved: await listed(agent, { ...queues.resolved, ...part }),
  });
  return {
    ...(await each(parts.all)),
    needs_reply: await listed(agent, { ...queues.assigned, waiting_for: 'agent' }),
    high: await each(parts.high),
    unread: await each(parts.unread),
  };
}

/** As many more tickets that nobody has, older than all others. */
const addUnassigned = (count: number, priority: 'high' | 'low') => support.sql`
  insert into support_tickets (id, subject, description, category, status, priority, customer_id, unanswered_since, tracking_code, created_at, updated_at)
  select made.id, 'Where is it?', 'It was due yesterday.', 'late', 'open', ${priority}, customer_id, now(), made.id::text, now(), now()
  from (select ('00000000-0000-7000-8000-' || substr(md5(random()::text), 1, 12))::uuid as id from generate_series(1, ${count})) made,
    (select customer_id from support_tickets limit 1) as first`;

describe("counts of an agent's queues", () => {
  it('say what the lists say, whoever asks and whatever they have read', async () => {
    const [agent, other, admin] = [await support.agent(), await support.agent('Jonas Weber'), await support.admin()];
    const customer = support.customer();
    const make = async (priority?: 'high') =>
      (await customer.tickets.create({ ...lateParcel, ...(priority && { priority }) })).id;
    const ids: string[] = [];
    for (let n = 0; n < 14; n++) ids.push(await make(n % 3 === 0 ? 'high' : undefined));
    const [a, b, c, d, e, f, g, h, i, j] = ids as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    for (const id of [a, b, c, d, e, f]) await agent.tickets.assignSelf(id);
    await agent.messages.send(a, 'On its way.');
    await agent.messages.send(b, 'On its way.');
    await customer.messages.send(b, 'And now?');
    await agent.tickets.updateStatus(c, { status: 'on_hold' });
    await agent.notifications.readTicket(d);
    await agent.tickets.updateStatus(e, { status: 'resolved' });
    await agent.tickets.updateStatus(f, { status: 'resolved' });
    // Given to somebody who has never opened it, settled, with a word of its customer.
    await other.tickets.assignSelf(g);
    await customer.messages.send(g, 'Thank you.');
    await other.tickets.updateStatus(g, { status: 'resolved' });
    await admin.tickets.reassign(g, agent.self.id);
    await other.tickets.assignSelf(h);
    await agent.notifications.readTicket(i);
    await agent.notifications.readTicket(j);
    await customer.messages.send(j, 'Hello?');
    for (const who of [agent, other, admin]) expect(await who.tickets.queues()).toEqual(await countedByLists(who));
    // What is expected is something of each.
    expect(await agent.tickets.queues()).toMatchObject({
      assigned: 4,
      unassigned: 6,
      on_hold: 1,
      resolved: 3,
      unread: { resolved: 1, unassigned: 5 },
    });
    expect((await agent.tickets.queues()).unread.assigned).toBeGreaterThan(0);
    expect((await agent.tickets.queues()).high.assigned).toBeGreaterThan(0);
  });

  it('are exact until they come to their limit, and no more from there on', async () => {
    const agent = await support.agent();
    await support.sql`update support_tickets set status = 'closed', awaiting = null`;
    await addUnassigned(countedTo.unread - 1, 'high');
    const almost = countedTo.unread - 1;
    expect(await agent.tickets.queues()).toMatchObject({
      unassigned: almost,
      high: { unassigned: almost },
      unread: { unassigned: almost },
    });
    await addUnassigned(1, 'low');
    expect((await agent.tickets.queues()).unread.unassigned).toBe(countedTo.unread);
    await addUnassigned(1, 'high');
    expect(await agent.tickets.queues()).toMatchObject({
      unassigned: countedTo.unread + 1,
      high: { unassigned: countedTo.unread },
      unread: { unassigned: countedTo.unread },
    });
    await addUnassigned(countedTo.unassigned - countedTo.unread - 2, 'high');
    expect((await agent.tickets.queues()).unassigned).toBe(countedTo.unassigned - 1);
    await addUnassigned(1, 'high');
    expect(await agent.tickets.queues()).toMatchObject({
      unassigned: countedTo.unassigned,
      high: { unassigned: countedTo.unassigned - 1 },
    });
    await addUnassigned(2, 'high');
    expect(await agent.tickets.queues()).toMatchObject({
      assigned: 0,
      unassigned: countedTo.unassigned,
      high: { assigned: 0, unassigned: countedTo.unassigned },
      unread: { assigned: 0, unassigned: countedTo.unread },
    });
  });

  it('find what is new among however much somebody has read', async () => {
    const agent = await support.agent();
    const customer = support.customer();
    const { id } = await customer.tickets.create(lateParcel);
    await addUnassigned(2 * countedTo.unread, 'low');
    await support.sql`insert into ticket_marks (ticket_id, user_id, user_role) select id, ${agent.self.id}, 'support_agent' from support_tickets`;
    expect((await agent.tickets.queues()).unread.unassigned).toBe(0);
    await customer.messages.send(id, 'Hello?');
    expect((await agent.tickets.queues()).unread.unassigned).toBe(1);
    const [message] = (await agent.tickets.get(id)).messages;
    await agent.messages.mark(id, { seen: message?.id as string });
    expect((await agent.tickets.queues()).unread.unassigned).toBe(0);
  });

  it('of what somebody has themself are whole, however much it is', async () => {
    const agent = await support.agent();
    await support.sql`update support_tickets set status = 'closed', awaiting = null`;
    await addUnassigned(countedTo.unassigned + 5, 'high');
    await support.sql`update support_tickets set status = 'in_progress', agent_id = ${agent.self.id} where status = 'open'`;
    const all = countedTo.unassigned + 5;
    expect(await agent.tickets.queues()).toMatchObject({
      assigned: all,
      needs_reply: all,
      unassigned: 0,
      high: { assigned: all },
      unread: { assigned: all },
    });
  });
});
