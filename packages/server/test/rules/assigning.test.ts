import { ticketStatuses } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, ticketIn } from '../harness/cast.js';
import { refused } from '../harness/refused.js';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport();
  cast = await castOf(support);
});
afterAll(() => support.stop());

describe('taking', () => {
  it('makes an open ticket in progress, in the hands of an agent or of an admin', async () => {
    for (const who of [cast.holder, cast.admin]) {
      const { id } = await ticketIn(cast, 'open');
      const { id: self } = await who.auth.me();
      expect(await who.tickets.assignSelf(id)).toMatchObject({ status: 'in_progress', agent_id: self, version: 2 });
    }
  });

  it.each(['in_progress', 'on_hold', 'resolved', 'closed'] as const)(
    'a ticket that is %s in another’s hands is refused, with who has it',
    async (status) => {
      const ticket = await ticketIn(cast, status);
      const { problem } = await refused(cast.other.tickets.assignSelf(ticket.id));
      expect(problem).toMatchObject({
        status: 409,
        code: 'already_assigned',
        agent: { id: cast.holder.self.id, name: 'Maya Lindqvist' },
      });
      expect(JSON.stringify(problem)).not.toContain(ticket.subject);
      expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
    },
  );

  it.each(['resolved', 'closed'] as const)('a ticket that was %s without anybody is refused', async (status) => {
    const ticket = await ticketIn(cast, status, false);
    expect((await refused(cast.other.tickets.assignSelf(ticket.id))).code).toBe('move_not_allowed');
    expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
  });
});

describe('reassigning', () => {
  it.each([
    ['open', 'in_progress', 'open'],
    ['in_progress', 'in_progress', 'open'],
    ['on_hold', 'on_hold', 'open'],
    ['resolved', 'resolved', 'resolved'],
  ] as const)('takes a ticket that is %s to %s with another, and to %s with nobody', async (from, given, queued) => {
    const one = await ticketIn(cast, from);
    expect(await cast.admin.tickets.reassign(one.id, cast.other.self.id)).toMatchObject({
      status: given,
      agent_id: cast.other.self.id,
      version: one.version + 1,
    });
    const two = await ticketIn(cast, from);
    expect(await cast.admin.tickets.reassign(two.id, null)).toMatchObject({ status: queued, agent_id: null });
  });

  it('a closed ticket is refused', async () => {
    const { id } = await ticketIn(cast, 'closed');
    expect((await refused(cast.admin.tickets.reassign(id, cast.other.self.id))).code).toBe('move_not_allowed');
  });

  it('to who may not hold tickets is refused and changes nothing', async () => {
    const pending = await support.pendingAgent();
    const suspended = await support.agent();
    await cast.admin.agents.suspend(suspended.self.id);
    const ticket = await ticketIn(cast, 'in_progress');
    const nobodys = '01890000-0000-7000-8000-000000000000';
    for (const id of [pending.self.id, suspended.self.id, ticket.customer_id, nobodys]) {
      expect((await refused(cast.admin.tickets.reassign(ticket.id, id))).code).toBe('agent_not_assignable');
    }
    expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
  });

  it('takes the ticket out of the former agent’s sight at once', async () => {
    const { id } = await ticketIn(cast, 'in_progress');
    await cast.admin.tickets.reassign(id, cast.other.self.id);
    expect((await refused(cast.holder.tickets.get(id))).status).toBe(404);
    expect((await refused(cast.holder.notes.add(id, 'Too late.'))).status).toBe(404);
  });
});

describe('suspending an agent', () => {
  it('returns their unresolved tickets to the queue, and leaves the others as they are', async () => {
    const leaving = await support.agent('Karim Benali');
    const theirs = { ...cast, holder: leaving };
    const tickets = [];
    for (const status of ticketStatuses) tickets.push(await ticketIn(theirs, status));
    await cast.admin.agents.suspend(leaving.self.id);
    for (const before of tickets) {
      const after = await cast.admin.tickets.get(before.id);
      if (before.status === 'in_progress' || before.status === 'on_hold') {
        expect(after).toMatchObject({ status: 'open', agent_id: null, awaiting: null, version: before.version + 1 });
        expect(after.timeline.at(-1)).toMatchObject({ kind: 'ticket.unassigned', data: { reason: 'agent_suspended' } });
        // Why is for staff.
        const { timeline } = await cast.customer.tickets.get(before.id);
        expect(timeline.at(-1)).toMatchObject({ kind: 'ticket.unassigned', data: { reason: 'reassigned' } });
      } else {
        expect(after).toMatchObject({ status: before.status, agent_id: before.agent_id, version: before.version });
      }
    }
    expect((await refused(leaving.auth.me())).status).toBe(401);
  });
});
