import { createHash } from 'node:crypto';
import type { Notification, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeResolvedTickets } from '../../src/domains/tickets/background/auto-close.js';
import { untilBlocked } from '../harness/database-rows.js';
import { gate } from '../harness/gate.js';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
let customer: Support;
let stranger: Support;
let holder: Awaited<ReturnType<TestSupport['agent']>>;
let other: Awaited<ReturnType<TestSupport['agent']>>;
let adminId: string;

beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
  adminId = (await admin.auth.me()).id;
  holder = await support.agent('Maya Lindqvist');
  other = await support.agent('Jonas Weber');
  customer = support.customer({ id: 'priya', name: 'Priya Nair' });
  stranger = support.customer({ id: 'tom', name: 'Tom Becker' });
});
afterAll(() => support.stop());

const everyone = () => ({ customer, stranger, holder, other, admin });
type Who = keyof ReturnType<typeof everyone>;

/** What is news to each: title, with a tick where it arrived read. */
async function newsSince(before: Record<Who, Set<string>>) {
  const news: Partial<Record<Who, string[]>> = {};
  for (const [who, client] of Object.entries(everyone()) as [Who, Support][]) {
    const fresh = (await listAll(client)).filter(({ id }) => !before[who].has(id));
    if (fresh.length) news[who] = fresh.map(({ title, read_at }) => (read_at ? `✓ ${title}` : title)).sort();
  }
  return news;
}

const listAll = async (client: Support): Promise<Notification[]> => {
  const all: Notification[] = [];
  for await (const notification of client.notifications.list({ limit: 100 })) all.push(notification);
  return all;
};

async function seen(): Promise<Record<Who, Set<string>>> {
  const entries = Object.entries(everyone()).map(async ([who, client]) => [
    who,
    new Set((await listAll(client)).map(({ id }) => id)),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

const create = () => customer.tickets.create({ ...lateParcel, subject: 'Where is it?' });
const take = async () => {
  const { id } = await create();
  await holder.tickets.assignSelf(id);
  return id;
};
const resolve = async () => {
  const id = await take();
  await holder.tickets.updateStatus(id, { status: 'resolved' });
  return id;
};

const closeWhatIsResolved = async () => {
  // Their clock goes back, and not the server's on: it would make ids of a day to come.
  await support.sql`update support_tickets set resolved_at = resolved_at - interval '8 days' where status = 'resolved'`;
  await closeResolvedTickets(support.context);
};

interface Line {
  when: string;
  given: () => Promise<string>;
  act: (id: string) => Promise<unknown>;
  news: Partial<Record<Who, string[]>>;
}

const moved = 'Ticket Status Updated';
const matrix: Line[] = [
  {
    when: 'a customer creates a ticket',
    given: async () => '',
    act: create,
    news: {
      holder: ['New Support Ticket: Where is it?'],
      other: ['New Support Ticket: Where is it?'],
      admin: ['New Support Ticket: Where is it?'],
    },
  },
  {
    when: 'an agent takes a ticket',
    given: async () => (await create()).id,
    act: (id) => holder.tickets.assignSelf(id),
    news: {
      customer: ['Support Ticket Assigned'],
      holder: ['✓ New Ticket Assigned to You'],
      admin: ['Ticket Assigned to Maya Lindqvist'],
    },
  },
  {
    when: 'an admin assigns a ticket',
    given: async () => (await create()).id,
    act: (id) => admin.tickets.reassign(id, other.self.id),
    news: {
      customer: ['Support Ticket Assigned'],
      other: ['New Ticket Assigned to You'],
      admin: ['✓ Ticket Assigned to Jonas Weber'],
    },
  },
  {
    when: 'an admin gives an agent’s ticket to another',
    given: take,
    act: (id) => admin.tickets.reassign(id, other.self.id),
    news: {
      customer: ['Support Ticket Assigned'],
      holder: ['Ticket Reassigned'],
      other: ['New Ticket Assigned to You'],
      admin: ['✓ Ticket Assigned to Jonas Weber'],
    },
  },
  {
    when: 'an agent puts a ticket on hold',
    given: take,
    act: (id) => holder.tickets.updateStatus(id, { status: 'on_hold' }),
    news: { customer: ['Support Ticket Updated - In Progress → On Hold'], admin: [moved] },
  },
  {
    when: 'an agent resolves a ticket',
    given: take,
    act: (id) => holder.tickets.updateStatus(id, { status: 'resolved' }),
    news: { customer: ['Support Ticket Updated - In Progress → Resolved'], admin: [moved] },
  },
  {
    when: 'a customer reopens a ticket',
    given: resolve,
    act: (id) => customer.tickets.reopen(id),
    news: { customer: ['✓ Support Ticket Updated - Resolved → In Progress'], admin: [moved] },
  },
  {
    when: 'a customer confirms that it is solved',
    given: resolve,
    act: (id) => customer.tickets.confirm(id),
    news: { customer: ['✓ Support Ticket Updated - Resolved → Closed'], admin: [moved] },
  },
  {
    when: 'a resolved ticket closes by itself',
    given: async () => {
      await closeWhatIsResolved();
      return resolve();
    },
    act: () => closeWhatIsResolved(),
    news: { customer: ['Support Ticket Updated - Resolved → Closed'], admin: [moved] },
  },
  {
    when: 'an admin changes the status',
    given: take,
    act: (id) => admin.tickets.updateStatus(id, { status: 'resolved' }),
    news: { customer: ['Support Ticket Updated - In Progress → Resolved'], admin: [`✓ ${moved}`] },
  },
  {
    when: 'an agent changes the priority',
    given: take,
    act: (id) => holder.tickets.updateStatus(id, { priority: 'high' }),
    news: { admin: ['Ticket Priority Updated'] },
  },
  {
    when: 'an agent changes the category',
    given: take,
    act: (id) => holder.tickets.updateStatus(id, { category: 'lost' }),
    news: {},
  },
  {
    when: 'a customer writes on a ticket that an agent has',
    given: take,
    act: (id) => customer.messages.send(id, 'Any news?'),
    news: { holder: ['New Reply: Where is it?'] },
  },
  {
    when: 'a customer writes on a ticket that nobody has',
    given: async () => (await create()).id,
    act: (id) => customer.messages.send(id, 'Any news?'),
    news: { holder: ['New Reply: Where is it?'], other: ['New Reply: Where is it?'] },
  },
  {
    when: 'an agent answers',
    given: take,
    act: (id) => holder.messages.send(id, 'It is on its way.'),
    news: { customer: ['New Reply: Where is it?'] },
  },
  {
    when: 'an agent writes an internal note',
    given: take,
    act: (id) => holder.notes.add(id, 'The courier has a flat tyre.'),
    news: {},
  },
  {
    when: 'a customer rates a ticket',
    given: resolve,
    act: (id) => customer.feedback.give(id, { rating: 4 }),
    news: {
      customer: ['✓ Support Ticket Updated - Resolved → Closed'],
      holder: ['New Feedback: 4 of 5'],
      admin: ['New Feedback: 4 of 5', moved],
    },
  },
  {
    when: 'somebody registers as an agent',
    given: async () => '',
    act: () => support.pendingAgent(),
    news: { admin: ['New Support Agent Registration - Awaiting Approval'] },
  },
];

describe('who is told of what', () => {
  it.each(matrix)('when $when', async ({ given, act, news }) => {
    const id = await given();
    const before = await seen();
    await act(id);
    expect(await newsSince(before)).toEqual(news);
  });

  it('names the ticket, so that a click leads there, and the event’s kind', async () => {
    const id = await take();
    const [newest] = (await customer.notifications.list()).data;
    expect(newest).toMatchObject({
      ticket_id: id,
      ticket_number: expect.stringMatching(/^LS-\d+$/),
      kind: 'ticket.assigned',
    });
  });

  it('tells an agent of their approval or rejection, and nothing of the admin’s own act to others', async () => {
    const pending = await support.pendingAgent('Ana Souza');
    const before = await seen();
    await admin.agents.reject(pending.self.id);
    await admin.agents.approve(pending.self.id, { accept_unproven: true });
    expect((await pending.notifications.list()).data.map(({ title }) => title)).toEqual([
      'Agent Approval Confirmed',
      'Agent Registration Declined',
    ]);
    expect(await newsSince(before)).toEqual({});
  });

  it('writes as many rows for a new ticket however many agents there are', async () => {
    const rows = async () => (await support.sql`select count(*)::int as n from notifications`)[0]?.['n'] as number;
    const before = await rows();
    await create();
    // One for all staff, and one for whoever wrote it: their receipt.
    expect((await rows()) - before).toBe(2);
  });
});

describe('what goes to a role', () => {
  it('is seen by an agent from their approval on, not from before', async () => {
    const pending = await support.pendingAgent('Ana Souza');
    await create();
    const title = 'New Support Ticket: Where is it?';
    const count = async () => (await listAll(pending)).filter((notification) => notification.title === title).length;
    expect(await count()).toBe(0);
    support.travel(1000);
    await admin.agents.approve(pending.self.id, { accept_unproven: true });
    expect(await count()).toBe(0);
    support.travel(1000);
    await create();
    expect(await count()).toBe(1);
  });
});

describe('reading', () => {
  let reader: Awaited<ReturnType<TestSupport['agent']>>;
  beforeEach(async () => {
    support.travel(1000);
    reader = await support.agent('Ben Okafor');
    support.travel(1000);
  });
  const unread = async () => (await reader.notifications.list()).unread_count;

  it('counts what is unread, and one less for each one read', async () => {
    await reader.notifications.readAll();
    await create();
    await create();
    const page = await reader.notifications.list();
    expect(page.unread_count).toBe(2);
    const first = page.data[0] as Notification;
    const read = await reader.notifications.read(first.id);
    expect(read.read_at).toEqual(expect.any(String));
    expect(await reader.notifications.read(first.id)).toEqual(read);
    expect(await unread()).toBe(1);
    expect((await reader.notifications.list({ unread: 'true' })).data.map(({ id }) => id)).toEqual([page.data[1]?.id]);
    expect((await reader.notifications.list({ unread: 'false' })).data.map(({ id }) => id)).toContain(first.id);
  });

  it('is each person’s own, also of what goes to a role', async () => {
    await create();
    await reader.notifications.readAll();
    expect(await unread()).toBe(0);
    expect((await other.notifications.list()).unread_count).toBeGreaterThan(0);
  });

  it('marks all as read up to now; what comes later is unread', async () => {
    await create();
    expect(await reader.notifications.readAll()).toEqual({ unread_count: 0 });
    expect((await listAll(reader)).filter(({ read_at }) => !read_at)).toEqual([]);
    await create();
    expect(await unread()).toBe(1);
  });

  it('does not mark what comes to light later, though it was written before the newest there is', async () => {
    const { id, customer_id } = await reader.tickets.assignSelf((await create()).id);
    const another = await create();
    await reader.notifications.readAll();
    // Another's row in the place of the last that the request writes: what it wrote before waits for its commit.
    const key = createHash('sha256').update('late').digest('base64url');
    const [written, over] = [gate(), gate()];
    const inTheWay = support.sql.begin(async (sql) => {
      await sql`insert into idempotency_keys values (${customer_id}, ${key}, '', 201, '', now())`;
      written.open();
      await over.opened;
      throw new Error('undone');
    });
    await written.opened;
    const late = customer.messages.send(id, 'Any news?', { idempotencyKey: 'late' });
    await untilBlocked(support.sql);
    await admin.tickets.reassign(another.id, reader.self.id);
    expect(await reader.notifications.readAll()).toEqual({ unread_count: 0 });
    over.open();
    await expect(inTheWay).rejects.toThrow('undone');
    await late;
    const { data } = await reader.notifications.list({ unread: 'true' });
    expect(data.map(({ title }) => title)).toEqual(['New Reply: Where is it?']);
    expect(await unread()).toBe(1);
  });

  it('counts no further than 100', async () => {
    await reader.notifications.readAll();
    await Promise.all(Array.from({ length: 105 }, create));
    expect(await unread()).toBe(100);
  });

  it('of another’s notification is 404, and marks nothing', async () => {
    await take();
    const [newest] = (await customer.notifications.list()).data;
    await expect(stranger.notifications.read(newest?.id ?? '')).rejects.toMatchObject({ status: 404 });
    expect((await customer.notifications.list()).data[0]?.read_at).toBeNull();
  });
});

it('tells an admin who takes a ticket of it as its holder and as an admin, both read', async () => {
  const { id } = await create();
  const before = await seen();
  await admin.tickets.reassign(id, adminId);
  expect(await newsSince(before)).toEqual({
    customer: ['Support Ticket Assigned'],
    admin: ['✓ New Ticket Assigned to You', '✓ Ticket Assigned to Admin'],
  });
});

it('tells an admin who has the ticket of its rating once: by name, not as one of the admins besides', async () => {
  const { id } = await create();
  await admin.tickets.reassign(id, adminId);
  await admin.tickets.updateStatus(id, { status: 'resolved' });
  const before = await seen();
  await admin.notifications.readAll();
  const told: string[] = [];
  admin.live.on('notification', ({ notification }) => told.push(notification.title));
  await new Promise<void>((resolve) => admin.live.on('ready', () => resolve()));
  await customer.feedback.give(id, { rating: 5 });
  const isOfIt = (title: string) => title.startsWith('New Feedback');
  const news = (await newsSince(before)).admin ?? [];
  expect(news.filter(isOfIt)).toHaveLength(1);
  const fresh = news.filter((title) => !title.startsWith('✓')).length;
  expect((await admin.notifications.list()).unread_count).toBe(fresh);
  // The last of what that act tells the admins: by then a second one would be here.
  await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(fresh);
  expect(told.filter(isOfIt)).toHaveLength(1);
  admin.live.close();
});

describe('what need not be known any more', () => {
  it('is withdrawn from agents: a ticket that somebody took, and what is of a ticket gone from sight', async () => {
    await other.notifications.readAll();
    const id = await take();
    await customer.messages.send(id, 'Any news?');
    const of = async (who: Support) =>
      (await listAll(who)).filter(({ ticket_number }) => ticket_number === number).map(({ title }) => title);
    const { number } = await customer.tickets.get(id);
    expect(await of(other), 'taken by a colleague').toEqual([]);
    expect((await other.notifications.list()).unread_count).toBe(0);
    expect(await of(holder)).toEqual(['New Reply: Where is it?', 'New Ticket Assigned to You']);
    await admin.tickets.reassign(id, other.self.id);
    const left = (await listAll(holder)).filter(({ ticket_number }) => ticket_number === number);
    expect(
      left.map(({ title, ticket_id }) => [title, ticket_id]),
      'and no link that leads nowhere',
    ).toEqual([['Ticket Reassigned', null]]);
    const told = (await listAll(admin)).filter(({ ticket_id }) => ticket_id === id);
    const fresh = told.find(({ title }) => title.startsWith('New Support Ticket'));
    expect(fresh?.read_at, 'admins keep it, as read').not.toBeNull();
  });

  it('is counted by ticket too, and a change says by whom, from what and to what', async () => {
    await admin.notifications.readAll();
    const [one, two] = [await take(), await take()];
    await holder.tickets.updateStatus(one, { priority: 'high' });
    await holder.tickets.updateStatus(two, { status: 'on_hold' });
    const { data, unread_count, unread_tickets } = await admin.notifications.list({ unread: 'true' });
    expect({ unread_count, unread_tickets }).toEqual({ unread_count: 4, unread_tickets: 2 });
    expect(data.slice(0, 2)).toMatchObject([
      { actor_name: 'Maya Lindqvist', change: { of: 'status', from: 'in_progress', to: 'on_hold' } },
      { actor_name: 'Maya Lindqvist', change: { of: 'priority', from: 'medium', to: 'high' } },
    ]);
  });
});
