import type { Support } from '@logishift/support-sdk';
import type { TicketStatus } from '@logishift/support-sdk/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNews, readFacts } from '../../src/platform/events/facts.js';
import { presentCursor, readSince } from '../../src/platform/events/ledger.js';
import { countManyRows, insertManyRows, unclosed } from '../harness/many-rows.js';
import { planOf, sentDuring } from '../harness/sent.js';
import { startSupport, type TestSupport } from '../harness/support.js';

// In full with LOAD=1: `npm run test:load`.
const full = Boolean(process.env['LOAD']);
const tickets = full ? 1_000_000 : 100_000;
const perPage = 20;

/** What is sorted may be a few pages; or what there is to do, however much was done, and of one customer all. */
const mostSorted = 3 * (perPage + 1);
const mostLooked = 4 * unclosed;

/** Read whole they cost the same however much there is: what staff have set up, or a row a person. */
const small = [
  'support_faq',
  'support_faq_translations',
  'support_faq_version',
  'ledger',
  'ledger_readers',
  'ticket_figures',
  'notification_preferences',
  'notification_watermarks',
  'staff_sessions',
  'api_keys',
];

let support: TestSupport;
let client: pg.Client;
let customer: Support;
let agent: Awaited<ReturnType<TestSupport['agent']>>;
let admin: Support;
let customerId: string;
beforeAll(async () => {
  support = await startSupport();
  [agent, admin, customer] = [await support.agent(), await support.admin(), support.customer()];
  customerId = (await customer.tickets.create({ subject: 'Hello', description: 'World', category: 'late' }))
    .customer_id;
  const admin_id = (await admin.auth.me()).id;
  await insertManyRows(support.sql, tickets, { customer_id: customerId, agent_id: agent.self.id, admin_id });
  await countManyRows(support.context);
  client = new pg.Client(support.env['DATABASE_URL'] as string);
  await client.connect();
  await client.query("set timezone = 'UTC'; set datestyle = 'ISO'");
}, 600_000);
afterAll(async () => {
  await client?.end();
  await support?.stop();
});

type List = (page: { limit: number; cursor?: string }) => unknown;

/** Asks for two pages, and says of each statement that was sent for them where it did too much. */
async function tooMuch(name: string, list: List, sorted = mostSorted, looked = mostLooked): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null | undefined;
  let asked = 0;
  for (const page of [1, 2]) {
    const answer: { next_cursor?: string | null } = {};
    const sent = await sentDuring(async () => {
      Object.assign(answer, await list({ limit: perPage, ...(cursor && { cursor }) }));
    });
    for (const one of sent.filter(({ text }) => /^\s*(select|with)\b/i.test(text))) {
      const done = await planOf(client, one);
      if (done.tables.length > 0) asked++;
      const whole = done.scanned.filter((table) => !small.includes(table));
      if (whole.length === 0 && done.sorted <= sorted && done.looked <= looked) continue;
      found.push(
        `${name}, page ${page}: ${whole.join()} read whole, ${done.sorted} sorted, ${done.looked} looked at\n${done.plan}`,
      );
    }
    cursor = answer.next_cursor;
    if (!cursor) break;
  }
  return asked > 0 ? found : [`${name}: nothing was asked of the tables`];
}

const unsettled: TicketStatus[] = ['open', 'in_progress', 'on_hold'];
/** Without those which only the whole matrix has. */
const some = <T>(usual: T, rest: T): T => (full ? { ...usual, ...rest } : usual);
const filters = () =>
  some<Record<string, object>>(
    {
      all: {},
      open: { status: ['open'] },
      closed: { status: ['closed'] },
      unsettled: { status: unsettled },
      'of one priority': { priority: ['high'] },
      'of one customer': { customer_id: customerId },
      'on hold': { status: ['on_hold'] },
    },
    {
      settled: { status: ['resolved', 'closed'] },
      'of one category': { category: ['lost'] },
      'of two categories': { category: ['lost', 'late'] },
      'unsettled of one customer': { customer_id: customerId, status: unsettled },
      'unsettled of one priority': { priority: ['high'], status: unsettled },
    },
  );

describe('however much there is, no list and no count reads it all, nor sorts it', () => {
  it('of a customer', async () => {
    const found = [];
    for (const sort of ['-created_at', 'news'] as const) {
      for (const status of [undefined, ['open'], ['closed'], unsettled] as (TicketStatus[] | undefined)[]) {
        const query = { sort, ...(status && { status }) };
        found.push(
          ...(await tooMuch(`own by ${sort}, ${status}`, (page) => customer.tickets.list({ ...query, ...page }))),
        );
      }
    }
    found.push(...(await tooMuch('news', () => customer.tickets.news())));
    found.push(...(await tooMuch('deliveries', (page) => customer.deliveries.list(page))));
    found.push(...(await tooMuch('the FAQ', () => customer.faq.list())));
    const id = (await customer.tickets.list({ limit: 1 })).data[0]?.id ?? '';
    found.push(...(await tooMuch('a ticket', () => customer.tickets.get(id))));
    expect(found.join('\n\n')).toBe('');
  }, 300_000);

  it('of an agent', async () => {
    const found = [];
    for (const scope of ['unassigned', 'visible', 'assigned'] as const) {
      for (const sort of ['-created_at', 'waiting'] as const) {
        const all = {
          ...filters(),
          'that wait for an agent': { waiting_for: 'agent' },
          unread: { unread: 'true', status: unsettled },
        };
        for (const [name, filter] of Object.entries(all)) {
          const list: List = (page) => agent.tickets.assigned({ ...filter, scope, sort, ...page } as never);
          // Nobody's are in the order of an index by how long they have waited. Elsewhere what there is to do may be sorted.
          const isOrdered = scope === 'unassigned' && sort === 'waiting' && !name.includes('customer');
          found.push(...(await tooMuch(`${scope} by ${sort}, ${name}`, list, isOrdered ? mostSorted : unclosed)));
        }
      }
    }
    // Of what nobody has each once or twice, and of as much as is counted whether it is unread; of their own each four times.
    found.push(...(await tooMuch('queues', () => agent.tickets.queues(), unclosed / 50, unclosed / 2)));
    found.push(...(await tooMuch('acts', () => agent.pendingActs.list())));
    expect(found.join('\n\n')).toBe('');
  }, 300_000);

  it('of an admin', async () => {
    const found = [];
    for (const sort of ['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority'] as const) {
      if (!full && !sort.startsWith('-')) continue;
      const all = {
        ...filters(),
        'of one agent': { agent_id: agent.self.id },
        'of nobody': { agent_id: 'none', status: ['open'] },
      };
      for (const [name, filter] of Object.entries(all)) {
        const list: List = (page) => admin.tickets.all({ ...filter, sort, ...page } as never);
        // What is one customer's, one agent's, or open and nobody's is found by that, and sorted. All else is read in its order.
        const bounds = /of (one customer|one agent|nobody)/.test(name) ? [unclosed] : [mostSorted, unclosed / 3];
        found.push(...(await tooMuch(`all by ${sort}, ${name}`, list, ...bounds)));
      }
    }
    found.push(
      ...(await tooMuch('all that wait', (page) =>
        admin.tickets.assigned({ scope: 'visible', sort: 'waiting', ...page }),
      )),
    );
    // Staff are few, and in an order of their own.
    found.push(...(await tooMuch('agents', (page) => admin.agents.list(page), unclosed)));
    for (const state of [undefined, 'dead', 'sent'] as const)
      found.push(
        ...(await tooMuch(`mails, ${state}`, (page) => admin.mail.list({ ...(state && { state: [state] }), ...page }))),
      );
    found.push(...(await tooMuch('FAQ entries', (page) => admin.faq.entries(page))));
    found.push(...(await tooMuch('stats', () => admin.tickets.stats())));
    found.push(...(await tooMuch('days', () => admin.tickets.daily())));
    expect(found.join('\n\n')).toBe('');
  }, 300_000);

  it('of anybody who is notified', async () => {
    const found = [];
    for (const [who, by] of Object.entries({ customer, agent, admin })) {
      for (const unread of [undefined, 'true', 'false'] as const) {
        const list: List = (page) => by.notifications.list({ ...(unread && { unread }), ...page } as never);
        // Of the newest 500 it is counted of how many tickets they are.
        found.push(...(await tooMuch(`notifications of ${who}, ${unread}`, list, 500)));
      }
    }
    expect(found.join('\n\n')).toBe('');
  }, 300_000);

  it('of whoever reads the ledger on', async () => {
    const { db } = support.context;
    const since = await presentCursor(db);
    await customer.tickets.create({ subject: 'One more', description: 'Hello', category: 'late' });
    const found = await tooMuch('events', async () => {
      for await (const _ of readSince(db, { since })) break;
      for (const kinds of [undefined, ['ticket.created'] as const]) {
        await findNews(db, since, kinds);
        const upTo = await presentCursor(db);
        await readFacts(db, { since, upTo, after: 0 }, kinds, 200);
        await readFacts(db, { since, upTo, after: 1 }, kinds, 200);
      }
    });
    expect(found.join('\n\n')).toBe('');
  }, 300_000);
});
