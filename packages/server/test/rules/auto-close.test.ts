import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Cast, castOf, ticketIn } from '../harness/cast.js';
import { startSupport, type TestSupport } from '../harness/support.js';

const day = 24 * 3_600_000;

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport({ SUPPORT_AUTO_CLOSE_DAYS: '7' });
  cast = await castOf(support);
});
afterAll(() => support.stop());

describe('a resolved ticket closes by itself', () => {
  it('seven days after it was resolved, by the job, once; not earlier, and no other ticket', async () => {
    const old = await ticketIn(cast, 'resolved');
    const held = await ticketIn(cast, 'on_hold');
    support.travel(3 * day);
    const young = await ticketIn(await castOf(support), 'resolved');
    support.travel(4 * day);
    await support.jobs.runSoon('close-resolved-tickets');
    await vi.waitFor(async () => expect(await statusOf(old.id)).toBe('closed'), { timeout: 10_000, interval: 50 });

    expect(await statusOf(young.id)).toBe('resolved');
    expect(await statusOf(held.id)).toBe('on_hold');
    const [events] = await support.sql`
      select count(*)::int as closed from events
      where ticket_id = ${old.id} and actor_id is null and data->>'to_status' = 'closed'`;
    expect(events).toEqual({ closed: 1 });
    const [notified] = await support.sql`
      select count(*)::int as customers from notifications
      where ticket_id = ${old.id} and recipient_id = ${old.customer_id} and params->>'to' = 'closed'`;
    expect(notified).toEqual({ customers: 1 });
  });
});

async function statusOf(id: string): Promise<string> {
  const [row] = await support.sql`select status from support_tickets where id = ${id}`;
  return row?.['status'];
}
