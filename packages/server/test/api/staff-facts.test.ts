import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminCredentials, agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

describe('queues', () => {
  it('are counted for each agent: own, waiting for an answer, on hold, resolved, and what nobody has', async () => {
    const [agent, other] = [await support.agent(), await support.agent('Jonas Weber')];
    const customer = support.customer();
    const made = [];
    for (let i = 0; i < 5; i++) made.push(await customer.tickets.create(lateParcel));
    const [first, second, third, fourth] = made as [
      (typeof made)[0],
      (typeof made)[0],
      (typeof made)[0],
      (typeof made)[0],
    ];
    for (const { id } of [first, second, third, fourth]) await agent.tickets.assignSelf(id);
    await agent.messages.send(first.id, 'On its way.');
    await agent.tickets.updateStatus(second.id, { status: 'on_hold' });
    await agent.tickets.updateStatus(third.id, { status: 'resolved' });
    expect(await agent.tickets.queues()).toMatchObject({
      assigned: 3,
      needs_reply: 1,
      unassigned: 1,
      on_hold: 1,
      resolved: 1,
    });
    expect(await other.tickets.queues()).toMatchObject({
      assigned: 0,
      needs_reply: 0,
      unassigned: 1,
      on_hold: 0,
      resolved: 0,
    });
    await customer.messages.send(first.id, 'And now?');
    expect((await agent.tickets.queues()).needs_reply).toBe(2);
  });
});

describe('a ticket by its number', () => {
  it('is found with and without its letters, and only by who may see it', async () => {
    const [agent, other] = [await support.agent(), await support.agent('Jonas Weber')];
    const { id, number } = await support.customer().tickets.create(lateParcel);
    await agent.tickets.assignSelf(id);
    for (const given of [number, number.toLowerCase(), number.replace('LS-', ''), number.replace('-', ' ')]) {
      expect((await agent.tickets.find(given)).id).toBe(id);
    }
    await expect(other.tickets.find(number)).rejects.toMatchObject({ status: 404 });
    await expect(agent.tickets.find('no number at all')).rejects.toMatchObject({ status: 404 });
  });
});

describe('days', () => {
  it('are thirty, today the last, with what was created and resolved', async () => {
    const fresh = await startSupport();
    const [agent, admin] = [await fresh.agent(), await fresh.admin()];
    const { id } = await fresh.customer().tickets.create(lateParcel);
    await fresh.customer().tickets.create(lateParcel);
    await agent.tickets.assignSelf(id);
    await agent.tickets.updateStatus(id, { status: 'resolved' });
    const { data } = await admin.tickets.daily();
    expect(data).toHaveLength(30);
    expect(data.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), created: 2, resolved: 1 });
    expect(data.at(0)).toMatchObject({ created: 0, resolved: 0 });
    await fresh.stop();
  });
});

describe('sessions', () => {
  it('are listed for oneself, and one ended elsewhere is out at once', async () => {
    const agent = await support.agent();
    const elsewhere = await support.signIn(agent.self.email, agentPassword);
    const { data } = await agent.auth.sessions();
    expect(data.filter(({ is_current }) => is_current)).toHaveLength(1);
    const other = data[0] as (typeof data)[0];
    expect(other.is_current).toBe(false);
    await agent.auth.endSession(other.id);
    await expect(elsewhere.auth.me()).rejects.toMatchObject({ status: 401 });
    await agent.auth.me();
    const admin = await support.admin();
    const own = (await agent.auth.sessions()).data[0] as (typeof data)[0];
    await expect(admin.auth.endSession(own.id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('settings', () => {
  it('tell an admin how the server was set up, and no secret', async () => {
    const settings = await (await support.admin()).settings.get();
    expect(settings).toMatchObject({ trusted_issuers: [{ name: 'host', algorithm: 'HS256' }], mail: { state: 'off' } });
    const secrets = [adminCredentials.password, 'the-secret-that-the-host-signs-its-tokens-with'];
    for (const secret of secrets) expect(JSON.stringify(settings)).not.toContain(secret);
  });
});
