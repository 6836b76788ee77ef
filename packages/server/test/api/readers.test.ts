import type { TicketReaders } from '@logishift/support-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

const lateParcel = { subject: 'Where is it?', description: 'It was to come on Monday.', category: 'late' } as const;
const namesBy = (data: TicketReaders[]) =>
  Object.fromEntries(data.map(({ reason, people }) => [reason, people.map(({ name }) => name)]));

describe('who can see a ticket, and why', () => {
  it('is told to admins: the customer, their mailed link, every agent or the one who has it, admins', async () => {
    const [admin, maya, tom] = [await support.admin(), await support.agent('Maya'), await support.agent('Tom')];
    await support.pendingAgent('Paula');
    const priya = support.customer({ id: 'priya', name: 'Priya Nair', email: 'priya.nair@example.com' });
    const { id } = await priya.tickets.create(lateParcel);

    expect(namesBy((await admin.tickets.readers(id)).data)).toEqual({
      customer: ['Priya Nair'],
      mailed_link: ['Priya Nair'],
      unassigned: ['Maya', 'Tom'],
      admin: ['Admin'],
    });
    expect((await tom.tickets.get(id)).id).toBe(id);

    await maya.tickets.assignSelf(id);
    expect(namesBy((await admin.tickets.readers(id)).data)).toEqual({
      customer: ['Priya Nair'],
      mailed_link: ['Priya Nair'],
      holder: ['Maya'],
      admin: ['Admin'],
    });
    await expect(tom.tickets.get(id)).rejects.toThrow();
  });

  it('names no mailed link of a customer without an address', async () => {
    const { id } = await support.customer({ id: 'otto', name: 'Otto' }).tickets.create(lateParcel);
    expect(Object.keys(namesBy((await (await support.admin()).tickets.readers(id)).data))).toEqual([
      'customer',
      'unassigned',
      'admin',
    ]);
  });

  it('names nobody who is suspended, and says how many there are', async () => {
    const [admin, karim] = [await support.admin(), await support.agent('Karim')];
    const { id } = await support.customer().tickets.create(lateParcel);
    const agents = async () => (await admin.tickets.readers(id)).data.find(({ reason }) => reason === 'unassigned');
    const before = await agents();
    expect(before?.people.map(({ name }) => name)).toContain('Karim');
    await admin.agents.suspend(karim.self.id);
    const after = await agents();
    expect(after?.people.map(({ name }) => name)).not.toContain('Karim');
    expect(after?.count).toBe((before?.count ?? 0) - 1);
  });
});
