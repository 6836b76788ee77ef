import type { Support } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSupport, type TestSupport, takenTicket } from '../harness/support.js';

let support: TestSupport;
let now: TestSupport;
beforeAll(async () => {
  support = await startSupport({ SUPPORT_UNDO_SECONDS: '1' });
  now = await startSupport({ SUPPORT_UNDO_SECONDS: '0' });
});
afterAll(() => Promise.all([support.stop(), now.stop()]));

const statesOf = async (agent: Support, id: string) =>
  (await agent.pendingActs.list()).data.filter(({ ticket_id }) => ticket_id === id).map(({ state }) => state);

describe('an act that can be undone', () => {
  it('is known to who did it alone until its release, and happens then, once, with nobody there', async () => {
    const { agent, ticket, customer } = await takenTicket(support);
    const admin = await support.admin();
    const before = await admin.tickets.get(ticket.id);
    const act = await agent.pendingActs.add(ticket.id, { body: 'It comes tomorrow.', status: 'resolved' });
    expect(act).toMatchObject({ state: 'waiting', release_in: 1, status: 'resolved', body: 'It comes tomorrow.' });
    expect(await statesOf(agent, ticket.id)).toEqual(['waiting']);
    expect(await statesOf(admin, ticket.id), 'not to an admin').toEqual([]);
    expect(await admin.tickets.get(ticket.id)).toEqual(before);
    expect((await customer.tickets.get(ticket.id)).messages).toEqual([]);
    await expect.poll(async () => (await customer.tickets.get(ticket.id)).status, { timeout: 9000 }).toBe('resolved');
    const { messages, resolved_at, first_response_at } = await customer.tickets.get(ticket.id);
    expect(messages.map(({ body }) => body)).toEqual(['It comes tomorrow.']);
    expect(Date.parse(first_response_at as string), 'its time is that of the release').toBeGreaterThanOrEqual(
      Date.parse(act.release_at),
    );
    expect(resolved_at).not.toBeNull();
    const told = (await customer.notifications.list()).data.map(({ kind }) => kind);
    expect(told.filter((kind) => kind === 'ticket.message')).toHaveLength(1);
    await expect(agent.pendingActs.undo(act.id)).rejects.toMatchObject({ code: 'already_released' });
  });

  it('never happens once it is undone, and gives its text back', async () => {
    const { agent, ticket, customer } = await takenTicket(support);
    const undone = await agent.pendingActs.add(ticket.id, { body: 'To the wrong one' });
    expect(await agent.pendingActs.undo(undone.id)).toMatchObject({ state: 'undone', body: 'To the wrong one' });
    expect(await agent.pendingActs.undo(undone.id), 'as often as it is asked').toMatchObject({ state: 'undone' });
    await agent.pendingActs.add(ticket.id, { body: 'The right one' });
    // Released after the other would have been.
    await expect.poll(async () => (await customer.tickets.get(ticket.id)).messages.length, { timeout: 9000 }).toBe(1);
    expect((await customer.tickets.get(ticket.id)).messages[0]?.body).toBe('The right one');
  });

  it('that cannot be done is refused at once, and one that no longer can says why, whole', async () => {
    const { agent, ticket, customer } = await takenTicket(support);
    const admin = await support.admin();
    await expect(agent.pendingActs.add(ticket.id, { status: 'closed' })).rejects.toMatchObject({
      code: 'move_not_allowed',
    });
    await expect(
      agent.pendingActs.add(ticket.id, { status: 'resolved' }, { ifMatch: ticket.version - 1 }),
    ).rejects.toMatchObject({ code: 'stale_version' });
    await agent.pendingActs.add(ticket.id, { body: 'Solved.', status: 'resolved' }, { ifMatch: ticket.version });
    await admin.tickets.updateStatus(ticket.id, { priority: 'high' });
    await expect.poll(() => statesOf(agent, ticket.id), { timeout: 9000 }).toEqual(['failed']);
    const [failed] = (await agent.pendingActs.list()).data;
    expect(failed).toMatchObject({ failure: 'stale_version', body: 'Solved.', number: ticket.number });
    expect(await customer.tickets.get(ticket.id)).toMatchObject({ status: 'in_progress', messages: [] });
    await agent.pendingActs.undo(failed?.id as string);
    expect(await statesOf(agent, ticket.id)).toEqual([]);
  });

  it('happen in the order in which they were done, and one whose job was lost happens all the same', async () => {
    const { agent, ticket, customer } = await takenTicket(support);
    const words = ['First', 'Second', 'Third', 'Fourth'];
    for (const body of words) await agent.pendingActs.add(ticket.id, { body });
    const said = async () => (await customer.tickets.get(ticket.id)).messages.map(({ body }) => body);
    await expect.poll(said, { timeout: 9000 }).toEqual(words);
    await agent.pendingActs.add(ticket.id, { body: 'Late' });
    await support.sql`delete from pgboss.job where name = 'release-pending-acts' and state = 'created'`;
    await support.sql`update pending_acts set release_at = now() - interval '1 minute' where body = 'Late'`;
    await support.jobs.runSoon('release-overdue-acts');
    await expect.poll(said, { timeout: 9000 }).toEqual([...words, 'Late']);
  });

  it('can be seen by who did it where the ticket was taken from them meanwhile, with why it did not happen', async () => {
    const { agent, ticket, customer } = await takenTicket(support);
    const [admin, { self }] = [await support.admin(), await support.agent('Jonas Weber')];
    await agent.pendingActs.add(ticket.id, { body: 'It comes tomorrow.' });
    await admin.tickets.reassign(ticket.id, self.id);
    const own = async () => (await agent.pendingActs.list()).data;
    await expect.poll(async () => (await own())[0]?.failure, { timeout: 9000 }).toBe('not_found');
    expect((await own())[0]).toMatchObject({ body: 'It comes tomorrow.', state: 'failed' });
    expect((await customer.tickets.get(ticket.id)).messages).toEqual([]);
  });

  it('of somebody suspended meanwhile does not happen', async () => {
    const { agent, ticket, customer } = await takenTicket(support);
    const { id } = await agent.pendingActs.add(ticket.id, { body: 'It comes tomorrow.' });
    await (await support.admin()).agents.suspend(agent.self.id);
    const state = async () => (await support.sql`select failure from pending_acts where id = ${id}`)[0]?.['failure'];
    await expect.poll(state, { timeout: 9000 }).toBe('unauthorized');
    expect((await customer.tickets.get(ticket.id)).messages).toEqual([]);
  });

  it('happens at once where there is no time to undo, refused or whole', async () => {
    const { agent, ticket, customer } = await takenTicket(now);
    expect(await agent.pendingActs.add(ticket.id, { body: 'It comes tomorrow.', status: 'resolved' })).toMatchObject({
      state: 'released',
      release_in: 0,
    });
    expect(await customer.tickets.get(ticket.id)).toMatchObject({ status: 'resolved', messages: [{}] });
    const idempotencyKey = 'one-key';
    await agent.pendingActs.add(ticket.id, { body: 'Once' }, { idempotencyKey });
    await agent.pendingActs.add(ticket.id, { body: 'Once' }, { idempotencyKey });
    expect((await customer.tickets.get(ticket.id)).messages).toHaveLength(2);
  });
});
