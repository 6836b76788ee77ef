import type { Support } from '@logishift/support-sdk';
import { ticketCategories, ticketPriorities, ticketStatuses } from '@logishift/support-sdk/contract';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertManyRows } from '../harness/many-rows.js';
import { planOf, sentDuring } from '../harness/plans.js';
import { startSupport, type TestSupport } from '../harness/support.js';

// In full with LOAD=1: `npm run test:load`.
const tickets = process.env['LOAD'] ? 1_000_000 : 100_000;
const perPage = 20;
/** Read whole they cost the same however much there is: what staff have set up. */
const small = ['support_faq', 'support_faq_translations', 'support_faq_version', 'ledger', 'ledger_readers', 'ticket_figures', 'signing_keys', 'notification_preferences', 'notification_watermarks', 'staff_sessions', 'api_keys'];

let support: TestSupport;
let client: pg.Client;
let customer: Support;
let agent: Awaited<ReturnType<TestSupport['agent']>>;
let admin: Support;
let customerId: string;
let seeded = 0;
beforeAll(async () => {
  support = await startSupport();
  [agent, admin, customer] = [await support.agent(), await support.admin(), support.customer()];
  customerId = (await customer.tickets.create({ subject: 'Hello', description: 'World', category: 'late' })).customer_id;
  const began = performance.now();
  await insertManyRows(support.sql, tickets, { customer_id: customerId, agent_id: agent.self.id, admin_id: (await admin.auth.me()).id });
  seeded = performance.now() - began;
  client = new pg.Client(support.env['DATABASE_URL'] as string);
  await client.connect();
  await client.query("set timezone = 'UTC'; set datestyle = 'ISO'");
}, 600_000);
afterAll(async () => {
  await client?.end();
  await support?.stop();
});

it('x', async () => {
  console.log('seeded', seeded);
  const found: string[] = [];
  const look = async (name: string, list: (cursor?: string) => Promise<{ next_cursor?: string | null } | unknown>) => {
    let cursor: string | undefined;
    for (const page of [1, 2]) {
      let answer: unknown;
      const t = performance.now();
      const sent = await sentDuring(async () => { answer = await list(cursor); });
      const ms = performance.now() - t;
      for (const one of sent) {
        const done = await planOf(client, one);
        const scanned = done.scanned.filter((t) => !small.includes(t));
        if (scanned.length || done.sorted > 3 * perPage || done.looked > 1000)
          found.push(`${name} p${page} ${ms.toFixed(0)}ms scanned ${scanned} sorted ${done.sorted} looked ${done.looked}\n${process.env['SHOW'] ? `${one.text.slice(0, 3000)}\n${JSON.stringify(one.values)}\n` : ''}${done.plan.split('\n').slice(0, 14).join('\n')}`);
      }
      cursor = (answer as { next_cursor?: string | null })?.next_cursor ?? undefined;
      if (!cursor) break;
    }
  };
  const page = (cursor?: string) => ({ limit: perPage, ...(cursor && { cursor }) });
  const living = ['open', 'in_progress', 'on_hold'] as never;
  const filters: Record<string, object> = {
    none: {},
    ...Object.fromEntries(ticketStatuses.map((status) => [status, { status: [status] }])),
    living: { status: living },
    settled: { status: ['resolved', 'closed'] },
    category: { category: [ticketCategories[1]] },
    'two categories': { category: ticketCategories.slice(0, 2) },
    priority: { priority: ['high'] },
    customer: { customer_id: customerId },
    'customer living': { customer_id: customerId, status: living },
  };
  const begun = performance.now();
  for (const [name, filter] of Object.entries(filters)) {
    if (name === 'priority' || name.startsWith('customer')) continue;
    for (const sort of ['-created_at', 'news'] as const)
      await look(`own ${sort} ${name}`, (cursor) => customer.tickets.list({ ...filter, sort, ...page(cursor) } as never) as never);
  }
  await look('news', () => customer.tickets.news());
  for (const scope of ['assigned', 'unassigned', 'visible'] as const)
    for (const sort of ['-created_at', 'waiting'] as const)
      for (const [name, filter] of Object.entries({ ...filters, 'for agent': { waiting_for: 'agent' }, 'for customer': { waiting_for: 'customer' }, unread: { unread: 'true' }, read: { unread: 'false' }, 'unread living': { unread: 'true', status: living } }))
        for (const [who, by] of [['agent', agent], ['admin', admin]] as const)
          await look(`${who} ${scope} ${sort} ${name}`, (cursor) => by.tickets.assigned({ ...filter, scope, sort, ...page(cursor) } as never) as never);
  for (const sort of ['-created_at', 'created_at', '-updated_at', 'updated_at', '-priority', 'priority'] as const)
    for (const [name, filter] of Object.entries({ ...filters, agent: { agent_id: agent.self.id }, 'agent living': { agent_id: agent.self.id, status: living }, nobody: { agent_id: 'none' }, 'nobody open': { agent_id: 'none', status: ['open'] }, dates: { created_from: '2025-06-01T00:00:00Z', created_to: '2025-06-02T00:00:00Z' }, high: { priority: ['high'], status: living } }))
      await look(`all ${sort} ${name}`, (cursor) => admin.tickets.all({ ...filter, sort, ...page(cursor) } as never) as never);
  for (const [who, by] of [['customer', customer], ['agent', agent], ['admin', admin]] as const)
    for (const unread of [undefined, 'true', 'false'] as const)
      await look(`notifications ${who} ${unread}`, (cursor) => by.notifications.list({ ...(unread && { unread }), ...page(cursor) } as never) as never);
  await look('agents', (cursor) => admin.agents.list(page(cursor)) as never);
  await look('agents pending', (cursor) => admin.agents.list({ ...page(cursor), status: ['pending'] } as never) as never);
  for (const state of [undefined, ['dead'], ['sent'], ['dead', 'queued']])
    await look(`mails ${state}`, (cursor) => admin.mail.list({ ...(state && { state }), ...page(cursor) } as never) as never);
  await look('faq', (cursor) => admin.faq.entries({ ...page(cursor) } as never) as never);
  await look('faq list', () => customer.faq.list() as never);
  await look('deliveries', (cursor) => customer.deliveries.list(page(cursor)) as never);
  await look('acts', () => agent.pendingActs.list() as never);
  await look('queues', () => agent.tickets.queues());
  await look('queues admin', () => admin.tickets.queues());
  await look('stats', () => admin.tickets.stats());
  await look('daily', () => admin.tickets.daily());
  await look('detail', async () => customer.tickets.get((await customer.tickets.list({ limit: 1 })).data[0]?.id ?? ''));
  console.log('took', performance.now() - begun, found.length);
  console.log(found.join('\n\n'));
  expect(1).toBe(1);
}, 600_000);
