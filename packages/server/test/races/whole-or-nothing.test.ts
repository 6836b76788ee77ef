import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, ticketIn } from '../harness/cast.js';
import { countRows } from '../harness/database-rows.js';
import { refused } from '../harness/refused.js';
import { lateParcel as newParcel, startSupport, type TestSupport } from '../harness/support.js';

// The same to the letter each time: retries are compared.
const lateParcel = { ...newParcel };

let support: TestSupport;
let cast: Cast;
beforeAll(async () => {
  support = await startSupport();
  cast = await castOf(support);
  // The customer's own row is made by their first request, whatever that is.
  await cast.customer.tickets.list();
});
afterAll(() => support.stop());

/** While `work` runs, PostgreSQL refuses every new row of that table: the last of what a change writes. */
async function refusing(table: string, work: () => Promise<void>) {
  await support.sql.unsafe(`alter table ${table} add constraint nothing_more check (false) not valid`);
  try {
    await work();
  } finally {
    await support.sql.unsafe(`alter table ${table} drop constraint nothing_more`);
  }
}

describe('a fault in the middle of a change leaves nothing of it', () => {
  it.each(['notifications', 'events', 'idempotency_keys'])('creating a ticket, at its %s', async (table) => {
    const before = await countRows(support.sql);
    const idempotencyKey = `at-${table}`;
    await refusing(table, async () => {
      const { status, problem } = await refused(cast.customer.tickets.create(lateParcel, { idempotencyKey }));
      expect(status).toBe(500);
      expect(JSON.stringify(problem)).not.toMatch(/constraint|nothing_more|insert/i);
    });
    expect(await countRows(support.sql)).toEqual(before);
    // Nor is the key used up.
    const { id } = await cast.customer.tickets.create(lateParcel, { idempotencyKey });
    expect((await cast.customer.tickets.get(id)).status).toBe('open');
  });

  it('taking, answering, moving, rating, reassigning and suspending, at their notifications or events', async () => {
    const open = await ticketIn(cast, 'open');
    const held = await ticketIn(cast, 'in_progress');
    const resolved = await ticketIn(cast, 'resolved');
    const changes: [string, () => Promise<unknown>][] = [
      ['notifications', () => cast.holder.tickets.assignSelf(open.id)],
      ['notifications', () => cast.customer.messages.send(held.id, 'Any news?')],
      ['notifications', () => cast.holder.tickets.updateStatus(held.id, { priority: 'high', status: 'resolved' })],
      ['notifications', () => cast.customer.feedback.give(resolved.id, { rating: 5 })],
      ['notifications', () => cast.admin.tickets.reassign(held.id, cast.other.self.id)],
      ['events', () => cast.holder.notes.add(held.id, 'The depot has it.')],
      ['events', () => cast.admin.agents.suspend(cast.holder.self.id)],
    ];
    const state = async () => ({
      rows: await countRows(support.sql),
      tickets: [...(await support.sql`select * from support_tickets order by id`)],
      people: [...(await support.sql`select * from users order by id`)],
    });
    const before = await state();
    for (const [table, change] of changes) {
      await refusing(table, async () => expect((await refused(change())).status).toBe(500));
    }
    expect(await state()).toEqual(before);
  });
});

describe('creating a ticket', () => {
  it('writes the same rows with 2 agents and with 2,000', async () => {
    const written = async () => {
      const before = await countRows(support.sql);
      await cast.customer.tickets.create(lateParcel);
      const after = await countRows(support.sql);
      return Object.fromEntries(Object.keys(after).map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]));
    };
    const withFew = await written();
    expect(withFew).toMatchObject({ support_tickets: 1, events: 1, notifications: 2, idempotency_keys: 1 });
    await support.sql`
      insert into users (id, role, email, name, password_hash, is_support_agent_approved, approved_at, created_at, updated_at)
      select gen_random_uuid(), 'support_agent', 'crowd-' || n || '@logishift.example', 'Agent ' || n, 'none', true,
        now() - interval '1 day', now(), now()
      from generate_series(1, 1998) n`;
    expect(await written()).toEqual(withFew);
    // And yet each of them is told.
    const { data } = await cast.other.notifications.list({ limit: 1 });
    expect(data[0]?.title).toBe(`New Support Ticket: ${lateParcel.subject}`);
  });
});
