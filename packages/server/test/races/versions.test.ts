import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, ticketIn } from '../harness/cast.js';
import { countRows } from '../harness/database-rows.js';
import { refused } from '../harness/refused.js';
import { settled, times } from '../harness/settled.js';
import { agentPassword, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport();
  cast = await castOf(support);
});
afterAll(() => support.stop());

describe('If-Match', () => {
  it('behind is refused with the current ticket, and nothing changes', async () => {
    const { id, version } = await ticketIn(cast, 'in_progress');
    await cast.holder.tickets.updateStatus(id, { priority: 'high' }, { ifMatch: version });
    const before = await countRows(support.sql);
    const stale = await Promise.all([
      refused(cast.holder.tickets.updateStatus(id, { status: 'resolved' }, { ifMatch: version })),
      refused(cast.admin.tickets.reassign(id, cast.other.self.id, { ifMatch: version })),
    ]);
    for (const { problem } of stale) {
      expect(problem).toMatchObject({
        status: 412,
        code: 'stale_version',
        ticket: { id, version: version + 1, priority: 'high', status: 'in_progress' },
      });
    }
    expect(await cast.customer.tickets.get(id)).toMatchObject({ version: version + 1, status: 'in_progress' });
    expect(await countRows(support.sql)).toEqual(before);
  });

  it('that no version of a ticket ever was is refused as well', async () => {
    const { id } = await ticketIn(cast, 'in_progress');
    const { access } = await support.client().auth.signIn({ email: cast.holder.self.email, password: agentPassword });
    for (const ifMatch of ['"999"', '"abc"', 'abc', '""']) {
      const answer = await support.request(`/api/support/tickets/${id}/update-status/`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json', 'if-match': ifMatch },
        body: '{"status":"resolved"}',
      });
      expect([ifMatch, answer.status]).toEqual([ifMatch, 412]);
    }
  });

  it('lets exactly one of ten updates at once through', async () => {
    const { id, version } = await ticketIn(cast, 'in_progress');
    const { won, lost } = await settled(
      times(10, (i) =>
        cast.holder.tickets.updateStatus(id, { priority: i % 2 ? 'high' : 'low' }, { ifMatch: version }),
      ),
    );
    expect(won).toHaveLength(1);
    expect(lost.map(({ status }) => status)).toEqual(times(9, () => 412));
    const { version: after, priority } = await cast.customer.tickets.get(id);
    expect({ version: after, priority }).toEqual({ version: version + 1, priority: won[0]?.priority });
  });
});

describe('feedback given ten times at once', () => {
  it('is taken once, and closes the ticket once', async () => {
    const { id } = await ticketIn(cast, 'resolved');
    const { won, lost } = await settled(times(10, (i) => cast.customer.feedback.give(id, { rating: (i % 5) + 1 })));
    expect(won).toHaveLength(1);
    expect(lost.map(({ code }) => code)).toEqual(times(9, () => 'feedback_exists'));
    const { feedback, timeline } = await cast.customer.tickets.get(id);
    expect(feedback?.rating).toBe(won[0]?.rating);
    expect(timeline.filter(({ kind }) => kind === 'ticket.feedback')).toHaveLength(1);
    expect(timeline.filter(({ data }) => 'to_status' in data && data.to_status === 'closed')).toHaveLength(1);
  });
});
