import { describe, expect, it } from 'vitest';
import { callerKind, mayHoldTickets, type Standing, stateOf } from '../../src/domains/identity/permissions.js';

const at = '2026-03-01T08:00:00.000Z';
const agent: Standing = {
  role: 'support_agent',
  is_support_agent_approved: false,
  rejected_at: null,
  suspended_at: null,
};
const customer: Standing = { ...agent, role: 'customer' };
const admin: Standing = { ...agent, role: 'admin' };

const table: [string, Standing, ReturnType<typeof stateOf>, ReturnType<typeof callerKind>, boolean][] = [
  ['an agent who has just registered', agent, 'pending', 'pending_agent', false],
  ['an approved agent', { ...agent, is_support_agent_approved: true }, 'approved', 'agent', true],
  ['a rejected agent', { ...agent, rejected_at: at }, 'rejected', 'pending_agent', false],
  [
    'an agent approved after a rejection',
    { ...agent, is_support_agent_approved: true, rejected_at: at },
    'approved',
    'agent',
    true,
  ],
  ['a suspended agent', { ...agent, is_support_agent_approved: true, suspended_at: at }, 'suspended', null, false],
  ['an admin, who needs no approval', admin, 'approved', 'admin', true],
  ['a suspended admin', { ...admin, suspended_at: at }, 'suspended', null, false],
];

describe('where a person stands', () => {
  it.each(table)('%s', (_, person, state, kind, mayHold) => {
    expect(stateOf(person)).toBe(state);
    expect(callerKind(person)).toBe(kind);
    expect(mayHoldTickets(person)).toBe(mayHold);
  });

  it('a customer is a customer, whatever else their row says, and holds no tickets', () => {
    for (const row of [customer, { ...customer, is_support_agent_approved: true }, { ...customer, suspended_at: at }]) {
      expect(callerKind(row)).toBe('customer');
      expect(mayHoldTickets(row)).toBe(false);
    }
  });
});
