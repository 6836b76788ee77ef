import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Presence } from '../../src/domains/live/presence.js';
import { LiveReader } from '../harness/live-reader.js';
import { agentPassword, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
const readers: LiveReader[] = [];

const listen = async (token: string) => {
  const reader = await LiveReader.open(support.fetch, token);
  readers.push(reader);
  await reader.until('ready');
  return reader;
};

const tokenOf = async (email: string, password = agentPassword) =>
  (await support.client().auth.signIn({ email, password })).access;

async function conversation() {
  const customerToken = hostToken({
    id: crypto.randomUUID(),
    name: 'Priya Nair',
    exp: Math.floor(Date.now() / 1000) + 3600,
  });
  const customer = support.client({ token: customerToken });
  const agent = await support.agent();
  const created = await customer.tickets.create(lateParcel);
  const ticket = await agent.tickets.assignSelf(created.id);
  return { customer, customerToken, agent, agentToken: await tokenOf(agent.self.email), ticket };
}

const signal = async (token: string, ticketId: string, state: string) => {
  const response = await support.request(`/api/support/tickets/${ticketId}/presence/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state }),
  });
  return {
    status: response.status,
    answer: (await response.json()) as { people: { name: string; state: string }[]; agents_online: boolean },
  };
};

beforeAll(async () => {
  support = await startSupport();
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  await support.stop();
  expect(readers.flatMap(({ misfits }) => misfits)).toEqual([]);
});

describe('presence', () => {
  it('tells the agent that the customer is here, typing, and gone; nothing of it is stored', async () => {
    const { customerToken, agentToken, ticket } = await conversation();
    const atAgent = await listen(agentToken);
    const rows = async () => (await support.sql`select count(*)::int as count from events`)[0]?.['count'] as number;
    const before = await rows();
    await signal(customerToken, ticket.id, 'viewing');
    await atAgent.until('ticket.presence', ({ people }) =>
      people.some(({ name, state }) => name === 'Priya Nair' && state === 'viewing'),
    );
    await signal(customerToken, ticket.id, 'typing');
    await atAgent.until('ticket.presence', ({ people }) => people.some(({ state }) => state === 'typing'));
    await signal(customerToken, ticket.id, 'away');
    await atAgent.until('ticket.presence', ({ people }) => people.length === 0);
    expect(await rows()).toBe(before);
  });

  it('tells a customer of staff who type to them, not of those who only look on', async () => {
    const { customerToken, agentToken, ticket } = await conversation();
    const atCustomer = await listen(customerToken);
    const admin = await tokenOf('admin@logishift.example', 'an-admins-password');
    const atAdmin = await listen(admin);
    await signal(admin, ticket.id, 'viewing');
    await signal(agentToken, ticket.id, 'typing');
    await atCustomer.until('ticket.presence', ({ people }) => people.some(({ state }) => state === 'typing'));
    await atAdmin.until('ticket.presence', ({ people }) => people.length === 2);
    const told = atCustomer.events.flatMap((event) => (event.kind === 'ticket.presence' ? event.data.people : []));
    expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['Maya Lindqvist']));
  });

  it('lets typing run out by itself', async () => {
    const { customerToken, agentToken, ticket } = await conversation();
    const atAgent = await listen(agentToken);
    await signal(customerToken, ticket.id, 'typing');
    await atAgent.until('ticket.presence', ({ people }) => people.some(({ state }) => state === 'typing'));
    await atAgent.until('ticket.presence', ({ people }) => people.some(({ state }) => state === 'viewing'), 10_000);
  });

  it('tells nobody of typing once the message is there: not with what others do next, nor by a signal that was slower', async () => {
    const { customer, customerToken, agentToken, ticket } = await conversation();
    const atAgent = await listen(agentToken);
    await signal(customerToken, ticket.id, 'typing');
    await atAgent.until('ticket.presence', ({ people }) => people.some(({ state }) => state === 'typing'));
    await customer.messages.send(ticket.id, 'There it is.');
    await atAgent.until('ticket.presence', ({ people }) => people.every(({ state }) => state === 'viewing'));
    const { answer } = await signal(agentToken, ticket.id, 'viewing');
    expect(answer.people.map(({ state }) => state)).toEqual(['viewing', 'viewing']);

    const presence = new Presence();
    const person = { id: 'priya', role: 'customer' as const, name: 'Priya Nair' };
    const says = (state: 'viewing' | 'typing', now: number) => {
      presence.note({ kind: 'presence', ticket_id: ticket.id, to: [], person, state }, now);
      return presence.on(ticket.id, now)[0]?.state;
    };
    expect(says('typing', 0)).toBe('typing');
    expect(presence.wrote(ticket.id, person.id, 500)).toBe(true);
    expect(says('typing', 600), 'sent before the message').toBe('viewing');
    expect(says('viewing', 700)).toBe('viewing');
    expect(says('typing', 1600), 'the next message').toBe('typing');
  });

  it('tells customers when support comes and goes', async () => {
    for (const reader of readers) await reader.close();
    const { customerToken, agentToken, ticket } = await conversation();
    const isAnybodyThere = async () => (await signal(customerToken, ticket.id, 'viewing')).answer.agents_online;
    await expect.poll(isAnybodyThere, { timeout: 10_000 }).toBe(false);
    const atCustomer = await listen(customerToken);
    const agents = await listen(agentToken);
    await atCustomer.until('agents.presence', ({ agents_online }) => agents_online);
    expect(await isAnybodyThere()).toBe(true);
    await agents.close();
    await atCustomer.until('agents.presence', ({ agents_online }) => !agents_online, 10_000);
    expect(await isAnybodyThere()).toBe(false);
  });

  it("is not to be had of another's ticket", async () => {
    const { ticket } = await conversation();
    expect((await signal(hostToken({ id: 'a-stranger' }), ticket.id, 'viewing')).status).toBe(404);
    const other = await support.agent('Jonas Weber');
    expect((await signal(await tokenOf(other.self.email), ticket.id, 'viewing')).status).toBe(404);
  });
});

describe('marks', () => {
  it('tell the other side at once what was delivered and seen, and move only forwards', async () => {
    const { customer, agent, agentToken, ticket } = await conversation();
    const atAgent = await listen(agentToken);
    const first = await agent.messages.send(ticket.id, 'First');
    const second = await agent.messages.send(ticket.id, 'Second');
    expect((await customer.tickets.get(ticket.id)).unread_count).toBe(2);
    await customer.messages.mark(ticket.id, { delivered: second.id });
    await atAgent.until(
      'ticket.marks',
      ({ side, delivered_through, seen_through }) =>
        side === 'customer' && delivered_through === second.id && seen_through === null,
    );
    await customer.messages.mark(ticket.id, { seen: second.id });
    await atAgent.until('ticket.marks', ({ seen_through }) => seen_through === second.id);
    await customer.messages.mark(ticket.id, { seen: first.id });
    const detail = await agent.tickets.get(ticket.id);
    expect(detail.marks.find(({ side }) => side === 'customer')).toMatchObject({ seen_through: second.id });
    expect((await customer.tickets.get(ticket.id)).unread_count).toBe(0);
  });

  it("are refused for a message of another ticket, and on another's ticket", async () => {
    const [own, other] = [await conversation(), await conversation()];
    const message = await other.agent.messages.send(other.ticket.id, 'Not here');
    await expect(own.customer.messages.mark(own.ticket.id, { seen: message.id })).rejects.toMatchObject({
      status: 422,
      errors: [{ path: 'seen' }],
    });
    await expect(own.customer.messages.mark(other.ticket.id, { seen: message.id })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('facts of a conversation', () => {
  it('says who is to write next, when staff first answered, and what is unread for each', async () => {
    const { customer, agent, ticket } = await conversation();
    expect(ticket).toMatchObject({ waiting_for: 'agent', first_response_at: null, unread_count: 0 });
    const sent = await agent.messages.send(ticket.id, 'Which door?');
    const answered = await agent.tickets.get(ticket.id);
    expect(answered).toMatchObject({
      waiting_for: 'customer',
      first_response_at: sent.created_at,
      last_message_at: sent.created_at,
    });
    await customer.messages.send(ticket.id, 'The blue one.');
    expect(await agent.tickets.get(ticket.id)).toMatchObject({
      waiting_for: 'agent',
      first_response_at: sent.created_at,
      unread_count: 1,
    });
    await agent.tickets.updateStatus(ticket.id, { status: 'on_hold', awaiting: 'carrier' });
    expect((await customer.tickets.get(ticket.id)).waiting_for).toBeNull();
  });

  it('sends a message and sets a status in one act: both, or neither', async () => {
    const { customer, agent, ticket } = await conversation();
    await agent.messages.send(ticket.id, { body: 'It is there now.', status: 'resolved' });
    expect(await customer.tickets.get(ticket.id)).toMatchObject({ status: 'resolved' });
    await expect(agent.messages.send(ticket.id, { body: 'And closed', status: 'closed' })).rejects.toMatchObject({
      code: 'move_not_allowed',
    });
    expect((await agent.tickets.get(ticket.id)).messages.map(({ body }) => body)).toEqual(['It is there now.']);
    await expect(customer.messages.send(ticket.id, { body: 'Done', status: 'closed' })).rejects.toMatchObject({
      status: 422,
    });
  });
});
