import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, ticketIn } from '../harness/cast.js';
import { crowd, type Member } from '../harness/crowd.js';
import { untilBlocked } from '../harness/database-rows.js';
import { gate } from '../harness/gate.js';
import { holding } from '../harness/holding.js';
import { settled, times } from '../harness/settled.js';
import { adminCredentials, agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport();
  cast = await castOf(support);
});
afterAll(() => support.stop());

describe('taking a ticket', () => {
  let agents: Member[];
  beforeAll(async () => {
    agents = await crowd(support, 50);
  });

  it('gives it to exactly one of 50 agents racing for it, and tells the other 49 who has it', async () => {
    for (let round = 0; round < 3; round++) {
      const { id } = await ticketIn(cast, 'open');
      const { won, lost } = await settled(agents.map(({ client }) => client.tickets.assignSelf(id)));
      expect(won).toHaveLength(1);
      const winner = agents.find((agent) => agent.id === won[0]?.agent_id);
      expect(lost).toHaveLength(49);
      for (const { problem } of lost) {
        expect(problem).toMatchObject({
          status: 409,
          code: 'already_assigned',
          agent: { id: winner?.id, name: winner?.name },
        });
      }
      const { agent_id, version, timeline } = await cast.admin.tickets.get(id);
      expect({ agent_id, version }).toEqual({ agent_id: winner?.id, version: 2 });
      expect(timeline.filter(({ kind }) => kind === 'ticket.assigned')).toHaveLength(1);
      const [told] = await support.sql`
        select count(*)::int as lines from notifications where ticket_id = ${id} and kind = 'ticket.assigned'`;
      // Customer, agent, admins.
      expect(told).toEqual({ lines: 3 });
    }
  });

  it('at the moment in which an admin changes it loses neither: each raises the version', async () => {
    const { id } = await ticketIn(cast, 'open');
    // The ticket's row is held while both come, so that they go one right after the other.
    const row = await holding(support.sql, (sql) => sql`select 1 from support_tickets where id = ${id} for update`);
    const prioritised = cast.admin.tickets.updateStatus(id, { priority: 'high' });
    await untilBlocked(support.sql, 1);
    const taken = cast.holder.tickets.assignSelf(id);
    await untilBlocked(support.sql, 2);
    await row.release();
    await Promise.all([prioritised, taken]);
    expect(await cast.admin.tickets.get(id)).toMatchObject({
      version: 3,
      priority: 'high',
      status: 'in_progress',
      agent_id: cast.holder.self.id,
    });
  });
});

describe('two transactions that wait for each other', () => {
  it('both end well: the one that PostgreSQL undoes is done again, once', async () => {
    // Without the SDK's retries, which would hide it.
    const { access } = await support.client().auth.signIn(adminCredentials);
    const admin = support.client({ token: access, maxRetries: 0 });
    // Which one PostgreSQL undoes is its choice: until it is ours.
    for (let isOurs = false; !isOurs; ) {
      const { id } = await ticketIn(cast, 'open');
      // Another program that locks the ticket first, and the agent after it: the wrong way round.
      const ticket = gate();
      const other = holding(support.sql, async (sql) => {
        await sql`select 1 from support_tickets where id = ${id} for update`;
        ticket.open();
        await untilBlocked(support.sql, 1);
        await sql`select 1 from users where id = ${cast.holder.self.id} for update`;
      });
      await ticket.opened;
      const given = admin.tickets.reassign(id, cast.holder.self.id);
      const undone = await other.then((row) => row.release()).catch((error) => error);
      if (undone) expect(undone).toMatchObject({ code: '40P01' });
      isOurs = !undone;
      expect(await given).toMatchObject({ agent_id: cast.holder.self.id, version: 2 });
      const { timeline } = await admin.tickets.get(id);
      expect(timeline.filter(({ kind }) => kind === 'ticket.assigned')).toHaveLength(1);
    }
  });
});

describe('suspending an agent who is taking tickets', () => {
  const returns: [string, (id: string) => Promise<unknown>][] = [
    ["a customer's message", (id) => cast.customer.messages.send(id, 'It is still not here.')],
    ["a customer's reopening", (id) => cast.customer.tickets.reopen(id)],
    ["an admin's change", (id) => cast.admin.tickets.updateStatus(id, { status: 'in_progress' })],
  ];
  it.each(returns)('never waits for %s on a settled ticket that waits for it', async (_, act) => {
    const { id } = await ticketIn(cast, 'resolved');
    // As suspending does: the agent, then their tickets.
    const agent = await holding(
      support.sql,
      (sql) => sql`select 1 from users where id = ${cast.holder.self.id} for update`,
    );
    const acting = act(id);
    await untilBlocked(support.sql, 1);
    expect(await support.sql`select 1 from support_tickets where id = ${id} for update nowait`).toHaveLength(1);
    await agent.release();
    await acting;
    expect(await cast.admin.tickets.get(id)).toMatchObject({ status: 'in_progress' });
  });

  it('leaves no session to a sign-in that was let in right before', async () => {
    const leaving = await support.agent('Karim Benali');
    const { id, email } = leaving.self;
    const row = await holding(support.sql, (sql) => sql`select 1 from users where id = ${id} for update`);
    const suspending = cast.admin.agents.suspend(id);
    await untilBlocked(support.sql, 1);
    const late = settled([support.signIn(email, agentPassword)]);
    await untilBlocked(support.sql, 2);
    await row.release();
    await suspending;
    expect((await late).lost).toMatchObject([{ code: 'account_suspended' }]);
    await cast.admin.agents.reinstate(id);
    expect((await (await support.signIn(email, agentPassword)).auth.sessions()).data).toHaveLength(1);
  });

  it('never leaves an unresolved ticket in their hands', async () => {
    const leaving = await support.agent('Karim Benali');
    for (let round = 0; round < 4; round++) {
      const tickets = await Promise.all(times(12, () => cast.customer.tickets.create(lateParcel)));
      const agent = await support.signIn(leaving.self.email, agentPassword);
      const taking = settled(tickets.map(({ id }) => agent.tickets.assignSelf(id)));
      const suspending = cast.admin.agents.suspend(leaving.self.id);
      const { lost } = await taking;
      for (const { status } of lost) expect(status).toBe(401);
      expect((await suspending).open_tickets).toBe(0);
      const held = await cast.admin.tickets.all({ agent_id: leaving.self.id });
      expect(held.data).toEqual([]);
      await cast.admin.agents.reinstate(leaving.self.id);
    }
  });

  it('while a resolved ticket of theirs is reopened puts that into the queue', async () => {
    for (let round = 0; round < 6; round++) {
      const leaving = await support.agent('Karim Benali');
      const { id } = await ticketIn({ ...cast, holder: leaving }, 'resolved');
      await Promise.all([cast.customer.tickets.reopen(id), cast.admin.agents.suspend(leaving.self.id)]);
      expect(await cast.customer.tickets.get(id)).toMatchObject({ status: 'open', agent_id: null });
    }
  });
});
