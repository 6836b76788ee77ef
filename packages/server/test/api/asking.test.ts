import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellChanged } from '../../src/platform/live/signal.js';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { claimsOf } from '../harness/callers.js';
import { keepMailedCodes } from '../harness/guest-codes.js';
import { holding } from '../harness/holding.js';
import { sentDuring } from '../harness/sent.js';
import { times } from '../harness/settled.js';
import {
  adminCredentials,
  agentPassword,
  hostToken,
  lateParcel,
  startSupport,
  type TestSupport,
} from '../harness/support.js';
import { ticketLink } from '../harness/ticket-link.js';

type Node = Pick<SupportServer, 'context'> & { fetch(request: Request): Response | Promise<Response> };

let support: TestSupport;
let second: SupportServer;
let nodes: Node[];
/** What the nodes' clock of what they remember says; null: what time it is. */
let standing: number | null = null;

beforeAll(async () => {
  // Statements are counted: no mail is written meanwhile.
  support = await startSupport({}, { mails: false });
  second = await createSupport({
    env: support.env,
    log: createLog(process.env['LOG_LEVEL'] ?? 'silent'),
    mails: false,
  });
  nodes = [support, second];
});
afterAll(async () => {
  await second.stop();
  await support.stop();
});

const signals = new Map<Node, Node['context']['signal']>();
beforeEach(() => {
  standing = null;
  for (const node of nodes) {
    signals.set(node, node.context.signal);
    node.context.memory.clock = () => standing ?? performance.now();
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const node of nodes) {
    node.context.signal = signals.get(node) as Node['context']['signal'];
    node.context.memory.forgetAll();
  }
});

/** What is remembered grows no older: what is forgotten is so by news alone. */
const standStill = () => {
  standing = performance.now();
};
/** From now on nobody hears what happens on this node. */
const loseNews = (node: Node) => {
  node.context.signal = () => {};
};

interface Asked {
  token: string;
  body?: unknown;
  headers?: Record<string, string>;
}
async function ask(node: Node, method: string, path: string, { token, body, headers }: Asked) {
  const response = await node.fetch(
    new Request(`http://support.test${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

/** What asks nothing but who is asking. */
const whoAmI = (node: Node, token: string) => ask(node, 'GET', '/api/support/person/', { token });
const statusOn = async (node: Node, token: string) => (await whoAmI(node, token)).status;
/** Resolves when both nodes have heard all that was told before: news comes in its order. */
async function allIsHeard(): Promise<void> {
  const id = randomUUID();
  const shelves = nodes.map(({ context }) =>
    context.memory.shelf<{ id: string }>({ goodFor: Number.POSITIVE_INFINITY, most: 10, of: (one) => [one.id] }),
  );
  for (const shelf of shelves) await shelf.ask(id, async () => ({ id }));
  tellChanged(support.context, [id]);
  await expect.poll(() => shelves.every((shelf) => shelf.known(id) === undefined), { interval: 5 }).toBe(true);
}
/** Has both nodes remember whoever has this token. */
async function rememberOnAll(token: string): Promise<void> {
  await allIsHeard();
  for (const node of nodes) for (const _ of times(2, () => 0)) expect(await statusOn(node, token)).toBe(200);
}

interface Member {
  id: string;
  email: string;
  token: string;
  refresh: string;
  session: string;
}
const asMember = async (email: string, password = agentPassword): Promise<Member> => {
  const { access, refresh, user } = await support.client().auth.signIn({ email, password });
  return { id: user.id, email, token: access, refresh: refresh as string, session: claimsOf(access)['sid'] as string };
};
async function pendingAgent(): Promise<Member> {
  const email = `${randomUUID()}@logishift.example`;
  await support.client().agents.register({ name: 'Maya', email, password: agentPassword, phone: '+49 30 1' });
  return asMember(email);
}
async function agent(): Promise<Member> {
  const member = await pendingAgent();
  await (await support.admin()).agents.approve(member.id, { accept_unproven: true });
  return member;
}

/** The statements that are sent on behalf of what is asked. */
const statementsOf = async (work: () => Promise<unknown>) => (await sentDuring(work)).map(({ text }) => text);

describe('who is asking', () => {
  const deliveries = [{ id: '77', tracking_number: 'PX-482193', status: 'in_transit' }];

  it.each([
    ['a member of staff', async () => (await agent()).token],
    [
      'a host’s customer',
      async () => hostToken({ id: randomUUID(), name: 'Priya', email: 'p@example.com', deliveries }),
    ],
    ['a host’s guest', async () => hostToken({ id: randomUUID(), guest_delivery: '88' })],
    [
      'a guest with a code',
      async () => (await (await keepMailedCodes(support)).prove(`${randomUUID()}@example.com`)).access,
    ],
    [
      'a reader of a mailed link',
      async () => {
        const { id, customer_id } = await support.customer({}).tickets.create(lateParcel);
        return ticketLink(support, { id, customer_id });
      },
    ],
  ])('costs no statement when %s is remembered', async (_, tokenOf) => {
    const token = await tokenOf();
    await rememberOnAll(token);
    standStill();
    // Again, where news of how they came to be has only now been heard.
    const statements = (node: Node) => statementsOf(async () => expect(await statusOn(node, token)).toBe(200));
    for (const node of nodes) await expect.poll(() => statements(node), { interval: 5 }).toEqual([]);
    // What is counted is what is sent.
    for (const node of nodes) node.context.memory.forgetAll();
    expect(await statementsOf(() => statusOn(second, token))).not.toEqual([]);
  });

  it('costs no statement with another token that says nothing new of its customer', async () => {
    const customer = { id: randomUUID(), name: 'Priya Nair', email: 'priya.nair@example.com', locale: 'de' };
    standStill();
    await rememberOnAll(hostToken(customer));
    const { locale: _, ...shorter } = customer;
    for (const claims of [{ ...customer, iat: 1 }, shorter]) {
      const another = hostToken(claims);
      expect(await statementsOf(() => statusOn(second, another))).toEqual([]);
    }
  });

  it.each([
    ['a member of staff', 15 * 60_000, async () => (await agent()).token],
    ['a host’s customer', 305_000, async () => hostToken({ id: randomUUID(), name: 'Priya' })],
  ])('is nobody with a token that has ended, though %s is remembered', async (_, lifetime, tokenOf) => {
    const token = await tokenOf();
    await rememberOnAll(token);
    standStill();
    support.travel(lifetime + 1000);
    try {
      expect(await statusOn(support, token)).toBe(401);
    } finally {
      support.travel(-lifetime - 1000);
    }
  });

  it('is looked at anew by one statement of a write, in its own transaction', async () => {
    const { token } = await agent();
    await rememberOnAll(token);
    const sent = await statementsOf(() =>
      ask(second, 'PATCH', '/api/support/notification-preferences/', {
        token,
        body: { data: [{ kind: 'ticket.message', in_app: true, email: false }] },
      }),
    );
    const asked = sent.filter((text) => text.includes('"staff_sessions"'));
    expect(asked).toHaveLength(1);
    const places = [/^begin/i, /"staff_sessions"/, /^insert into "notification_preferences"/, /^commit/i].map((one) =>
      sent.findIndex((text) => one.test(text)),
    );
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(asked[0]).toMatch(/for share$/);
  });
});

describe('what changes somebody’s rights', () => {
  type Change = [string, () => Promise<Member>, (member: Member) => Promise<unknown>, expected: object];
  const admin = () => support.admin();
  const ended = { status: 401 };
  const changes: Change[] = [
    ['a suspension', agent, async ({ id }) => (await admin()).agents.suspend(id), ended],
    ['a sign-out', agent, ({ refresh }) => support.client().auth.signOut(refresh), ended],
    [
      'a session that is ended elsewhere',
      agent,
      async ({ email, session }) => support.client({ token: (await asMember(email)).token }).auth.endSession(session),
      ended,
    ],
    [
      'another password',
      agent,
      async ({ email }) =>
        support
          .client({ token: (await asMember(email)).token })
          .auth.changePassword({ current_password: agentPassword, new_password: 'another-password-of-hers' }),
      ended,
    ],
    [
      'an approval',
      pendingAgent,
      async ({ id }) => (await admin()).agents.approve(id, { accept_unproven: true }),
      { status: 200, body: { kind: 'agent' } },
    ],
    [
      'another name',
      agent,
      ({ token }) => support.client({ token }).auth.updateMe({ name: 'Maya Lindqvist-Berg' }),
      { status: 200, body: { name: 'Maya Lindqvist-Berg' } },
    ],
  ];

  it.each(changes)(
    '%s is known on this node before its answer, and at once on the others',
    async (_, who, change, after) => {
      const member = await who();
      await rememberOnAll(member.token);
      standStill();
      await change(member);
      expect(await whoAmI(support, member.token)).toMatchObject(after);
      await expect.poll(() => whoAmI(second, member.token), { timeout: 5000, interval: 5 }).toMatchObject(after);
    },
  );

  it('is known again when the listener comes back, whatever was told meanwhile', async () => {
    const { id, token } = await agent();
    await rememberOnAll(token);
    standStill();
    // As the row of an operator's own hand: nobody tells of it.
    await support.sql`update users set suspended_at = now() where id = ${id}`;
    expect(await statusOn(second, token)).toBe(200);
    await support.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'logishift-support-listener'`;
    await expect.poll(() => statusOn(second, token), { timeout: 5000, interval: 20 }).toBe(401);
  });

  it('lets nobody see more when what is remembered is gone', async () => {
    const { id, token } = await agent();
    await rememberOnAll(token);
    standStill();
    await support.sql`update users set suspended_at = now() where id = ${id}`;
    for (const node of nodes) node.context.memory.forgetAll();
    for (const node of nodes) expect(await statusOn(node, token)).toBe(401);
  });
});

describe('where the news is lost', () => {
  it('reads go by rights of two seconds ago at most', async () => {
    const { id, token } = await agent();
    await rememberOnAll(token);
    standStill();
    const since = standing as unknown as number;
    loseNews(support);
    await (await support.admin()).agents.suspend(id);
    expect(await statusOn(support, token)).toBe(401);
    // The news is lost: else this would prove nothing.
    expect(await statusOn(second, token)).toBe(200);
    standing = since + 2000;
    expect(await statusOn(second, token)).toBe(401);
  });

  it('a write is refused at once, and from then on reads are', async () => {
    const { id, token } = await agent();
    const ticket = await support.customer({}).tickets.create(lateParcel);
    await rememberOnAll(token);
    standStill();
    loseNews(support);
    await (await support.admin()).agents.suspend(id);
    expect(await statusOn(second, token)).toBe(200);
    const note = { token, body: { note: 'From somebody who is none of us any more' } };
    expect(await ask(second, 'POST', `/api/support/tickets/${ticket.id}/add-note/`, note)).toMatchObject({
      status: 401,
    });
    expect(await support.sql`select 1 from ticket_internal_notes where ticket_id = ${ticket.id}`).toEqual([]);
    expect(await statusOn(second, token)).toBe(401);
  });

  it('a write goes by the rights that its person has by then', async () => {
    const { id, token } = await asMember(adminCredentials.email, adminCredentials.password);
    await rememberOnAll(token);
    standStill();
    await support.sql`update users set role = 'support_agent', is_support_agent_approved = true where id = ${id}`;
    try {
      const preview = { token, body: { answer: 'On its **way**.' } };
      expect(await statusOn(second, token)).toBe(200);
      expect(await ask(second, 'POST', '/api/admin/faq/preview/', preview)).toMatchObject({ status: 403 });
    } finally {
      await support.sql`update users set role = 'admin' where id = ${id}`;
    }
  });

  it('a stream begins with the rights of now', async () => {
    const { id, token } = await agent();
    await rememberOnAll(token);
    standStill();
    await support.sql`update users set suspended_at = now() where id = ${id}`;
    expect(await ask(second, 'GET', '/api/support/live/', { token })).toMatchObject({ status: 401 });
  });

  it('a key that was revoked writes nothing', async () => {
    const staff = await support.admin();
    const { id, key } = await staff.integrations.createKey({ name: 'Shipping system', issuer: 'host' });
    const put = () =>
      ask(second, 'PUT', '/api/integrations/deliveries/90/', { token: key, body: { status: 'in_transit' } });
    for (const _ of times(2, () => 0)) expect((await put()).status).toBe(200);
    standStill();
    loseNews(support);
    await staff.integrations.revokeKey(id);
    const before = await support.sql`select * from deliveries where external_id = '90'`;
    expect((await put()).status).toBe(401);
    expect(await support.sql`select * from deliveries where external_id = '90'`).toEqual(before);
  });

  it('a write that waits for a suspension is refused by it', async () => {
    const { id, token } = await agent();
    const ticket = await support.customer({}).tickets.create(lateParcel);
    await rememberOnAll(token);
    standStill();
    const suspending = await holding(support.sql, (sql) => sql`update users set suspended_at = now() where id = ${id}`);
    const writing = ask(second, 'POST', `/api/support/tickets/${ticket.id}/assign-self/`, { token });
    const waiting = () => support.sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and application_name = 'logishift-support'`;
    await expect.poll(async () => (await waiting()).length, { timeout: 3000, interval: 5 }).toBeGreaterThan(0);
    await suspending.release();
    expect((await writing).status).toBe(401);
    expect((await support.sql`select agent_id from support_tickets where id = ${ticket.id}`)[0]).toEqual({
      agent_id: null,
    });
  });

  it('somebody who changes themselves in many tabs at once waits for none of them in a circle', async () => {
    const { token } = await agent();
    const renamed = times(12, (i) => ask(second, 'PATCH', '/api/auth/me/', { token, body: { name: `Maya ${i}` } }));
    const ended = times(12, () => ask(second, 'DELETE', '/api/support/live/', { token }));
    const statuses = (await Promise.all([...renamed, ...ended])).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 204]));
  });
});

describe('what a host says of a customer', () => {
  const nameOn = async (node: Node, token: string) => (await whoAmI(node, token)).body['name'];

  it('counts at once, on every node, when it is new', async () => {
    const customer = { id: randomUUID(), email: 'priya.nair@example.com' };
    const [before, after, shorter] = [
      hostToken({ ...customer, name: 'Priya Nair' }),
      hostToken({ ...customer, name: 'Priya Nair-Sharma', email: 'priya@example.com' }),
      hostToken({ id: customer.id }),
    ];
    await rememberOnAll(before);
    await rememberOnAll(shorter);
    standStill();
    expect(await nameOn(support, after)).toBe('Priya Nair-Sharma');
    expect(await support.sql`select name, email from users where external_id = ${customer.id}`).toEqual([
      { name: 'Priya Nair-Sharma', email: 'priya@example.com' },
    ]);
    expect(await nameOn(support, shorter)).toBe('Priya Nair-Sharma');
    await expect.poll(() => nameOn(second, shorter), { timeout: 5000, interval: 5 }).toBe('Priya Nair-Sharma');
    // The last word is the last one said, whatever it was before.
    expect(await nameOn(second, before)).toBe('Priya Nair');
    await expect.poll(() => nameOn(support, shorter), { timeout: 5000, interval: 5 }).toBe('Priya Nair');
  });

  it('is not written from what was remembered: an address that the host took back stays unproven', async () => {
    const customer = { id: randomUUID(), name: 'Priya Nair', email: 'priya.nair@example.com' };
    await rememberOnAll(hostToken(customer));
    standStill();
    loseNews(support);
    await whoAmI(support, hostToken({ ...customer, email_verified: false }));
    const proven = async () =>
      (await support.sql`select email_verified_at from users where external_id = ${customer.id}`)[0]?.[
        'email_verified_at'
      ];
    expect(await proven()).toBeNull();
    expect(await nameOn(second, hostToken({ ...customer, name: 'Priya Nair-Sharma' }))).toBe('Priya Nair-Sharma');
    expect(await proven()).toBeNull();
  });

  it('of a delivery is said again on every node once somebody else has said otherwise', async () => {
    const { key } = await (await support.admin()).integrations.createKey({ name: 'Shipping', issuer: 'host' });
    const parcel = { id: randomUUID(), tracking_number: 'PX-1', status: 'in_transit' };
    // Without `iat`: nobody knows of when it is, so it counts as said whenever it is shown.
    const token = hostToken({ id: randomUUID(), deliveries: [parcel], iat: undefined });
    await rememberOnAll(token);
    standStill();
    const put = { token: key, body: { status: 'delivered' } };
    expect(await ask(support, 'PUT', `/api/integrations/deliveries/${parcel.id}/`, put)).toMatchObject({ status: 200 });
    const status = async () => {
      await whoAmI(second, token);
      return (await support.sql`select status from deliveries where external_id = ${parcel.id}`)[0]?.['status'];
    };
    await expect.poll(status, { timeout: 5000, interval: 5 }).toBe('in_transit');
  });
});
