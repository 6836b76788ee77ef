import { type NotificationPreference, newsKinds, notificationKinds } from '@logishift/support-sdk/contract';
import { describe, expect, it } from 'vitest';
import { isMailed, isMailedUnproven, kindsFor, preferenceFor } from '../../src/domains/notifications/preferences.js';

const callers = ['customer', 'guest', 'pending_agent', 'agent', 'admin'] as const;
const none: NotificationPreference[] = [];

describe('where one hears of what, unless one has said otherwise', () => {
  const off = (caller: (typeof callers)[number]) =>
    kindsFor(caller).filter((kind) => !preferenceFor(caller, kind, none)?.email);

  it('is in the app for everybody, of everything that may reach them, but for the receipt of their own ticket', () => {
    const all: NotificationPreference[] = notificationKinds.map((kind) => ({ kind, in_app: true, email: true }));
    for (const caller of callers) {
      const isReceipt = (kind: string) => kind === 'ticket.created' && (caller === 'customer' || caller === 'guest');
      for (const stored of [none, all])
        for (const kind of kindsFor(caller))
          expect(preferenceFor(caller, kind, stored)?.in_app, kind).toBe(!isReceipt(kind));
    }
  });

  it('is by e-mail too for what concerns them in person', () => {
    expect(callers.map(off)).toEqual([
      [],
      [],
      [],
      ['ticket.created', 'ticket.feedback'],
      ['ticket.created', 'ticket.status_changed', 'ticket.priority_changed', 'ticket.feedback'],
    ]);
  });

  it('has a place for every kind, and none on a mailed link or for a program', () => {
    expect(new Set(callers.flatMap(kindsFor))).toEqual(new Set(notificationKinds));
    expect([kindsFor('link'), kindsFor('integration')]).toEqual([[], []]);
  });

  it('is in the app, for a customer, of exactly what is news to them', () => {
    for (const caller of ['customer', 'guest'] as const)
      expect(kindsFor(caller).filter((kind) => preferenceFor(caller, kind, none)?.in_app)).toEqual(newsKinds);
  });

  it('is what they said, of the kinds that may reach them alone', () => {
    const stored: NotificationPreference[] = [
      { kind: 'ticket.message', in_app: false, email: true },
      { kind: 'ticket.feedback', in_app: false, email: true },
    ];
    expect(preferenceFor('customer', 'ticket.message', stored)).toEqual(stored[0]);
    expect(preferenceFor('customer', 'ticket.assigned', stored)).toMatchObject({ in_app: true, email: true });
    expect(preferenceFor('customer', 'ticket.feedback', stored)).toBeNull();
    expect(preferenceFor('agent', 'ticket.note', stored)).toBeNull();
  });
});

describe('a mail', () => {
  const assigned = { kind: 'ticket.assigned', recipient_id: null, actor_id: 'an-agent' };

  it('goes to nobody of what they did themselves', () => {
    const own = { kind: 'ticket.assigned', recipient_id: 'an-agent', actor_id: 'an-agent' };
    expect(isMailed(own, { id: 'an-agent', kind: 'agent' }, none)).toBe(false);
    expect(isMailed({ ...own, actor_id: 'an-admin' }, { id: 'an-agent', kind: 'agent' }, none)).toBe(true);
  });

  it('goes to who wrote a ticket, as its receipt, until they want none', () => {
    const receipt = { kind: 'ticket.created', recipient_id: 'a-customer', actor_id: 'a-customer' };
    const customer = { id: 'a-customer', kind: 'customer' } as const;
    expect(isMailed(receipt, customer, none)).toBe(true);
    expect(isMailed(receipt, customer, [{ kind: 'ticket.created', in_app: false, email: false }])).toBe(false);
  });

  it('tells an admin of assignments that name them, not of all', () => {
    const admin = { id: 'an-admin', kind: 'admin' } as const;
    expect(isMailed(assigned, admin, none)).toBe(false);
    expect(isMailed({ ...assigned, recipient_id: admin.id }, admin, none)).toBe(true);
  });

  it('tells no role of a message: it waits in the queue of all', () => {
    const message = { kind: 'ticket.message', recipient_id: null, actor_id: 'a-customer' };
    const agent = { id: 'an-agent', kind: 'agent' } as const;
    expect(isMailed(message, agent, none)).toBe(false);
    expect(isMailed({ ...message, recipient_id: agent.id }, agent, none)).toBe(true);
  });

  it('goes to an address that nobody has proved of the decision on a registration alone', () => {
    expect(notificationKinds.filter(isMailedUnproven)).toEqual(['agent.approved', 'agent.rejected']);
    expect(isMailedUnproven('agent.suspended')).toBe(false);
  });

  it('follows what they said', () => {
    const agent = { id: 'another', kind: 'agent' } as const;
    const created = { kind: 'ticket.created', recipient_id: null, actor_id: 'a-customer' };
    expect(isMailed(created, agent, none)).toBe(false);
    expect(isMailed(created, agent, [{ kind: 'ticket.created', in_app: false, email: true }])).toBe(true);
  });
});
