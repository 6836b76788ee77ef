import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { LiveReader } from '../harness/live-reader.js';
import { hostToken, startSupport, type TestSupport, takenTicket } from '../harness/support.js';

let support: TestSupport;
let second: SupportServer;
const readers: LiveReader[] = [];

/** Another node on the same database. */
const startNode = () => createSupport({ env: support.env, log: createLog(process.env['LOG_LEVEL'] ?? 'silent') });

const listen = async (
  node: { fetch(request: Request): Response | Promise<Response> },
  token: string,
  from?: string | null,
) => {
  const reader = await LiveReader.open((request) => node.fetch(request), token, from);
  readers.push(reader);
  return reader;
};

beforeAll(async () => {
  support = await startSupport();
  second = await startNode();
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  await second.stop();
  await support.stop();
  expect(readers.flatMap(({ misfits }) => misfits)).toEqual([]);
});

const token = (id: string) => hostToken({ id, name: 'Priya Nair', exp: Math.floor(Date.now() / 1000) + 3600 });

it('tells the readers of one node what was written on another', async () => {
  const { agent } = await takenTicket(support);
  const customer = support.client({ token: token('on-two-nodes') });
  const ticket = await customer.tickets.create({ subject: 'Two nodes', description: 'Where?', category: 'late' });
  await agent.tickets.assignSelf(ticket.id);
  const reader = await listen(second, token('on-two-nodes'));
  await reader.until('ready');
  await agent.messages.send(ticket.id, 'From the first node');
  await reader.until('ticket.message', ({ message }) => message.body === 'From the first node');
});

it('keeps a conversation in the order in which it was written, though nodes’ clocks differ', async () => {
  const { agent } = await takenTicket(support);
  const customer = support.client({ token: token('clocks-differ') });
  const ticket = await customer.tickets.create({ subject: 'Clocks', description: 'Where?', category: 'late' });
  await agent.tickets.assignSelf(ticket.id);
  const first = await agent.messages.send(ticket.id, 'First');
  // As a node writes it whose clock is an hour ahead.
  const hex = (Date.now() + 3_600_000).toString(16).padStart(12, '0');
  const ahead = `${hex.slice(0, 8)}-${hex.slice(8)}${first.id.slice(13)}`;
  await support.sql`update ticket_messages set id = ${ahead} where id = ${first.id}`;
  await customer.messages.mark(ticket.id, { seen: ahead });

  await agent.messages.send(ticket.id, 'Second');
  await agent.messages.send(ticket.id, 'Third');
  const { messages, unread_count } = await customer.tickets.get(ticket.id);
  expect(messages.map(({ body }) => body)).toEqual(['First', 'Second', 'Third']);
  expect(unread_count).toBe(2);
});

it('goes on, on another node, from the cursor of a node that is gone', async () => {
  const { agent } = await takenTicket(support);
  const customer = support.client({ token: token('moves-on') });
  const ticket = await customer.tickets.create({ subject: 'Moves on', description: 'Where?', category: 'late' });
  await agent.tickets.assignSelf(ticket.id);
  const third = await startNode();
  const before = await listen(third, token('moves-on'));
  await before.until('ready');
  await third.stop();
  await before.until('end', ({ reason }) => reason === 'stopping');
  await agent.messages.send(ticket.id, 'While nobody listened');
  const after = await listen(second, token('moves-on'), before.cursor);
  await after.until('ticket.message', ({ message }) => message.body === 'While nobody listened');
});

it('ends streams on every node when the person signs out on one', async () => {
  const customer = support.client({ token: token('on-every-node') });
  await customer.tickets.list();
  const both = [await listen(support, token('on-every-node')), await listen(second, token('on-every-node'))];
  await support.request('/api/support/live/', {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token('on-every-node')}` },
  });
  for (const reader of both) expect(await reader.until('end')).toMatchObject({ reason: 'signed_out' });
});

it('catches up with what was written while its listener was away', async () => {
  const { agent } = await takenTicket(support);
  const customer = support.client({ token: token('listener-away') });
  const ticket = await customer.tickets.create({ subject: 'No line', description: 'Where?', category: 'late' });
  await agent.tickets.assignSelf(ticket.id);
  const reader = await listen(second, token('listener-away'));
  await reader.until('ready');
  const killed = await support.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'logishift-support-listener'`;
  expect(killed.length).toBeGreaterThanOrEqual(2);
  await agent.messages.send(ticket.id, 'Nobody was told of this one');
  await reader.until('ticket.message', ({ message }) => message.body === 'Nobody was told of this one');
  await expect
    .poll(
      async () =>
        (
          await support.sql`select pid from pg_stat_activity
            where datname = current_database() and application_name = 'logishift-support-listener'`
        ).length,
      { timeout: 5000 },
    )
    .toBeGreaterThanOrEqual(2);
  await agent.messages.send(ticket.id, 'They listen again');
  await reader.until('ticket.message', ({ message }) => message.body === 'They listen again');
});

// The last: the nodes above do not know that the ledger has begun another life.
it('opens streams after a restore too, however long it takes to write a long ledger anew', async () => {
  const customer = support.client({ token: token('restored') });
  await customer.tickets.create({ subject: 'Before', description: 'Where?', category: 'late' });
  await support.sql.unsafe(`
    create function a_long_ledger() returns trigger language plpgsql as $$ begin perform pg_sleep(6); return null; end $$;
    create trigger a_long_ledger before update on events execute function a_long_ledger();
    update ledger set cluster = 'the one that the backup was made on'`);
  const restored = await startNode();
  try {
    const opened = () => listen(restored, token('restored')).catch(() => null);
    await expect.poll(opened, { timeout: 20_000, interval: 100 }).not.toBeNull();
    await readers.at(-1)?.until('ready');
  } finally {
    await restored.stop();
  }
}, 40_000);
