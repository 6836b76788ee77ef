import type { Agent, Support } from '@logishift/support-sdk';
import { ticketEventKinds } from '@logishift/support-sdk/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { searchReader } from '../../src/domains/search/search-reader.js';
import { rebuild } from '../../src/platform/events/reading.js';
import { castOf } from '../harness/cast.js';
import { countManyRows, insertManyRows } from '../harness/many-rows.js';
import { searched } from '../harness/searched.js';
import { settled } from '../harness/settled.js';
import { adminCredentials, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let admin: Support;
beforeAll(async () => {
  support = await startSupport();
  admin = await support.admin();
});
afterAll(() => support.stop());

/** All that is kept, and readable where it differs. */
const kept = async () => [
  ...(await support.sql`select ticket_id, customer_id, words::text as words from ticket_search order by 1`),
  ...(await support.sql`select * from ticket_keys order by ticket_id, value`),
];

describe('what tickets are found by', () => {
  it('is the same whether it was read as it happened or all at once, whatever was done', async () => {
    const cast = await castOf(support);
    const words = fc.constantFrom(
      'Straße',
      'parcels',
      'late',
      'الطرد',
      '荷物が届きません',
      'PX-99812',
      '+49 30 5550142',
      'o’clock',
    );
    const text = fc.array(words, { minLength: 1, maxLength: 12 }).map((some) => some.join(' '));
    const act = fc.record({
      act: fc.constantFrom('create', 'write', 'reply', 'note', 'resolve', 'take'),
      text,
      which: fc.nat(3),
    });
    const tickets: string[] = [];
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 25 }), async (acts) => {
        for (const { act, text, which } of acts) {
          const id = tickets.at(-1 - which) ?? tickets.at(-1);
          const by: Record<typeof act, (id: string) => Promise<unknown>> = {
            create: () => Promise.resolve(),
            write: (id) => cast.customer.messages.send(id, text),
            reply: (id) => cast.holder.messages.send(id, text),
            note: (id) => cast.admin.notes.add(id, text),
            resolve: (id) => cast.admin.tickets.updateStatus(id, { status: 'resolved' }),
            take: (id) => cast.holder.tickets.assignSelf(id),
          };
          if (act === 'create' || !id) {
            tickets.push((await cast.customer.tickets.create({ ...lateParcel, subject: text })).id);
            done.add('create');
          } else if ((await settled([by[act](id)])).won.length) done.add(act);
        }
        // Each kind of thing is the last that happens on one of them.
        const last = tickets.slice(-4);
        await settled<unknown>([
          ...last.slice(0, 1).map((id) => cast.admin.notes.add(id, 'The last note')),
          ...last.slice(1, 2).map((id) => cast.customer.messages.send(id, 'The last word')),
          ...last.slice(2, 3).map((id) => cast.admin.messages.send(id, 'The last answer')),
          ...last.slice(3, 4).map((id) => cast.admin.tickets.updateStatus(id, { status: 'resolved' })),
        ]);
        await searched(support);
        const read = await kept();
        await rebuild(support.context, searchReader, { when: 'always' });
        await searched(support);
        expect(await kept()).toEqual(read);
      }),
      { numRuns: 4, seed: 20_261_130 },
    );
    expect([...done].sort()).toEqual(['create', 'note', 'reply', 'resolve', 'take', 'write']);
  }, 60_000);
});

describe('what happens on a ticket', () => {
  it('has it read again, unless it is nothing that it is found by', () => {
    const read: readonly string[] = searchReader.kinds ?? [];
    expect(ticketEventKinds.filter((kind) => !read.includes(kind)).sort()).toEqual([
      'ticket.category_changed',
      'ticket.feedback',
      'ticket.priority_changed',
    ]);
  });
});

describe('of thousands of tickets', () => {
  const rare = 'marzipan';
  const some = 'pistachio';
  let agent: Support & { self: Agent };
  let customer: Support;
  beforeAll(async () => {
    agent = await support.agent();
    customer = support.customer({ id: 'many' });
    const { customer_id } = await customer.tickets.create(lateParcel);
    const admin_id = (await admin.auth.me()).id;
    await insertManyRows(support.sql, 3000, { customer_id, agent_id: agent.self.id, admin_id });
    // Far behind what is looked at first; and here and there.
    await support.sql`update support_tickets set description = ${`Of ${rare}s.`} where number in ('LS-M7', 'LS-M90', 'LS-M405')`;
    await support.sql`update support_tickets set status = 'open', agent_id = null, awaiting = null, resolved_at = null where number = 'LS-M90'`;
    await support.sql`update support_tickets set subject = ${`A ${some} cake`} where right(number, 2) = '37'`;
    await countManyRows(support.context);
    await support.sql`delete from search_progress`;
    await vi.waitFor(() => searched(support), { timeout: 60_000 });
  }, 120_000);

  /** What the tables say, read whole. */
  const truth = async (pattern: string, more = 'true') =>
    (
      await support.sql.unsafe(`
        select number from support_tickets where (subject || ' ' || description) ilike '%${pattern}%' and ${more} order by id desc`)
    ).map(({ number }) => number as string);
  const paged = async (q: string, who: Support = admin) => {
    const all: string[] = [];
    for await (const { number } of who.tickets.assigned({ scope: 'visible', q, limit: 20 })) all.push(number);
    return all;
  };

  it('every one that has the words is found once, in order: rare ones, common ones, and with other conditions', async () => {
    expect(await truth(rare)).toEqual(['LS-M405', 'LS-M90', 'LS-M7']);
    expect(await paged(rare)).toEqual(await truth(rare));
    expect(await paged(`${rare} is:open`)).toContain('LS-M90');
    expect(await paged(`${rare} is:open`)).toEqual(await truth(rare, "status not in ('resolved', 'closed')"));
    expect(await paged(some)).toEqual(await truth(some));
    expect((await truth(some)).length).toBe(30);
    expect(await paged('"where is it"')).toEqual(await truth('where is it'));
    expect(await paged(`${some} is:settled`)).toEqual(await truth(some, "status in ('resolved', 'closed')"));
    expect(await paged(`${some} cake is:open`)).toEqual(await truth(some, "status not in ('resolved', 'closed')"));
    expect(await paged(`-${some}`)).toEqual(await notHaving(some));
    expect(await paged('LS-M405')).toContain('LS-M405');
    expect(await paged(`${rare} -LS-M90`)).toEqual(['LS-M405', 'LS-M7']);
  });

  const notHaving = async (word: string) =>
    (await support.sql`select number from support_tickets where subject not ilike ${`%${word}%`} order by id desc`).map(
      ({ number }) => number as string,
    );

  it('an agent and a customer find those that they may see', async () => {
    const own = `(agent_id is null or agent_id = '${agent.self.id}')`;
    expect(await paged(some, agent)).toEqual(await truth(some, own));
    expect(await paged(rare, agent)).toEqual(await truth(rare, own));
    const mine: string[] = [];
    for await (const { number } of customer.tickets.list({ q: some })) mine.push(number);
    const { customer_id } = (await customer.tickets.list({ limit: 1 })).data[0] as { customer_id: string };
    expect(mine).toEqual(await truth(some, `customer_id = '${customer_id}'`));
  });
});

describe('somebody who searches without end', () => {
  it('is asked to wait, and keeps all their other lists', async () => {
    const limited = await startSupport({ SUPPORT_RATE_LIMITS: JSON.stringify({ search: { points: 2, seconds: 60 } }) });
    const customer = limited.customer({ id: 'one' });
    for (let n = 0; n < 2; n++) await customer.tickets.list({ q: 'late' });
    await expect(customer.tickets.list({ q: 'late' }, { maxRetries: 0 } as never)).rejects.toMatchObject({
      status: 429,
    });
    expect((await customer.tickets.list()).data).toEqual([]);
    expect((await limited.customer({ id: 'other' }).tickets.list({ q: 'late' })).data).toEqual([]);
    await limited.stop();
  });
});

describe('a search that takes too long', () => {
  const path = '/api/admin/support/tickets/?q=anything';
  const searching = async ({ sql }: TestSupport) =>
    (
      await sql`select from pg_stat_activity where application_name = 'logishift-support-searches' and datname = current_database() and state = 'active'`
    ).length;

  it('is refused, and says what to do; the other lists are not held up', async () => {
    await support.sql.begin(async (sql) => {
      await sql`lock table ticket_search in access exclusive mode`;
      // The SDK asks once: it would take as long again.
      const slow = admin.tickets.all({ q: 'anything' }).then(
        () => null,
        (error) => error,
      );
      expect((await admin.tickets.all({ limit: 1 })).data.length).toBe(1);
      const error = await slow;
      expect(error).toMatchObject({
        status: 503,
        problem: { code: 'search_too_broad', detail: expect.stringContaining('status:open') },
      });
    });
  }, 20_000);

  it('ends in the database, too, when whoever asked goes on typing', async () => {
    const patient = await startSupport({ SUPPORT_SEARCH_SECONDS: '4' });
    const { access } = await patient.client().auth.signIn(adminCredentials);
    /** Asks, goes away once PostgreSQL is at it, and resolves to how long that went on then. */
    const askAndLeave = () =>
      patient.sql.begin(async (sql) => {
        await sql`lock table ticket_search in access exclusive mode`;
        const gone = new AbortController();
        const asked = patient.request(path, { headers: { authorization: `Bearer ${access}` }, signal: gone.signal });
        await vi.waitFor(async () => expect(await searching(patient)).toBe(1), { timeout: 10_000, interval: 10 });
        const begun = performance.now();
        gone.abort();
        await vi.waitFor(async () => expect(await searching(patient)).toBe(0), { timeout: 10_000, interval: 10 });
        await asked;
        return performance.now() - begun;
      });
    await vi.waitFor(async () => expect(await askAndLeave()).toBeLessThan(2000), { timeout: 25_000 });
    await patient.stop();
  }, 60_000);
});
