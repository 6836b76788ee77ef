import { type TicketStatus, ticketStatuses } from '@logishift/support-sdk/contract';
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

/** From → what update-status takes a ticket to, for whoever holds it and for an admin. */
const allowed: Record<TicketStatus, { holder: TicketStatus[]; admin: TicketStatus[] }> = {
  open: { holder: [], admin: ['resolved'] },
  in_progress: { holder: ['on_hold', 'resolved'], admin: ['on_hold', 'resolved'] },
  on_hold: { holder: ['in_progress', 'resolved'], admin: ['in_progress', 'resolved'] },
  resolved: { holder: ['in_progress'], admin: ['in_progress', 'closed'] },
  closed: { holder: [], admin: ['in_progress'] },
};

const moves = ticketStatuses.flatMap((from) => ticketStatuses.filter((to) => to !== from).map((to) => ({ from, to })));

describe('update-status', () => {
  for (const { from, to } of moves) {
    for (const who of ['holder', 'admin'] as const) {
      const may = allowed[from][who].includes(to);
      it(`${may ? 'takes' : 'does not take'} a ticket from ${from} to ${to} for ${who}`, async () => {
        const ticket = await ticketIn(cast, from);
        const call = cast[who].tickets.updateStatus(ticket.id, { status: to });
        if (may) {
          const moved = await call;
          expect(moved).toMatchObject({ status: to, version: ticket.version + 1 });
          expect(moved.resolved_at !== null).toBe(to === 'resolved' || to === 'closed');
          expect(moved.closed_at !== null).toBe(to === 'closed');
          return;
        }
        const { status, code, problem } = await refused(call);
        expect([status, code]).toEqual([409, 'move_not_allowed']);
        expect(problem['allowed_statuses']).toEqual(allowed[from][who]);
        expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
      });
    }
  }

  it.each(ticketStatuses)(
    'does nothing, and says so by an equal version, when a ticket is %s already',
    async (status) => {
      const ticket = await ticketIn(cast, status);
      expect(await cast.admin.tickets.updateStatus(ticket.id, { status })).toMatchObject({ version: ticket.version });
    },
  );

  it.each(ticketStatuses)('is not for the customer of a ticket that is %s', async (from) => {
    const { id } = await ticketIn(cast, from);
    for (const status of ticketStatuses) {
      expect((await refused(cast.customer.tickets.updateStatus(id, { status }))).status).toBe(403);
    }
  });

  it.each(ticketStatuses)('of a ticket that is %s in another’s hands finds nothing', async (from) => {
    const { id } = await ticketIn(cast, from);
    for (const status of ticketStatuses.filter((status) => status !== from)) {
      const problem = await refused(cast.other.tickets.updateStatus(id, { status }));
      // Open is nobody's: every agent sees it, and must take it first.
      if (from === 'open') expect(problem.problem).toMatchObject({ status: 409, allowed_statuses: [] });
      else expect(problem.status).toBe(404);
    }
  });

  it.each(['resolved', 'closed'] as const)('takes a ticket that is %s and that nobody holds to open', async (from) => {
    const { id } = await ticketIn(cast, from, false);
    expect((await refused(cast.admin.tickets.updateStatus(id, { status: 'in_progress' }))).code).toBe(
      'move_not_allowed',
    );
    const moved = await cast.admin.tickets.updateStatus(id, { status: 'open' });
    expect(moved).toMatchObject({ status: 'open', agent_id: null, resolved_at: null, closed_at: null });
  });

  it('makes all of a change or nothing of it', async () => {
    const ticket = await ticketIn(cast, 'in_progress');
    const change = { status: 'closed', priority: 'high', category: 'lost' } as const;
    expect((await refused(cast.holder.tickets.updateStatus(ticket.id, change))).code).toBe('move_not_allowed');
    expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
  });
});

describe('on hold', () => {
  it('awaits the customer unless another is named, and nobody after it', async () => {
    const { id } = await ticketIn(cast, 'in_progress');
    expect((await cast.holder.tickets.updateStatus(id, { status: 'on_hold' })).awaiting).toBe('customer');
    expect((await cast.holder.tickets.updateStatus(id, { awaiting: 'carrier' })).awaiting).toBe('carrier');
    expect((await cast.holder.tickets.updateStatus(id, { status: 'in_progress' })).awaiting).toBeNull();
    const straight = await cast.holder.tickets.updateStatus(id, { status: 'on_hold', awaiting: 'warehouse' });
    expect(straight).toMatchObject({ status: 'on_hold', awaiting: 'warehouse' });
  });

  it('is what `awaiting` goes with: with any other status it is refused', async () => {
    const ticket = await ticketIn(cast, 'in_progress');
    for (const change of [{ awaiting: 'carrier' }, { status: 'resolved', awaiting: 'carrier' }] as const) {
      expect((await refused(cast.holder.tickets.updateStatus(ticket.id, change))).status).toBe(422);
    }
    expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
  });

  it('ends with the customer’s message, and not with the agent’s', async () => {
    const { id } = await ticketIn(cast, 'on_hold');
    await cast.holder.messages.send(id, 'Could you send us a photo?');
    expect((await cast.customer.tickets.get(id)).status).toBe('on_hold');
    await cast.customer.messages.send(id, 'Here it is.');
    expect(await cast.customer.tickets.get(id)).toMatchObject({ status: 'in_progress', awaiting: null });
  });
});

describe('a resolved ticket', () => {
  it('closes when the customer confirms', async () => {
    const { id } = await ticketIn(cast, 'resolved');
    expect(await cast.customer.tickets.confirm(id)).toMatchObject({ status: 'closed', closed_at: expect.any(String) });
  });

  it.each([
    ['says “not solved”', (id: string) => cast.customer.tickets.reopen(id)],
    ['writes', (id: string) => cast.customer.messages.send(id, 'It is still not here.')],
  ])('is worked on again when the customer %s: by who has it, else by whoever takes it', async (_, act) => {
    const held = await ticketIn(cast, 'resolved');
    await act(held.id);
    expect(await cast.customer.tickets.get(held.id)).toMatchObject({ status: 'in_progress', resolved_at: null });
    const unheld = await ticketIn(cast, 'resolved', false);
    await act(unheld.id);
    expect(await cast.customer.tickets.get(unheld.id)).toMatchObject({ status: 'open', resolved_at: null });
  });

  it('whose agent was suspended since tells all agents what its customer writes', async () => {
    const leaving = await support.agent();
    const { id } = await ticketIn({ ...cast, holder: leaving }, 'resolved');
    await cast.admin.agents.suspend(leaving.self.id);
    await cast.customer.messages.send(id, 'It did not come after all.');
    const told = (await cast.other.notifications.list()).data.filter(({ ticket_id }) => ticket_id === id);
    expect(told.map(({ kind }) => kind)).toEqual(['ticket.message', 'ticket.created']);
    const { timeline, status, agent_id } = await cast.admin.tickets.get(id);
    expect({ status, agent_id }).toEqual({ status: 'open', agent_id: null });
    expect(timeline.slice(-3).map(({ kind }) => kind)).toEqual([
      'ticket.unassigned',
      'ticket.message',
      'ticket.status_changed',
    ]);
  });

  it('whose agent was suspended since goes back to the queue when it is worked on again', async () => {
    const { holder: _, ...rest } = cast;
    const leaving = await support.agent('Karim Benali');
    const reopened = [
      (id: string) => rest.customer.tickets.reopen(id),
      (id: string) => rest.customer.messages.send(id, 'It is still not here.'),
      (id: string) => rest.admin.tickets.updateStatus(id, { status: 'in_progress' }),
    ];
    const tickets = [];
    for (const act of reopened) tickets.push({ act, ...(await ticketIn({ ...rest, holder: leaving }, 'resolved')) });
    await rest.admin.agents.suspend(leaving.self.id);
    for (const { id, act } of tickets) {
      await act(id);
      expect(await rest.customer.tickets.get(id)).toMatchObject({ status: 'open', agent_id: null });
    }
  });

  it.each(['open', 'in_progress', 'on_hold', 'closed'] as const)(
    'only: one that is %s is neither confirmed nor reopened by its customer',
    async (status) => {
      const ticket = await ticketIn(cast, status);
      for (const act of ['confirm', 'reopen'] as const) {
        const { problem } = await refused(cast.customer.tickets[act](ticket.id));
        expect(problem).toMatchObject({ status: 409, code: 'move_not_allowed', allowed_statuses: [] });
      }
      expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
    },
  );
});

describe('a closed ticket', () => {
  it('takes no more messages, from nobody', async () => {
    const ticket = await ticketIn(cast, 'closed');
    for (const who of [cast.customer, cast.holder, cast.admin]) {
      expect((await refused(who.messages.send(ticket.id, 'One more thing …'))).code).toBe('move_not_allowed');
    }
    expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
  });
});

describe('feedback', () => {
  it('closes a resolved ticket, once', async () => {
    const { id } = await ticketIn(cast, 'resolved');
    await cast.customer.feedback.give(id, { rating: 4 });
    expect(await cast.customer.tickets.get(id)).toMatchObject({ status: 'closed', feedback: { rating: 4 } });
    expect((await refused(cast.customer.feedback.give(id, { rating: 1 }))).code).toBe('feedback_exists');
    expect(await cast.customer.tickets.get(id)).toMatchObject({ feedback: { rating: 4 } });
  });

  it('is taken for a ticket that closed without', async () => {
    const ticket = await ticketIn(cast, 'closed');
    await cast.customer.feedback.give(ticket.id, { rating: 2 });
    expect(await cast.customer.tickets.get(ticket.id)).toMatchObject({
      version: ticket.version,
      closed_at: ticket.closed_at,
    });
  });

  it.each(['open', 'in_progress', 'on_hold'] as const)('comes too early while a ticket is %s', async (status) => {
    const ticket = await ticketIn(cast, status);
    expect((await refused(cast.customer.feedback.give(ticket.id, { rating: 5 }))).code).toBe('feedback_too_early');
    expect(await cast.customer.tickets.get(ticket.id)).toEqual(ticket);
  });
});

describe('what a ticket says one may do', () => {
  it.each(ticketStatuses)('is what one may: every status that is offered while %s can be set', async (from) => {
    for (const who of ['holder', 'admin'] as const) {
      const { allowed_statuses } = await cast.admin.tickets.get((await ticketIn(cast, from)).id);
      expect(allowed_statuses).toEqual(allowed[from].admin);
      for (const status of allowed[from][who]) {
        const { id } = await ticketIn(cast, from);
        expect((await cast[who].tickets.get(id)).allowed_statuses).toContain(status);
        expect((await cast[who].tickets.updateStatus(id, { status })).status).toBe(status);
      }
    }
  });
});
