import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

describe('from a customer’s click to an agent’s answer', () => {
  let support: TestSupport;
  beforeAll(async () => {
    support = await startSupport();
  });
  afterAll(() => support.stop());

  it('creates, takes, answers, resolves, rates and closes a ticket linked to the parcel', async () => {
    const customer = support.customer({
      name: 'Priya Nair',
      deliveries: [{ id: '77', tracking_number: 'PX-482193', status: 'out_for_delivery' }],
    });
    const created = await customer.tickets.create({ ...lateParcel, delivery_id: 'PX-482193' });
    expect(created).toMatchObject({ status: 'open', priority: 'medium', agent_id: null, version: 1 });
    expect(created.number).toMatch(/^LS-\d+$/);
    expect(created.allowed_actions).toEqual(['message']);

    const agent = await support.agent('Maya Lindqvist');
    const queue = await agent.tickets.assigned({ scope: 'unassigned' });
    expect(queue.data.map(({ id }) => id)).toEqual([created.id]);
    expect(queue.data[0]).toMatchObject({
      customer: { name: 'Priya Nair' },
      delivery: { tracking_number: 'PX-482193' },
    });

    const taken = await agent.tickets.assignSelf(created.id);
    expect(taken).toMatchObject({ status: 'in_progress', agent: { name: 'Maya Lindqvist' }, version: 2 });
    await agent.notes.add(created.id, 'The courier has a flat tyre.');
    await agent.messages.send(created.id, 'He should be at your door by 14:40.');
    await agent.tickets.updateStatus(created.id, { status: 'resolved' }, { ifMatch: 2 });

    const seen = await customer.tickets.get(created.id);
    expect(seen.allowed_actions).toEqual(['message', 'confirm', 'reopen', 'feedback']);
    // Resolved, it says when it closes by itself.
    const days = (Date.parse(seen.closes_at!) - Date.parse(seen.resolved_at!)) / 86_400_000;
    expect(days).toBe(support.config.autoCloseDays);
    expect(seen.messages.map(({ body }) => body)).toEqual(['He should be at your door by 14:40.']);
    expect(seen.timeline.map(({ kind }) => kind)).toEqual([
      'ticket.created',
      'ticket.assigned',
      'ticket.message',
      'ticket.status_changed',
    ]);
    expect(JSON.stringify(seen)).not.toContain('flat tyre');
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['notes', 'customer', 'agent']));

    await customer.feedback.give(created.id, { rating: 5, comment: 'Quick and kind.' });
    expect(await customer.tickets.get(created.id)).toMatchObject({ allowed_actions: [], closes_at: null });
    expect((await customer.tickets.list()).data[0]?.allowed_actions).toEqual([]);
    const admin = await support.admin();
    const whole = await admin.tickets.get(created.id);
    expect(whole).toMatchObject({
      status: 'closed',
      feedback: { rating: 5 },
      notes: [{ note: 'The courier has a flat tyre.' }],
    });
    expect(whole.timeline.map(({ kind }) => kind)).toContain('ticket.note');
    expect(await admin.tickets.stats()).toEqual({
      total: 1,
      open: 0,
      in_progress: 0,
      on_hold: 0,
      resolved: 0,
      closed: 1,
      unassigned: 0,
    });
    expect(await support.client().tickets.track(created.tracking_code)).toMatchObject({
      number: created.number,
      status: 'closed',
      // Enough for its owner; whoever else has the code does not learn the number.
      parcel: 'PX-•••193',
      steps: [{ status: 'open' }, { status: 'in_progress' }, { status: 'resolved' }, { status: 'closed' }],
    });
  });
});
