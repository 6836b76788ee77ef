import { randomUUID } from 'node:crypto';
import { ConflictError, type Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailedToken, mailedTokens, unsent } from '../harness/mailed.js';
import { send } from '../harness/raw-request.js';
import { refused } from '../harness/refused.js';
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
  support = await startSupport(unsent);
  admin = await support.admin();
});
afterAll(() => support.stop());

const form = (change: object = {}) => ({
  name: 'Ana Souza',
  email: `${randomUUID()}@logishift.example`,
  password: agentPassword,
  phone: '+351 21 000 000',
  ...change,
});
const find = async (email: string) => {
  for await (const agent of admin.agents.list({ limit: 100 })) if (agent.email === email) return agent;
  return undefined;
};

/** None of the passwords that somebody typed opens the account, and the one set by the mailed link does. */
async function setsPassword(email: string, typed: string[]) {
  for (const password of typed) {
    await expect(support.signIn(email, password)).rejects.toMatchObject({ status: 401 });
  }
  const new_password = 'of-whoever-reads-the-mail';
  const token = await mailedToken(support, 'password_reset', email);
  await support.client().auth.resetPassword({ token, new_password });
  await expect(support.signIn(email, new_password)).resolves.toBeDefined();
}

describe('registering as an agent', () => {
  it('makes a pending agent, who may sign in and sees that approval is awaited, and nothing else', async () => {
    const given = form();
    expect(await support.client().agents.register(given)).toEqual({
      name: given.name,
      email: given.email,
      is_support_agent_approved: false,
      mail_from: 'support@logishift.example',
    });
    const agent = await support.signIn(given.email, given.password);
    expect(await agent.auth.me()).toMatchObject({
      state: 'pending',
      mail_from: 'support@logishift.example',
      role: 'support_agent',
      is_support_agent_approved: false,
    });
    await expect(agent.tickets.assigned()).rejects.toMatchObject({ status: 403 });
    expect((await agent.notifications.list()).data).toEqual([]);
    const { id } = (await find(given.email)) ?? { id: '' };
    expect(await admin.agents.approve(id, { accept_unproven: true })).toMatchObject({
      state: 'approved',
      is_support_agent_approved: true,
    });
    expect((await agent.tickets.assigned()).data).toEqual([]);
  });

  it.each(['pending', 'approved', 'suspended', 'admin'] as const)(
    'with the address of somebody %s gives the same answer and changes nothing',
    async (state) => {
      const given = state === 'admin' ? form({ email: adminCredentials.email }) : form();
      if (state !== 'admin') {
        await support.client().agents.register(given);
        const { id } = (await find(given.email)) ?? { id: '' };
        if (state !== 'pending') await admin.agents.approve(id, { accept_unproven: true });
        if (state === 'suspended') await admin.agents.suspend(id);
      }
      const rows = () => support.sql`select * from users where role <> 'customer' order by id`;
      const events = () => support.sql`select count(*) from events`;
      const [before, recorded] = [await rows(), await events()];
      const again = form({ name: 'Somebody Else', email: given.email.toUpperCase(), password: 'another-password' });
      expect(await support.client().agents.register(again)).toEqual({
        name: again.name,
        // Its one form: capitals count before the @, and not after it.
        email: again.email.replace(/@.*/, (domain) => domain.toLowerCase()),
        is_support_agent_approved: false,
        mail_from: 'support@logishift.example',
      });
      expect(await rows()).toEqual(before);
      expect(await events()).toEqual(recorded);
    },
  );

  it('again after a rejection changes nothing, until the mailed link proves whose address it is', async () => {
    const given = form();
    await support.client().agents.register(given);
    const first = await find(given.email);
    await admin.agents.reject(first?.id ?? '');
    const rejected = await find(given.email);
    const before = await mailedTokens(support, 'email_verification', given.email, 1);
    await support.client().agents.register({ ...given, name: 'Ana Maria Souza', password: 'a-second-password' });
    const links = await mailedTokens(support, 'email_verification', given.email, 2);
    expect(await find(given.email)).toEqual(rejected);
    await expect(support.signIn(given.email, 'a-second-password')).rejects.toMatchObject({ status: 401 });
    const session = await support.signIn(given.email, given.password);

    expect((await support.client().auth.verifyEmail(links[1] as string)).password_link_sent).toBe(true);
    expect(await find(given.email)).toMatchObject({
      id: first?.id,
      state: 'pending',
      name: 'Ana Maria Souza',
      rejected_at: null,
      email_verified_at: expect.any(String),
    });
    await expect(session.auth.me()).rejects.toMatchObject({ status: 401 });
    await setsPassword(given.email, [given.password, 'a-second-password']);
    await expect(support.client().auth.verifyEmail(before[0] as string)).rejects.toMatchObject({ status: 422 });
  });

  it('first with somebody else’s address keeps nobody from it: whoever proves it takes the place', async () => {
    const stranger = form({ name: 'A Stranger', password: 'a-strangers-password' });
    await support.client().agents.register(stranger);
    await support.client().agents.register({ ...stranger, name: 'Ana Souza', password: 'a-password-of-mine' });
    const [, own] = await mailedTokens(support, 'email_verification', stranger.email, 2);
    await support.client().auth.verifyEmail(own as string);
    expect(await find(stranger.email)).toMatchObject({ name: 'Ana Souza', email_verified_at: expect.any(String) });
    await setsPassword(stranger.email, ['a-strangers-password', 'a-password-of-mine']);
    // And from then on it is nobody else's.
    await support.client().agents.register({ ...stranger, name: 'Another Stranger' });
    await mailedTokens(support, 'email_verification', (await support.pendingAgent()).self.email, 1);
    await mailedTokens(support, 'email_verification', stranger.email, 2);
  });

  it.each([
    ['of the one before', 0],
    ['of the one after', 1],
  ])('by two with one address gives it to the password of neither: the mail %s is followed', async (_, which) => {
    const given = form();
    await support.client().agents.register(given);
    await support.client().agents.register({ ...given, password: 'of-somebody-elses' });
    const links = await mailedTokens(support, 'email_verification', given.email, 2);
    const proven = await support.client().auth.verifyEmail(links[which] as string);
    expect(proven).toEqual({ email: given.email, password_link_sent: true });
    await setsPassword(given.email, [given.password, 'of-somebody-elses']);
  });

  it('by one alone keeps their password: no other mail follows', async () => {
    const given = form();
    await support.client().agents.register(given);
    const [link] = await mailedTokens(support, 'email_verification', given.email, 1);
    expect((await support.client().auth.verifyEmail(link as string)).password_link_sent).toBe(false);
    await expect(support.signIn(given.email, given.password)).resolves.toBeDefined();
  });

  it('anew is of no more use once the person was approved as they were', async () => {
    const given = form();
    await support.client().agents.register(given);
    await support.client().agents.register({ ...given, password: 'a-second-password' });
    const [, link] = await mailedTokens(support, 'email_verification', given.email, 2);
    const { id } = (await find(given.email)) ?? { id: '' };
    await admin.agents.approve(id, { accept_unproven: true });
    await expect(support.client().auth.verifyEmail(link as string)).rejects.toMatchObject({ code: 'link_not_valid' });
    await expect(support.signIn(given.email, given.password)).resolves.toBeDefined();
  });

  it.each([
    ['name', { name: 'Two\nlines' }],
    ['email', { email: 'not an address' }],
    ['password', { password: 'short' }],
    ['password', { password: 'x'.repeat(201) }],
    ['phone', { phone: 'call me' }],
    ['role', { role: 'admin' }],
    ['is_support_agent_approved', { is_support_agent_approved: true }],
  ])('refuses a wrong %s: %j', async (path, change) => {
    await expect(support.client().agents.register(form(change) as never)).rejects.toMatchObject({
      status: 422,
      problem: { errors: [{ path }] },
    });
  });

  it('makes one of many who register with one address at once', async () => {
    const given = form();
    const answers = await Promise.all(Array.from({ length: 12 }, () => support.client().agents.register(given)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const [made] = await support.sql`select count(*)::int as n from users where email = ${given.email}`;
    expect(made?.['n']).toBe(1);
    const events =
      await support.sql`select 1 from events where kind = 'agent.registered' and data::text like ${`%${(await find(given.email))?.id}%`}`;
    expect(events).toHaveLength(1);
  });
});

describe('approving somebody whose address nobody has proved', () => {
  const registered = async () => {
    const given = form();
    await support.client().agents.register(given);
    return { given, id: (await find(given.email))?.id ?? '' };
  };

  it('is refused, and changes nothing, unless the admin says that they know whose it is', async () => {
    const { given, id } = await registered();
    const agent = await support.signIn(given.email, given.password);
    for (const how of [undefined, {}, { accept_unproven: false }]) {
      const refusal = await refused(admin.agents.approve(id, how));
      expect(refusal).toMatchObject({ status: 409, code: 'agent_not_proven' });
      expect(refusal).toBeInstanceOf(ConflictError);
    }
    expect(await find(given.email)).toMatchObject({ state: 'pending' });
    await expect(agent.tickets.assigned()).rejects.toMatchObject({ status: 403 });
    expect(await admin.agents.approve(id, { accept_unproven: true })).toMatchObject({ state: 'approved' });
    await agent.tickets.assigned();
  });

  it('needs no such word once they have followed the link; the body may be left out', async () => {
    const { given, id } = await registered();
    await support.client().auth.verifyEmail(await mailedToken(support, 'email_verification', given.email));
    const token = (await support.client().auth.signIn(adminCredentials)).access;
    const answer = await send(support, 'POST', `/api/admin/approve-agent/${id}/`, { token });
    expect(answer).toMatchObject({ status: 200, body: { state: 'approved' } });
  });
});

describe('deciding about an agent', () => {
  const verbs = ['approve', 'reject', 'suspend', 'reinstate'] as const;
  const inState = {
    pending: async () => (await support.pendingAgent()).self.id,
    approved: async () => (await support.agent()).self.id,
    rejected: async () => {
      const { self } = await support.pendingAgent();
      return (await admin.agents.reject(self.id)).id;
    },
    suspended: async () => {
      const { self } = await support.agent();
      return (await admin.agents.suspend(self.id)).id;
    },
  };
  const allowed: Record<keyof typeof inState, Partial<Record<(typeof verbs)[number], string>>> = {
    pending: { approve: 'approved', reject: 'rejected' },
    approved: { suspend: 'suspended' },
    rejected: { approve: 'approved' },
    suspended: { reinstate: 'approved' },
  };
  const cells = (Object.keys(inState) as (keyof typeof inState)[]).flatMap((state) =>
    verbs.map((verb) => [state, verb] as const),
  );

  it.each(cells)('somebody %s: %s', async (state, verb) => {
    const id = await inState[state]();
    const next = allowed[state][verb];
    const act = () =>
      verb === 'approve' ? admin.agents.approve(id, { accept_unproven: true }) : admin.agents[verb](id);
    if (next) return expect(await act()).toMatchObject({ id, state: next });
    await expect(act()).rejects.toMatchObject({
      status: 409,
      code: 'agent_state',
      problem: { state },
    });
    expect((await admin.agents.list({ status: [state], limit: 100 })).data.map((agent) => agent.id)).toContain(id);
  });

  it('is not possible for admins: they are nobody’s to suspend', async () => {
    const { id } = await admin.auth.me();
    await expect(admin.agents.suspend(id)).rejects.toMatchObject({ status: 404 });
  });

  it('suspends with the unresolved tickets going back to the queue, and leaves resolved ones', async () => {
    const { customer, agent, ticket } = await takenTicket(support);
    const held = await customer.tickets.create(lateParcel);
    await agent.tickets.assignSelf(held.id);
    await agent.tickets.updateStatus(held.id, { status: 'on_hold', awaiting: 'carrier' });
    const solved = await customer.tickets.create(lateParcel);
    await agent.tickets.assignSelf(solved.id);
    await agent.tickets.updateStatus(solved.id, { status: 'resolved' });
    expect(await admin.agents.suspend(agent.self.id)).toMatchObject({ state: 'suspended', open_tickets: 0 });
    for (const id of [ticket.id, held.id]) {
      expect(await admin.tickets.get(id)).toMatchObject({ status: 'open', agent_id: null, awaiting: null });
    }
    expect(await admin.tickets.get(solved.id)).toMatchObject({ status: 'resolved', agent_id: agent.self.id });
    const other = await support.agent('Jonas Weber');
    const queue = await other.tickets.assigned({ scope: 'unassigned', limit: 100 });
    expect(queue.data.map(({ id }) => id)).toEqual(expect.arrayContaining([ticket.id, held.id]));
  });
});

describe('the list of staff', () => {
  it('puts those who wait first, and counts the tickets each works on', async () => {
    const own = await startSupport();
    const boss = await own.admin();
    const { agent } = await takenTicket(own);
    const pending = await own.pendingAgent('Ana Souza');
    const suspended = await own.agent('Jonas Weber');
    await boss.agents.suspend(suspended.self.id);
    const rejected = await own.pendingAgent('Ben Okafor');
    await boss.agents.reject(rejected.self.id);
    const listed = (await boss.agents.list()).data;
    expect(listed.map(({ state }) => state)).toEqual(['pending', 'approved', 'approved', 'rejected', 'suspended']);
    expect(listed[0]).toMatchObject({ id: pending.self.id });
    expect(listed.find(({ id }) => id === agent.self.id)).toMatchObject({ open_tickets: 1 });
    expect(listed.filter(({ open_tickets }) => open_tickets > 0)).toHaveLength(1);
    const some = await boss.agents.list({ status: ['pending', 'suspended'] });
    expect(some.data.map(({ state }) => state)).toEqual(['pending', 'suspended']);
    const paged: string[] = [];
    for await (const { id } of boss.agents.list({ limit: 1 })) paged.push(id);
    expect(paged).toEqual(listed.map(({ id }) => id));
    await own.stop();
  });

  it('tells of nobody’s password', async () => {
    await support.pendingAgent();
    expect(JSON.stringify((await admin.agents.list()).data)).not.toMatch(/password|argon2/);
  });
});
