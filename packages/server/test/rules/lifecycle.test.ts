import { type TicketStatus, ticketActions, ticketStatuses } from '@logishift/support-sdk/contract';
import { describe, expect, it } from 'vitest';
import {
  afterAssignment,
  afterCustomerMessage,
  afterFeedback,
  afterReopen,
  allowedActions,
  allowedStatuses,
  closesBefore,
  type Party,
} from '../../src/domains/tickets/lifecycle.js';

const parties: Party[] = ['customer', 'agent', 'holder', 'admin'];
const held = 'somebody';

/** The domain's table, column by column, written once more: from → to, and which parties may set it. */
const table: [TicketStatus, TicketStatus, Party[]][] = [
  ['open', 'resolved', ['admin']],
  ['in_progress', 'on_hold', ['holder', 'admin']],
  ['on_hold', 'in_progress', ['holder', 'admin']],
  ['in_progress', 'resolved', ['holder', 'admin']],
  ['on_hold', 'resolved', ['holder', 'admin']],
  ['resolved', 'closed', ['admin']],
  ['resolved', 'in_progress', ['holder', 'admin']],
  ['closed', 'in_progress', ['admin']],
];

const everyMove = ticketStatuses.flatMap((from) =>
  ticketStatuses.flatMap((to) => parties.map((party) => ({ from, to, party }))),
);

describe('which status may be set', () => {
  it.each(everyMove)('$from → $to by $party is what the table says', ({ from, to, party }) => {
    const inTable = table.some(([a, b, who]) => a === from && b === to && who.includes(party));
    const ticket = { status: from, agent_id: from === 'open' ? null : held, has_feedback: false };
    expect(allowedStatuses(ticket, party).includes(to)).toBe(inTable);
  });

  it.each(['resolved', 'closed'] as const)('from %s, a ticket that nobody holds goes back to open', (status) => {
    const ticket = { status, agent_id: null, has_feedback: false };
    expect(allowedStatuses(ticket, 'admin')).toContain('open');
    expect(allowedStatuses(ticket, 'admin')).not.toContain('in_progress');
  });

  it('never offers the status that a ticket has', () => {
    for (const { from, party } of everyMove) {
      for (const agent_id of [null, held]) {
        expect(allowedStatuses({ status: from, agent_id, has_feedback: false }, party)).not.toContain(from);
      }
    }
  });
});

/** Action → who may, in which statuses. `assign_self` and `feedback` have a condition more, tested below. */
const actions: Record<(typeof ticketActions)[number], Partial<Record<Party, TicketStatus[]>>> = {
  message: {
    customer: ['open', 'in_progress', 'on_hold', 'resolved'],
    holder: ['in_progress', 'on_hold', 'resolved'],
    admin: ['open', 'in_progress', 'on_hold', 'resolved'],
  },
  note: { agent: [...ticketStatuses], holder: [...ticketStatuses], admin: [...ticketStatuses] },
  assign_self: { agent: ['open'], admin: ['open'] },
  reassign: { admin: ['open', 'in_progress', 'on_hold', 'resolved'] },
  priority: {
    holder: ['in_progress', 'on_hold', 'resolved'],
    admin: ['open', 'in_progress', 'on_hold', 'resolved'],
  },
  category: {
    holder: ['in_progress', 'on_hold', 'resolved'],
    admin: ['open', 'in_progress', 'on_hold', 'resolved'],
  },
  confirm: { customer: ['resolved'] },
  reopen: { customer: ['resolved'] },
  feedback: { customer: ['resolved', 'closed'] },
};

const everyAction = ticketActions.flatMap((action) =>
  ticketStatuses.flatMap((status) => parties.map((party) => ({ action, status, party }))),
);

describe('what else may be done', () => {
  // A holder of an open ticket does not exist: open means that nobody holds it.
  it.each(everyAction.filter(({ status, party }) => !(status === 'open' && party === 'holder')))(
    '$action on a ticket $status by $party is what the table says',
    ({ action, status, party }) => {
      const ticket = { status, agent_id: status === 'open' ? null : held, has_feedback: false };
      expect(allowedActions(ticket, party).includes(action)).toBe(actions[action][party]?.includes(status) ?? false);
    },
  );

  it('offers feedback until it is given', () => {
    for (const status of ['resolved', 'closed'] as const) {
      expect(allowedActions({ status, agent_id: held, has_feedback: true }, 'customer')).not.toContain('feedback');
    }
  });

  it('never offers staff’s actions to a customer', () => {
    const own = ['message', 'confirm', 'reopen', 'feedback'];
    for (const status of ticketStatuses) {
      for (const action of allowedActions({ status, agent_id: null, has_feedback: false }, 'customer')) {
        expect(own).toContain(action);
      }
    }
  });
});

describe('where a ticket goes by itself', () => {
  it.each([
    ['open', 'open', 'open'],
    ['in_progress', 'in_progress', 'in_progress'],
    ['on_hold', 'in_progress', 'open'],
    ['resolved', 'in_progress', 'open'],
  ] as const)('a customer’s message takes %s to %s if held, else to %s', (status, ifHeld, ifNot) => {
    expect(afterCustomerMessage({ status, agent_id: held, has_feedback: false })).toBe(ifHeld);
    if (status !== 'in_progress') {
      expect(afterCustomerMessage({ status, agent_id: null, has_feedback: false })).toBe(ifNot);
    }
  });

  it('“not solved” takes it to in progress if held, else to open', () => {
    expect(afterReopen({ status: 'resolved', agent_id: held, has_feedback: false })).toBe('in_progress');
    expect(afterReopen({ status: 'resolved', agent_id: null, has_feedback: false })).toBe('open');
  });

  it('a rating closes what is resolved, and leaves what is closed', () => {
    expect(afterFeedback('resolved')).toBe('closed');
    expect(afterFeedback('closed')).toBe('closed');
  });

  it.each([
    ['open', 'in_progress', 'open'],
    ['in_progress', 'in_progress', 'open'],
    ['on_hold', 'on_hold', 'open'],
    ['resolved', 'resolved', 'resolved'],
    ['closed', 'closed', 'closed'],
  ] as const)('assigning takes %s to %s, and taking it away from everybody to %s', (status, toSomebody, toNobody) => {
    expect(afterAssignment(status, held)).toBe(toSomebody);
    expect(afterAssignment(status, null)).toBe(toNobody);
  });

  it('closes what was resolved so many days ago, to the millisecond', () => {
    expect(closesBefore(new Date('2026-03-08T12:00:00.000Z'), 7).toISOString()).toBe('2026-03-01T12:00:00.000Z');
    expect(closesBefore(new Date('2026-03-08T12:00:00.000Z'), 0.5).toISOString()).toBe('2026-03-08T00:00:00.000Z');
  });
});
