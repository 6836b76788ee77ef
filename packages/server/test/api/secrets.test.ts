import { type OperationId, operations } from '@logishift/support-sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, signEveryoneIn } from '../harness/callers.js';
import { send } from '../harness/raw-request.js';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

/** Words that stand only where a customer may never look: whatever a customer is sent must have none of them. */
const canaries = {
  note: 'canary-of-an-internal-note',
  otherTicket: 'canary-of-anothers-ticket',
  otherName: 'Canary Of Another Name',
  draft: 'canary-of-a-retired-answer',
  phone: '+49 30 1234567',
  agentMail: 'maya.lindqvist@logishift.example',
};

describe('what staff and others write', () => {
  let support: TestSupport;
  let people: Callers;
  let ticket: { id: string; tracking_code: string };
  let others: string;
  beforeAll(async () => {
    support = await startSupport();
    people = await signEveryoneIn(support);
    const as = (token: string) => support.client({ token });
    ticket = await as(people.customer).tickets.create(lateParcel);
    const holder = as(people.holder.token);
    const taken = await holder.tickets.assignSelf(ticket.id);
    await holder.notes.add(ticket.id, canaries.note);
    await holder.messages.send(ticket.id, 'It is on its way.');
    await holder.tickets.updateStatus(ticket.id, { status: 'resolved', priority: 'high' }, { ifMatch: taken.version });
    const other = support.customer({ name: canaries.otherName });
    others = (await other.tickets.create({ ...lateParcel, subject: canaries.otherTicket })).id;
    const admin = as(people.admin.token);
    const entry = { category: 'late', translations: { en: { question: 'When?', answer: canaries.draft } } } as const;
    await admin.faq.retire((await admin.faq.create(entry)).id);
  });
  afterAll(() => support.stop());

  it('is read by staff: the canaries are there', async () => {
    const { body } = await send(support, 'GET', `/api/support/tickets/${ticket.id}/`, { token: people.holder.token });
    expect(JSON.stringify(body)).toContain(canaries.note);
    expect(body).toMatchObject({ notes: [{ note: canaries.note }], customer: {}, agent: {} });
  });

  // The stream has no end to wait for: test/live reads it.
  const reading = (Object.keys(operations) as OperationId[]).filter(
    (id) => operations[id].method === 'GET' && id !== 'live.stream',
  );
  it.each(reading)('never reaches a customer by %s', async (id) => {
    for (const ticketId of [ticket.id, others]) {
      const path = operations[id].path
        .replace('{id}', ticketId)
        .replace('{tracking_code}', ticket.tracking_code)
        .replace('{ref}', 'PX-482193');
      const { body, headers } = await send(support, 'GET', path, { token: people.customer });
      const received = JSON.stringify([body, [...headers]]);
      for (const [what, canary] of Object.entries(canaries))
        expect([what, received.includes(canary)]).toEqual([what, false]);
    }
  });

  it('leaves no trace for the customer: staff’s keys are absent, and a note moves neither version nor time', async () => {
    const customer = support.client({ token: people.customer });
    const before = await customer.tickets.get(ticket.id);
    for (const key of ['notes', 'customer', 'agent']) expect(before).not.toHaveProperty(key);
    expect(before.timeline.map(({ kind }) => kind)).not.toContain('ticket.note');
    await support.client({ token: people.holder.token }).notes.add(ticket.id, canaries.note);
    expect(await customer.tickets.get(ticket.id)).toEqual(before);
    expect((await customer.tickets.list()).data).toHaveLength(1);
  });

  it('tells whoever has a tracking code of no person and no text', async () => {
    const { body } = await send(support, 'GET', `/api/support/track/${ticket.tracking_code}/`);
    const { parcel, conversation_url, ...told } = body;
    expect(Object.keys(told).sort()).toEqual([
      'awaiting',
      'category',
      'created_at',
      'number',
      'status',
      'steps',
      'updated_at',
    ]);
    expect([parcel, conversation_url], 'nothing that opens anything, and no number whole').toEqual([null, null]);
    expect(JSON.stringify(told)).not.toMatch(/Priya|Maya|parcel/);
  });

  it('is told to no agent of a ticket that is another’s: a lost race names the holder and nothing more', async () => {
    const path = `/api/support/tickets/${ticket.id}/assign-self/`;
    const { status, body } = await send(support, 'POST', path, { token: people.agent.token });
    expect(status).toBe(409);
    expect(body['agent']).toEqual({ id: people.holder.id, name: 'Maya Lindqvist' });
    expect(Object.keys(body).sort()).toEqual(['agent', 'code', 'detail', 'request_id', 'status', 'title', 'type']);
  });
});
