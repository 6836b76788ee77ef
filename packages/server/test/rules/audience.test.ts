import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf, audienceOfEvent } from '../../src/domains/tickets/audience.js';
import { reachOf } from '../../src/platform/events/audience.js';
import { readWritten, toWritten } from '../../src/platform/events/written-audience.js';
import { type Audience, groupsOf, overlap } from '../../src/platform/groups.js';

const agents = ['maya', 'tom', 'karim'];
const customers = ['priya', 'otto'];
const holder = fc.constantFrom(null, ...agents);
const ticket = (agent_id: string | null, customer_id = 'priya') => ({ id: 'the-ticket', customer_id, agent_id });

const reader = (kind: Parameters<typeof groupsOf>[0]['kind'], id: string, only_ticket_id: string | null = null) => ({
  kind,
  id,
  only_ticket_id,
});
const readers = [
  ...agents.map((id) => reader('agent', id)),
  reader('pending_agent', 'new'),
  ...customers.flatMap((id) => [
    reader('customer', id),
    reader('guest', id),
    reader('link', id, 'the-ticket'),
    reader('link', id, 'another-ticket'),
  ]),
  reader('admin', 'ada'),
  reader('integration', 'a-program'),
];

describe('who may see a ticket', () => {
  const sees = (...who: Parameters<typeof reader>) => overlap(audienceOf(ticket('maya')), groupsOf(reader(...who)));

  it('its customer, also by the link of it that was mailed to them, and by no other', () => {
    expect([sees('customer', 'priya'), sees('guest', 'priya'), sees('link', 'priya', 'the-ticket')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([
      sees('customer', 'otto'),
      sees('link', 'priya', 'another-ticket'),
      sees('link', 'otto', 'the-ticket'),
    ]).toEqual([false, false, false]);
  });

  it('the agent who has it and admins; every agent while nobody has it; never one who waits for approval', () => {
    expect([sees('agent', 'maya'), sees('agent', 'tom'), sees('admin', 'ada')]).toEqual([true, false, true]);
    const unassigned = audienceOf(ticket(null));
    expect(overlap(unassigned, groupsOf(reader('agent', 'tom')))).toBe(true);
    expect(overlap(unassigned, groupsOf(reader('pending_agent', 'tom')))).toBe(false);
    expect(overlap(unassigned, groupsOf(reader('integration', 'a-program')))).toBe(false);
  });
});

describe('who learns of an event on a ticket', () => {
  it('all of it: exactly those who see the ticket afterwards; that it is gone: those who saw it before, nobody else', () => {
    fc.assert(
      fc.property(holder, holder, fc.constantFrom(...customers), (before, after, customer) => {
        const [was, is] = [ticket(before), ticket(after, customer)];
        const audience = audienceOfEvent('ticket.assigned', was, is);
        for (const one of readers) {
          const [saw, sees] = [was, is].map((it) => overlap(audienceOf(it), groupsOf(one)));
          expect(reachOf(audience, one)).toBe(sees ? 'whole' : saw ? 'gone' : null);
        }
      }),
    );
  });

  it('of a new ticket nobody hears that it is gone', () => {
    expect(audienceOfEvent('ticket.created', null, ticket(null)).losing).toEqual([]);
  });

  it('of a note staff alone, by whatever way its customer reads', () => {
    fc.assert(
      fc.property(holder, (agent) => {
        const audience = audienceOfEvent('ticket.note', ticket(agent), ticket(agent));
        for (const one of readers) {
          if (one.kind === 'agent' || one.kind === 'admin') continue;
          expect(reachOf(audience, one)).toBe(null);
        }
      }),
    );
  });
});

describe('an audience as the release before writes it', () => {
  it('is read as what it was to each reader, and written so that it reads the same', () => {
    const kinds = fc.constantFrom('ticket.assigned', 'ticket.note', 'ticket.created') as fc.Arbitrary<'ticket.note'>;
    fc.assert(
      fc.property(kinds, holder, holder, (kind, before, after) => {
        const audience = audienceOfEvent(kind, ticket(before), ticket(after));
        const again = readWritten(toWritten(audience), 'the-ticket');
        for (const one of readers) expect(reachOf(again, one)).toBe(reachOf(audience, one));
      }),
    );
    const ofAgent: Audience = { groups: ['person:tom', 'admins'], losing: [] };
    for (const one of readers) {
      expect(reachOf(readWritten(toWritten(ofAgent), null), one)).toBe(reachOf(ofAgent, one));
    }
  });
});
