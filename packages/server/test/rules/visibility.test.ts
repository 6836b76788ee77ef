import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceOf, audienceOfEvent } from '../../src/domains/tickets/audience.js';
import { visibleTo } from '../../src/domains/tickets/queries/visible.js';
import { supportTickets } from '../../src/domains/tickets/tables.js';
import type { Actor } from '../../src/platform/actor.js';
import { reachOf, within } from '../../src/platform/events/audience.js';
import { events } from '../../src/platform/events/tables.js';
import { toWritten } from '../../src/platform/events/written-audience.js';
import { groupsOf, overlap } from '../../src/platform/groups.js';
import { startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
const customers = [randomUUID(), randomUUID(), randomUUID()];
const agents = [randomUUID(), randomUUID(), randomUUID()];
const [pending, admin] = [randomUUID(), randomUUID()];
const ticketIds = Array.from({ length: 8 }, () => randomUUID());

beforeAll(async () => {
  support = await startSupport();
  const person = (role: string, approved: boolean) => (id: string) => ({
    id,
    role,
    name: id,
    is_support_agent_approved: approved,
    ...(role === 'customer'
      ? { issuer: 'host', external_id: id, email: null, password_hash: null }
      : { issuer: null, external_id: null, email: `${id}@example.com`, password_hash: 'none' }),
    created_at: new Date(),
    updated_at: new Date(),
  });
  const people = [
    ...customers.map(person('customer', false)),
    ...[...agents, pending].map((id) => person('support_agent', id !== pending)(id)),
    person('admin', true)(admin),
  ];
  await support.sql`insert into users ${support.sql(people)}`;
  const at = new Date();
  const tickets = ticketIds.map((id) => ({
    ...{ id, subject: 'Where is it?', description: 'It has not come.', category: 'other', status: 'in_progress' },
    ...{ customer_id: customers[0] as string, tracking_code: id, created_at: at, updated_at: at },
  }));
  await support.sql`insert into support_tickets ${support.sql(tickets)}`;
});
afterAll(() => support.stop());

const actor = (kind: Actor['kind'], id: string, only_ticket_id: string | null = null) =>
  ({ kind, id, only_ticket_id }) as Actor;
const readers = () => [
  ...customers.flatMap((id) => [
    actor('customer', id),
    actor('guest', id),
    ...ticketIds.slice(0, 3).map((ticketId) => actor('link', id, ticketId)),
  ]),
  ...agents.map((id) => actor('agent', id)),
  actor('pending_agent', pending),
  actor('admin', admin),
  actor('integration', randomUUID()),
];
const held = fc.record({
  customer_id: fc.constantFrom(...customers),
  agent_id: fc.constantFrom(null, ...agents),
});

describe('who may see what', () => {
  it('is the same of tickets in memory and in the database, for every reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(held, { minLength: 8, maxLength: 8 }), async (drawn) => {
        const tickets = drawn.map((one, place) => ({ id: ticketIds[place] as string, ...one }));
        for (const { id, customer_id, agent_id } of tickets) {
          await support.sql`update support_tickets set customer_id = ${customer_id}, agent_id = ${agent_id} where id = ${id}`;
        }
        for (const reader of readers()) {
          const rows = await support.context.db
            .select({ id: supportTickets.id })
            .from(supportTickets)
            .where(visibleTo(reader));
          const seen = tickets.filter((ticket) => overlap(audienceOf(ticket), groupsOf(reader)));
          expect(rows.map(({ id }) => id).sort()).toEqual(seen.map(({ id }) => id).sort());
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is the same of events, whichever release wrote them', async () => {
    const kinds = fc.constantFrom('ticket.assigned', 'ticket.note', 'ticket.adopted', 'ticket.message');
    const event = fc.record({
      kind: kinds as fc.Arbitrary<'ticket.note'>,
      before: held,
      after: held,
      isOld: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 8 }), async (drawn) => {
        const written = drawn.map(({ kind, before, after, isOld }, place) => {
          const id = ticketIds[place] as string;
          const audience = audienceOfEvent(kind, { id, ...before }, { id, ...after });
          return { id: randomUUID(), kind, ticket_id: id, audience, isOld };
        });
        await support.context.db.insert(events).values(
          written.map(({ audience, isOld, ...row }) => ({
            ...row,
            data: { note_id: row.id },
            audience: toWritten(audience),
            groups: isOld ? null : audience.groups,
            losing_groups: isOld ? null : audience.losing,
            at: new Date().toISOString(),
          })),
        );
        const ids = written.map(({ id }) => id);
        for (const reader of readers()) {
          const rows = await support.context.db.select({ id: events.id }).from(events).where(within(reader));
          const found = new Set(rows.map(({ id }) => id));
          for (const { id, audience, isOld } of written) {
            const reach = reachOf(audience, reader);
            // A customer's other tickets lose nobody but guests; what is old may be read for nothing, and is never missed.
            if (reader.kind === 'customer' && reach === 'gone') continue;
            if (reach !== null || !isOld) expect(found.has(id), `${reader.kind} ${reach}`).toBe(reach !== null);
          }
        }
        await support.context.db.delete(events).where(inArray(events.id, ids));
      }),
      { numRuns: 15 },
    );
  });
});
