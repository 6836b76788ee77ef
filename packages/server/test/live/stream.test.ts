import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldTable } from '../harness/holding.js';
import { LiveReader } from '../harness/live-reader.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
const readers: LiveReader[] = [];

const listen = async (token: string, lastEventId?: string | null) => {
  const reader = await LiveReader.open(support.fetch, token, lastEventId);
  readers.push(reader);
  return reader;
};

/** A customer and a taken ticket, with the tokens of both sides. */
async function conversation() {
  const id = crypto.randomUUID();
  const customerToken = hostToken({ id, name: 'Priya Nair', exp: Math.floor(Date.now() / 1000) + 3600 });
  const customer = support.client({ token: customerToken });
  const agent = await support.agent();
  const agentToken = await tokenOf(agent.self.email);
  const created = await customer.tickets.create(lateParcel);
  const ticket = await agent.tickets.assignSelf(created.id);
  return { customer, customerToken, agent, agentToken, ticket };
}

async function tokenOf(email: string, password = 'an-agents-password') {
  return (await support.client().auth.signIn({ email, password })).access;
}

const adminToken = () => tokenOf('admin@logishift.example', 'an-admins-password');

beforeAll(async () => {
  support = await startSupport();
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  await support.stop();
  expect(readers.flatMap(({ misfits }) => misfits)).toEqual([]);
});

describe('the stream', () => {
  it("brings each side the other's message, with its text, and the notification it makes", async () => {
    const { customer, customerToken, agent, agentToken, ticket } = await conversation();
    const [atCustomer, atAgent] = [await listen(customerToken), await listen(agentToken)];
    await atCustomer.until('ready');
    await agent.messages.send(ticket.id, 'It is in the van.');
    const told = await atCustomer.until('ticket.message');
    expect(told).toMatchObject({
      ticket_id: ticket.id,
      actor: { name: 'Maya Lindqvist' },
      message: { body: 'It is in the van.' },
    });
    const { notification } = await atCustomer.until('notification');
    expect(notification).toMatchObject({ kind: 'ticket.message', ticket_id: ticket.id, read_at: null });

    await customer.messages.send(ticket.id, 'Thank you!');
    await atAgent.until('ticket.message', ({ message }) => message.body === 'Thank you!');
    expect(atCustomer.events.filter(({ kind }) => kind === 'ticket.message').length).toBeLessThanOrEqual(2);
  });

  it('brings nobody what is not theirs: no note to a customer, nothing of a ticket to strangers', async () => {
    const { customerToken, agent, ticket } = await conversation();
    const stranger = await listen(hostToken({ id: 'a-stranger' }));
    const other = await support.agent('Jonas Weber');
    const atOther = await listen(await tokenOf(other.self.email));
    const atCustomer = await listen(customerToken);
    const atAdmin = await listen(await adminToken());
    await agent.notes.add(ticket.id, 'canary-of-a-note');
    await agent.messages.send(ticket.id, 'canary-of-a-message');
    await atAdmin.until('ticket.note', ({ note }) => note.note === 'canary-of-a-note');
    await atAdmin.until('ticket.message', ({ message }) => message.body === 'canary-of-a-message');
    await atCustomer.until('ticket.message', ({ message }) => message.body === 'canary-of-a-message');
    expect(atCustomer.text).not.toContain('canary-of-a-note');
    for (const reader of [stranger, atOther]) expect(reader.text).not.toMatch(/canary/);
    expect(stranger.kinds()).toBe('ready');
  });

  it('takes a ticket off the lists of agents who lose sight of it, telling only who has it', async () => {
    const customer = support.customer();
    const [first, second] = [await support.agent(), await support.agent('Jonas Weber')];
    const atSecond = await listen(await tokenOf(second.self.email));
    const created = await customer.tickets.create({ ...lateParcel, subject: 'Seen while nobody has it' });
    await atSecond.until('ticket.created', ({ ticket_id }) => ticket_id === created.id);
    await first.tickets.assignSelf(created.id);
    const gone = await atSecond.until('ticket.gone', ({ ticket_id }) => ticket_id === created.id);
    expect(gone).toMatchObject({ agent: { name: 'Maya Lindqvist' } });
    expect(Object.keys(gone).sort()).toEqual(['agent', 'at', 'id', 'ticket_id']);
    expect(atSecond.events.some(({ kind }) => kind === 'ticket.assigned')).toBe(false);
  });

  it('goes on where it broke off: nothing is missed, nothing comes twice', async () => {
    const { customerToken, agent, ticket } = await conversation();
    const before = await listen(customerToken);
    await agent.messages.send(ticket.id, 'one');
    await before.until('ticket.message');
    await before.untilSo(() => before.events.at(-1)?.cursor !== null, 'a cursor');
    await before.close();
    await agent.messages.send(ticket.id, 'two');
    await agent.messages.send(ticket.id, 'three');
    const after = await listen(customerToken, before.cursor);
    await agent.messages.send(ticket.id, 'four');
    await after.until('ticket.message', ({ message }) => message.body === 'four');
    const bodies = after.events.flatMap((event) => (event.kind === 'ticket.message' ? event.data.message.body : []));
    expect(bodies).toEqual(['two', 'three', 'four']);
  });

  it('misses nothing of a transaction that commits late, though later ones were told of before', async () => {
    const { customerToken, agent, ticket } = await conversation();
    const reader = await listen(customerToken);
    await reader.until('ready');
    const late = crypto.randomUUID();
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const transaction = support.sql.begin(async (sql) => {
      await sql`insert into events (id, kind, ticket_id, data, audience, at)
        select ${late}, kind, ticket_id, data, audience, now() from events
        where ticket_id = ${ticket.id} and kind = 'ticket.assigned' limit 1`;
      written();
      await held;
    });
    await isWritten;
    await agent.messages.send(ticket.id, 'while the other is open');
    await reader.until('ticket.message');
    await reader.untilSo(
      () => reader.events.some(({ kind, cursor }) => kind === 'notification' && cursor !== null),
      'a cursor',
    );
    const { cursor } = reader;
    commit();
    await transaction;
    await reader.until('ticket.assigned', ({ id }) => id === late);
    const resumed = await listen(customerToken, cursor);
    await resumed.until('ticket.assigned', ({ id }) => id === late);
    expect(resumed.events.some(({ kind }) => kind === 'ticket.message')).toBe(false);
  });

  it('begins anew, and says so, with a cursor of another life of the database, or none at all', async () => {
    const { customerToken, agent, ticket } = await conversation();
    for (const cursor of ['0badcafe.1:9:', 'nonsense', '../../etc']) {
      const reader = await listen(customerToken, cursor);
      await reader.until('reset');
      await agent.messages.send(ticket.id, `after ${cursor}`);
      await reader.until('ticket.message', ({ message }) => message.body === `after ${cursor}`);
    }
  });

  it('goes on, whatever another program of the database says on its channel', async () => {
    const { customerToken, agentToken, ticket } = await conversation();
    const reader = await listen(customerToken);
    await reader.until('ready');
    for (const payload of ['no JSON', 'null', '{"kind":"presence"}', '{"kind":"staff"}', '{"kind":"ticket.marks"}']) {
      await support.sql`select pg_notify('support_signals', ${payload})`;
    }
    await support.request(`/api/support/tickets/${ticket.id}/presence/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${agentToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ state: 'typing' }),
    });
    await reader.until('ticket.presence');
  });

  it('begins anew where the database has gone back behind what was read, as after a restore to an earlier point', async () => {
    const { customerToken, agent, ticket } = await conversation();
    const reader = await listen(customerToken);
    await reader.until('ready');
    const [birth, snapshot = ''] = reader.cursor?.split('.') ?? [];
    const future = BigInt(snapshot.split(':')[1] ?? 0) + 1000n;
    const again = await listen(customerToken, `${birth}.${future}:${future}:`);
    await again.until('reset');
    await agent.messages.send(ticket.id, 'after the restore');
    await again.until('ticket.message', ({ message }) => message.body === 'after the restore');
  });

  it.each(['1:10:9,8,7', '1:10:50', '2:10:1', '0:5:', '1:1:.1:5:9.7', '1:10:50.1:10:.7'])(
    'begins anew with a cursor made by hand that PostgreSQL cannot read: %s',
    async (snapshot) => {
      const reader = await listen(hostToken({ id: crypto.randomUUID() }));
      await reader.until('ready');
      const [birth] = reader.cursor?.split('.') ?? [];
      const again = await listen(hostToken({ id: crypto.randomUUID() }), `${birth}.${snapshot}`);
      await again.until('reset');
    },
  );

  it('passes a proxy: nothing may keep it back or store it', async () => {
    const { customerToken } = await conversation();
    const { response } = await listen(customerToken);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
  });

  it('is refused without a token, and to the twenty-first of one person', async () => {
    const refused = await support.request('/api/support/live/');
    expect(refused.status).toBe(401);
    const token = hostToken({ id: 'many-tabs' });
    const own = await Promise.all(Array.from({ length: 20 }, () => listen(token)));
    await expect(listen(token)).rejects.toThrow('429');
    await own[0]?.close();
    await listen(token);
  });
});

describe('a stream ends within 5 s', () => {
  it('or tells nothing more: when an agent is suspended and the database does not say so', async () => {
    const { agent, agentToken } = await conversation();
    const reader = await listen(agentToken);
    await reader.until('ready');
    const sessions = await heldTable(support.sql, 'staff_sessions');
    try {
      await support.sql`update users set suspended_at = now() where id = ${agent.self.id}`;
      await delay(5000);
      await support.customer().tickets.create({ ...lateParcel, subject: 'Long after the suspension' });
      await delay(1500);
    } finally {
      await sessions.release();
    }
    await reader.until('end');
    expect(reader.text).not.toContain('Long after the suspension');
    expect(reader.events.some(({ kind }) => kind === 'ticket.created')).toBe(false);
  });

  it('when the agent is suspended, who is told nothing more', async () => {
    const { agent, agentToken } = await conversation();
    const reader = await listen(agentToken);
    await reader.until('ready');
    await (await support.admin()).agents.suspend(agent.self.id);
    await reader.until('end');
    await reader.untilEnded();
  });

  it('when the token it came with expires', async () => {
    const token = hostToken({ id: 'soon-over', exp: Math.floor(Date.now() / 1000) + 1 });
    const reader = await listen(token);
    // A host's clock may be 5 s off; that much longer its token counts.
    expect(await reader.until('end', () => true, 12_000)).toMatchObject({ reason: 'token_expired' });
    await reader.untilEnded();
  });

  it('when its token expires while the database does not answer', async () => {
    const exp = Math.floor(Date.now() / 1000) + 1;
    const reader = await listen(hostToken({ id: 'over-in-the-dark', exp }));
    await reader.until('ready');
    const people = await heldTable(support.sql, 'users');
    try {
      const patience = exp * 1000 + 5000 - Date.now();
      expect(await reader.until('end', () => true, patience)).toMatchObject({ reason: 'token_expired' });
    } finally {
      await people.release();
    }
  });

  it('when staff sign out, on every tab, and in no other session', async () => {
    const agent = await support.agent();
    const { email } = agent.self;
    const session = await support.client().auth.signIn({ email, password: 'an-agents-password' });
    const tabs = [await listen(session.access), await listen(session.access)];
    const elsewhere = await listen(await tokenOf(email));
    await support.client().auth.signOut(session.refresh);
    for (const tab of tabs) expect(await tab.until('end')).toMatchObject({ reason: 'signed_out' });
    expect(elsewhere.ended).toBe(false);
  });

  it('when a customer signs out, on every tab; a new one opens again', async () => {
    const { customer, customerToken } = await conversation();
    const tabs = [await listen(customerToken), await listen(customerToken)];
    await customer.live.end();
    for (const tab of tabs) {
      expect(await tab.until('end')).toMatchObject({ reason: 'signed_out' });
      await tab.untilEnded();
    }
    const again = await listen(customerToken);
    await again.until('ready');
    expect(again.ended).toBe(false);
  });

  it('does not end when a pending agent is approved, and brings from then on what agents see', async () => {
    const pending = await support.pendingAgent();
    const reader = await listen(await tokenOf(pending.self.email));
    await reader.until('ready');
    await support.customer().tickets.create({ ...lateParcel, subject: 'Before the approval' });
    await (await support.admin()).agents.approve(pending.self.id, { accept_unproven: true });
    await reader.until('agent.approved');
    await reader.until('reset');
    const { id } = await support.customer().tickets.create({ ...lateParcel, subject: 'After the approval' });
    await reader.until('ticket.created', ({ ticket_id }) => ticket_id === id);
    expect(reader.text).not.toContain('Before the approval');
  });
});
