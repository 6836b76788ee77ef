import type { Notification, NotificationPreference, Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveReader } from '../harness/live-reader.js';
import { refused } from '../harness/refused.js';
import { times } from '../harness/settled.js';
import {
  adminCredentials,
  agentPassword,
  lateParcel,
  startSupport,
  type TestSupport,
  takenTicket,
} from '../harness/support.js';

let support: TestSupport;
let admin: Support;
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
});
afterAll(() => support.stop());

type Kind = NotificationPreference['kind'];
const silence = (client: Support, kind: Kind) =>
  client.notifications.setPreferences([{ kind, in_app: false, email: true }]);
const hear = (client: Support, kind: Kind) =>
  client.notifications.setPreferences([{ kind, in_app: true, email: true }]);
const kindsOf = async (client: Support) => {
  const all: Notification[] = [];
  for await (const one of client.notifications.list({ limit: 100 })) all.push(one);
  return all.map(({ kind }) => kind);
};
const unread = async (client: Support) => (await client.notifications.list()).unread_count;

describe('where one hears of what', () => {
  const linesOf = async (client: Support) =>
    (await client.notifications.preferences()).data.map(
      ({ kind, in_app, email }) => `${kind} ${in_app ? 'app' : '-'} ${email ? 'mail' : '-'}`,
    );

  it('is told with one line for each kind that may reach the caller', async () => {
    expect(await linesOf(support.customer())).toEqual([
      'ticket.created - mail',
      'ticket.assigned app mail',
      'ticket.status_changed app mail',
      'ticket.message app mail',
    ]);
    expect(await linesOf(await support.pendingAgent())).toEqual(['agent.approved app mail', 'agent.rejected app mail']);
    expect(await linesOf(await support.agent())).toEqual([
      'ticket.created app -',
      'ticket.assigned app mail',
      'ticket.message app mail',
      'ticket.feedback app -',
      'agent.approved app mail',
      'agent.rejected app mail',
    ]);
    expect(await linesOf(admin)).toEqual([
      'ticket.created app -',
      'ticket.assigned app mail',
      'ticket.status_changed app -',
      'ticket.priority_changed app -',
      'ticket.message app mail',
      'ticket.feedback app -',
      'agent.registered app mail',
    ]);
  });

  it('changes for the kinds that are named, and stays for the others and for other people', async () => {
    const [customer, other] = [support.customer(), support.customer()];
    const before = await customer.notifications.preferences();
    const line = { kind: 'ticket.message', in_app: true, email: false } as const;
    const after = await customer.notifications.setPreferences([line]);
    expect(after.data).toEqual(before.data.map((one) => (one.kind === 'ticket.message' ? line : one)));
    expect(await customer.notifications.preferences()).toEqual(after);
    expect(await other.notifications.preferences()).toEqual({ ...before, email: null });
    await customer.notifications.setPreferences([{ ...line, email: true }]);
    expect(await customer.notifications.preferences()).toEqual(before);
  });

  it('names the address that mails go to: one that is proven, else none', async () => {
    expect((await admin.notifications.preferences()).email).toBe(adminCredentials.email);
    const agent = await support.agent();
    expect((await agent.notifications.preferences()).email).toBeNull();
    await support.sql`update users set email_verified_at = now() where id = ${agent.self.id}`;
    // What was written past the server is no news to it.
    support.context.memory.forgetAll();
    expect((await agent.notifications.preferences()).email).toBe(agent.self.email);
  });

  it('cannot be said of a kind that cannot reach the caller, nor twice of one: each is named, and nothing changes', async () => {
    const customer = support.customer();
    const line = (kind: Kind) => ({ kind, in_app: false, email: false });
    const before = await customer.notifications.preferences();
    const { problem } = await refused(
      customer.notifications.setPreferences([
        line('ticket.message'),
        line('agent.registered'),
        line('ticket.message'),
        line('ticket.feedback'),
      ]),
    );
    expect(problem).toMatchObject({
      status: 422,
      code: 'invalid_input',
      errors: [
        { path: 'data.1.kind', message: 'agent.registered cannot reach you' },
        { path: 'data.2.kind', message: 'Name ticket.message once' },
        { path: 'data.3.kind', message: 'ticket.feedback cannot reach you' },
      ],
    });
    expect(await customer.notifications.preferences()).toEqual(before);
  });

  it('is saved whole when many change it at once, in whatever order', async () => {
    const agent = await support.agent();
    const { data } = await agent.notifications.preferences();
    const lines = (value: boolean) => data.map(({ kind }) => ({ kind, in_app: value, email: value }));
    await Promise.all(
      times(100, (i) => {
        const all = lines(i % 4 < 2);
        return agent.notifications.setPreferences(i % 2 ? all.reverse() : all);
      }),
    );
    expect([lines(true), lines(false)]).toContainEqual((await agent.notifications.preferences()).data);
  });
});

describe('a kind that one wants none of in the app', () => {
  it('is neither listed nor counted, and is there again when one wants it', async () => {
    const { customer, agent, ticket } = await takenTicket(support);
    await agent.messages.send(ticket.id, 'It is in the van.');
    expect(await kindsOf(customer)).toEqual(['ticket.message', 'ticket.assigned']);
    await silence(customer, 'ticket.message');
    expect(await kindsOf(customer)).toEqual(['ticket.assigned']);
    expect(await unread(customer)).toBe(1);
    await agent.messages.send(ticket.id, 'It is at your door.');
    expect(await unread(customer)).toBe(1);
    await hear(customer, 'ticket.message');
    expect(await kindsOf(customer)).toEqual(['ticket.message', 'ticket.message', 'ticket.assigned']);
    expect(await unread(customer)).toBe(3);
  });

  it('is hidden from whoever said so alone, also of what goes to a role', async () => {
    const [silenced, other] = [await support.agent(), await support.agent()];
    await silence(silenced, 'ticket.created');
    support.travel(1000);
    await support.customer().tickets.create(lateParcel);
    expect(await kindsOf(silenced)).not.toContain('ticket.created');
    expect(await unread(silenced)).toBe((await unread(other)) - 1);
    expect(await kindsOf(other)).toContain('ticket.created');
    expect(await kindsOf(admin)).toContain('ticket.created');
  });

  it('can still be read by its id, and is read with all others', async () => {
    const { customer, agent, ticket } = await takenTicket(support);
    await agent.messages.send(ticket.id, 'It is in the van.');
    const [message] = (await customer.notifications.list()).data as [Notification];
    await agent.messages.send(ticket.id, 'It is at your door.');
    await silence(customer, 'ticket.message');
    expect(await customer.notifications.read(message.id)).toMatchObject({
      id: message.id,
      read_at: expect.any(String),
    });
    expect(await customer.notifications.readAll()).toEqual({ unread_count: 0 });
    await hear(customer, 'ticket.message');
    expect(await unread(customer)).toBe(0);
  });

  it('is not pushed to them, and to others it is', async () => {
    const [silenced, other] = [await support.agent(), await support.agent()];
    await silence(silenced, 'ticket.created');
    const readers = await Promise.all([silenced, other].map(({ self }) => listen(self.email)));
    const [atSilenced, atOther] = readers as [LiveReader, LiveReader];
    const created = await support.customer().tickets.create(lateParcel);
    await atOther.until('notification', ({ ticket_id }) => ticket_id === created.id);
    await admin.tickets.reassign(created.id, silenced.self.id);
    await atSilenced.until('notification', ({ notification }) => notification.kind === 'ticket.assigned');
    await atSilenced.until('ticket.created', ({ ticket_id }) => ticket_id === created.id);
    expect(atSilenced.events.filter(({ kind }) => kind === 'notification')).toHaveLength(1);
    for (const reader of readers) await reader.close();
  });
});

describe('reading', () => {
  it('is told to the reader’s other pages, with how many are left', async () => {
    const agent = await support.agent();
    support.travel(1000);
    for (const _ of [1, 2]) await support.customer().tickets.create(lateParcel);
    const other = await support.agent();
    const [own, another] = [await listen(agent.self.email), await listen(other.self.email)];
    await own.until('ready');
    const page = await agent.notifications.list();
    const id = page.data[0]?.id as string;
    await agent.notifications.read(id);
    await own.until(
      'notifications.read',
      (data) => data.notification_id === id && data.unread_count === page.unread_count - 1,
    );
    await agent.notifications.readAll();
    await own.until('notifications.read', (data) => data.notification_id === null && data.unread_count === 0);
    await other.notifications.readAll();
    await another.until('notifications.read');
    expect(another.events.filter(({ kind }) => kind === 'notifications.read')).toHaveLength(1);
    for (const reader of [own, another]) await reader.close();
  });
});

async function listen(email: string): Promise<LiveReader> {
  const { access } = await support.client().auth.signIn({ email, password: agentPassword });
  return LiveReader.open(support.fetch, access);
}
