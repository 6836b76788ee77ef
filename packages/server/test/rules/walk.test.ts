import type { TicketStatus } from '@logishift/support-sdk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterAssignment,
  afterCustomerMessage,
  afterFeedback,
  afterReopen,
  allowedActions,
  allowedStatuses,
  type Party,
} from '../../src/domains/tickets/lifecycle.js';
import type { LoadedTicket } from '../../src/domains/tickets/queries/tickets.js';
import { statusColumns, touch } from '../../src/domains/tickets/steps/moving.js';

const begun = Date.parse('2026-03-01T08:00:00.000Z');
const at = (minute: number) => new Date(begun + minute * 60_000).toISOString();

const created: LoadedTicket = {
  id: '01890000-0000-7000-8000-000000000001',
  number: 'LS-1001',
  subject: 'Where is it?',
  description: 'It was due yesterday.',
  category: 'late',
  status: 'open',
  awaiting: null,
  priority: 'medium',
  customer_id: '01890000-0000-7000-8000-000000000002',
  agent_id: null,
  delivery_id: null,
  delivery_ref: null,
  delivery_state: null,
  first_response_at: null,
  last_message_at: null,
  last_message_by: null,
  unanswered_since: at(0),
  has_news: false,
  unread_count: 0,
  is_unread: false,
  tracking_code: 'code',
  version: 1,
  created_at: at(0),
  updated_at: at(0),
  resolved_at: null,
  closed_at: null,
  has_feedback: false,
};

/** What a person tries next; `pick` chooses among what the ticket allows them then. */
type Step = { party: Party; agent: 'maya' | 'tom' | null; pick: number };

const step: fc.Arbitrary<Step> = fc.record({
  party: fc.constantFrom('customer', 'agent', 'holder', 'admin'),
  agent: fc.constantFrom('maya', 'tom', null),
  pick: fc.nat(20),
});

/** Makes one move that the rules allow this party, or none if they allow none. */
function take(ticket: LoadedTicket, { party, agent, pick }: Step, now: string): LoadedTicket {
  const to = (status: TicketStatus, change: Partial<LoadedTicket> = {}): LoadedTicket => ({
    ...ticket,
    ...statusColumns(ticket, status, now),
    ...touch(ticket, now),
    ...change,
  });
  if (party === 'holder' && !ticket.agent_id) return ticket;
  const moves: (() => LoadedTicket)[] = allowedStatuses(ticket, party).map((status) => () => to(status));
  for (const action of allowedActions(ticket, party)) {
    if (action === 'message' && party === 'customer') moves.push(() => to(afterCustomerMessage(ticket)));
    if (action === 'confirm') moves.push(() => to('closed'));
    if (action === 'reopen') moves.push(() => to(afterReopen(ticket)));
    if (action === 'feedback') {
      const status = afterFeedback(ticket.status);
      moves.push(() => ({ ...(status === ticket.status ? ticket : to(status)), has_feedback: true }));
    }
    if (action === 'assign_self') moves.push(() => to('in_progress', { agent_id: agent ?? 'maya' }));
    if (action === 'reassign') {
      const status = afterAssignment(ticket.status, agent);
      moves.push(() => (status === ticket.status ? { ...ticket, agent_id: agent } : to(status, { agent_id: agent })));
    }
  }
  return moves[pick % moves.length]?.() ?? ticket;
}

describe('after any sequence of allowed moves', () => {
  const walks = fc.array(step, { maxLength: 40 });
  const always = (holds: (ticket: LoadedTicket, before: LoadedTicket) => void) =>
    fc.assert(
      fc.property(walks, (steps) => {
        let ticket = created;
        for (const [i, step] of steps.entries()) {
          const before = ticket;
          ticket = take(ticket, step, at(i + 1));
          holds(ticket, before);
        }
      }),
      { numRuns: 300 },
    );

  it('an unresolved ticket is open exactly when nobody holds it', () => {
    always(({ status, agent_id }) => {
      if (status === 'resolved' || status === 'closed') return;
      expect(status === 'open').toBe(agent_id === null);
    });
  });

  it('it awaits somebody exactly while it is on hold', () => {
    always(({ status, awaiting }) => expect(awaiting !== null).toBe(status === 'on_hold'));
  });

  it('resolved_at is set exactly while it is resolved or closed, and closed_at while it is closed', () => {
    always(({ status, resolved_at, closed_at }) => {
      expect(resolved_at !== null).toBe(status === 'resolved' || status === 'closed');
      expect(closed_at !== null).toBe(status === 'closed');
    });
  });

  it('closing keeps the time at which it was resolved', () => {
    always((ticket, before) => {
      if (before.status === 'resolved' && ticket.status === 'closed') {
        expect(ticket.resolved_at).toBe(before.resolved_at);
      }
    });
  });

  it('a change of status or holder of an unresolved ticket raises the version, and nothing lowers it', () => {
    always((ticket, before) => {
      expect(ticket.version).toBeGreaterThanOrEqual(before.version);
      if (ticket.status !== before.status) expect(ticket.version).toBe(before.version + 1);
    });
  });

  it('somebody always has a way on, until it is closed and rated', () => {
    always((ticket) => {
      const ways = (['customer', 'agent', 'admin'] as const).flatMap((party) => allowedActions(ticket, party));
      expect(ways.length).toBeGreaterThan(0);
      expect(allowedStatuses(ticket, 'admin').length).toBeGreaterThan(0);
    });
  });
});
