import { setTimeout as delay } from 'node:timers/promises';
import type { Support } from '@logishift/support-sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeResolvedTickets } from '../../src/domains/tickets/background/auto-close.js';
import { ticketFigures } from '../../src/domains/tickets/queries/figures.js';
import { lagOf } from '../../src/platform/events/reader-cursor.js';
import { rebuild } from '../../src/platform/events/reading.js';
import { type Cast, castOf } from '../harness/cast.js';
import { settled, times } from '../harness/settled.js';
import { agentPassword, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport();
  cast = await castOf(support);
});
afterAll(() => support.stop());

const acts = [
  'create',
  'take',
  'give',
  'free',
  'hold',
  'resolve',
  'close',
  'go on',
  'write',
  'confirm',
  'reopen',
  'rate',
  'suspend',
  'close by itself',
  'change',
] as const;
interface Step {
  act: (typeof acts)[number];
  ticket: number;
  other: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...acts, ...times(4, () => 'resolve' as const)),
  ticket: fc.nat(2),
  other: fc.boolean(),
});

/** A way through all of it. */
const tour: Step[] = (
  'create/take/hold/write/hold/go on/resolve/reopen/resolve/confirm/rate/create/give/free/take/suspend/take/change/resolve/close/create/take/resolve/close by itself'.split(
    '/',
  ) as Step['act'][]
).map((act) => ({ act, ticket: 0, other: false }));

const tickets: string[] = [];

/** Does one thing, or is refused. */
async function take({ act, ticket, other }: Step): Promise<unknown> {
  const { customer, admin } = cast;
  const agent = other ? cast.other : cast.holder;
  const id = tickets.at(-1 - (ticket % Math.max(tickets.length, 1))) ?? '';
  if (act === 'create' || !id) return tickets.push((await customer.tickets.create(lateParcel)).id);
  const by = (who: Support) => ({
    take: () => who.tickets.assignSelf(id),
    give: () => admin.tickets.reassign(id, agent.self.id),
    free: () => admin.tickets.reassign(id, null),
    hold: () => who.tickets.updateStatus(id, { status: 'on_hold', awaiting: 'carrier' }),
    resolve: () => (other ? admin : who).tickets.updateStatus(id, { status: 'resolved' }),
    close: () => admin.tickets.updateStatus(id, { status: 'closed' }),
    'go on': () => (other ? admin : who).tickets.updateStatus(id, { status: other ? 'open' : 'in_progress' }),
    write: () => customer.messages.send(id, 'And now?'),
    confirm: () => customer.tickets.confirm(id),
    reopen: () => customer.tickets.reopen(id),
    rate: () => customer.feedback.give(id, { rating: 4 }),
    change: () => admin.tickets.updateStatus(id, { priority: other ? 'high' : 'low', category: 'late' }),
    'close by itself': () =>
      closeResolvedTickets({ ...support.context, now: () => new Date(Date.now() + 8 * 24 * 3_600_000) }),
    suspend: async () => {
      await admin.agents.suspend(agent.self.id);
      await admin.agents.reinstate(agent.self.id);
      const again = await support.signIn(agent.self.email, agentPassword);
      cast = { ...cast, [other ? 'other' : 'holder']: Object.assign(again, { self: agent.self }) };
    },
  });
  return by(agent)[act]();
}

/** What the tables say, counted one by one. */
async function counted(agentId: string) {
  const { sql } = support;
  const [stats] = await sql`
    select count(*)::int as total, count(*) filter (where agent_id is null and status not in ('resolved', 'closed'))::int as unassigned,
      count(*) filter (where status = 'open')::int as open, count(*) filter (where status = 'in_progress')::int as in_progress,
      count(*) filter (where status = 'on_hold')::int as on_hold, count(*) filter (where status = 'resolved')::int as resolved,
      count(*) filter (where status = 'closed')::int as closed
    from support_tickets`;
  const [today] = await sql`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD') as day,
      (select count(*)::int from support_tickets where created_at >= date_trunc('day', now() at time zone 'UTC')) as created,
      (select count(*)::int from events where kind = 'ticket.status_changed' and data->>'to_status' = 'resolved') as resolved`;
  const [queues] = await sql`
    select count(*) filter (where agent_id = ${agentId} and status in ('in_progress', 'on_hold'))::int as assigned,
      count(*) filter (where agent_id is null and status = 'open')::int as unassigned,
      count(*) filter (where agent_id = ${agentId} and status = 'on_hold')::int as on_hold,
      count(*) filter (where agent_id = ${agentId} and status = 'resolved')::int as resolved
    from support_tickets`;
  return { stats, today, queues };
}

async function told() {
  const { admin, holder } = cast;
  const [stats, { data }, queues] = [
    await admin.tickets.stats(),
    await admin.tickets.daily(),
    await holder.tickets.queues(),
  ];
  const { assigned, unassigned, on_hold, resolved } = queues;
  return { stats, today: data.at(-1), queues: { assigned, unassigned, on_hold, resolved } };
}

const kept = () =>
  support.sql<{ figure: string; of: string; count: number }[]>`
    select figure, "of", count::int from ticket_figures where count <> 0 order by 1, 2`;

async function caughtUp() {
  while ((await lagOf(support.context, ticketFigures)).events > 0) await delay(20);
}

describe('whatever is done with tickets', () => {
  it('stats, days and queues say at once what counting each ticket says, and so does what is kept, rebuilt or not', async () => {
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
        for (const one of steps) {
          const { won } = await settled([take(one)]);
          if (won.length) done.add(one.act);
          expect(await told()).toEqual(await counted(cast.holder.self.id));
        }
        await caughtUp();
        const read = await kept();
        await rebuild(support.context, ticketFigures, { when: 'always' });
        expect([...read]).toEqual([...(await kept())]);
      }),
      { numRuns: 4, seed: 20_260_301, examples: [[tour]] },
    );
    // The sequences come everywhere.
    expect([...done].sort()).toEqual([...acts].sort());
  }, 120_000);

  it('of many at once, too', async () => {
    const many = acts.filter((act) => act !== 'suspend');
    const calls = times(60, (i) => take({ act: many[i % many.length] as Step['act'], ticket: i, other: i % 2 === 0 }));
    const figures = times(10, () => cast.admin.tickets.stats());
    await settled(calls);
    // At any moment each ticket stands in one place.
    for (const { total, unassigned, ...byStatus } of await Promise.all(figures)) {
      const { open, in_progress, on_hold, resolved, closed } = byStatus;
      expect(open + in_progress + on_hold + resolved + closed).toBe(total);
      expect(unassigned).toBe(open);
    }
    expect((await told()).stats).toEqual((await counted(cast.holder.self.id)).stats);
  });

  it('before anything is kept, they are counted', async () => {
    await caughtUp();
    const before = await told();
    await support.sql`update ledger_readers set version = 0 where name = 'ticket-figures'`;
    await support.sql`delete from ticket_figures`;
    expect(await told()).toEqual(before);
  });
});
