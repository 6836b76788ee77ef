import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/domains/tickets/audience.js';

const agents = ['maya', 'tom', 'karim'];
const holder = fc.constantFrom(null, ...agents);
const customer_id = 'priya';

const sees = (agent: string, ticket: { agent_id: string | null }) =>
  ticket.agent_id === null || ticket.agent_id === agent;
const isIn = (agent: string, list: 'all' | string[]) => list === 'all' || list.includes(agent);

describe('who may learn of an event on a ticket', () => {
  it('is exactly those agents who see the ticket afterwards', () => {
    fc.assert(
      fc.property(holder, holder, (before, after) => {
        const audience = audienceOf(
          'ticket.assigned',
          { customer_id, agent_id: before },
          { customer_id, agent_id: after },
        );
        for (const agent of agents) expect(isIn(agent, audience.agents)).toBe(sees(agent, { agent_id: after }));
      }),
    );
  });

  it('and those who lose sight of it by the event learn that it is gone, nobody else', () => {
    fc.assert(
      fc.property(holder, holder, (before, after) => {
        const audience = audienceOf(
          'ticket.assigned',
          { customer_id, agent_id: before },
          { customer_id, agent_id: after },
        );
        for (const agent of agents) {
          const sawIt = sees(agent, { agent_id: before });
          const told = isIn(agent, audience.losing) || isIn(agent, audience.agents);
          expect(told).toBe(sawIt || sees(agent, { agent_id: after }));
        }
      }),
    );
  });

  it('of a new ticket: all agents, and nobody loses it', () => {
    const audience = audienceOf('ticket.created', null, { customer_id, agent_id: null });
    expect(audience).toEqual({ customer: customer_id, agents: 'all', losing: [] });
  });

  it('of a note: staff, never the customer', () => {
    const held = { customer_id, agent_id: 'maya' };
    expect(audienceOf('ticket.note', held, held)).toEqual({ customer: null, agents: ['maya'], losing: [] });
  });
});
