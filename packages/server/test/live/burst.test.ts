import { afterAll, beforeAll, expect, it } from 'vitest';
import { times } from '../harness/settled.js';
import { agentPassword, hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

// In full with LOAD=1: `npm run test:load`.
const full = Boolean(process.env['LOAD']);
const agents = full ? 10 : 5;
const streamsOfOne = 20;
const customers = full ? 1800 : 100;
const burst = full ? 1000 : 200;

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(() => support.stop());

/** A stream as the server gives it, piece by piece: bytes that two of them share are the same object. */
async function open(token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await support.app.fetch(new Request('http://support.test/api/support/live/', { headers }));
  if (!answer.body) throw new Error(`No stream: ${answer.status}`);
  const reader = answer.body.getReader();
  const told = { chunks: [] as Uint8Array[], events: 0, text: '', close: () => reader.cancel() };
  const ready = reader.read();
  void (async () => {
    await ready;
    for (;;) {
      const { value } = await reader.read();
      if (!value) return;
      const text = Buffer.from(value).toString();
      const events = text.split('event: ticket.created').length - 1;
      if (events === 0) continue;
      told.chunks.push(value);
      told.events += events;
      told.text += text;
    }
  })();
  await ready;
  return told;
}

it(`makes a burst of ${burst} events into bytes once for all agents who get the same of it`, async () => {
  const staff = await Promise.all(times(agents, () => support.agent()));
  const tokens = await Promise.all(
    staff.map(({ self: { email } }) => support.client().auth.signIn({ email, password: agentPassword })),
  );
  const [ofOne, ...ofOthers] = await Promise.all(
    tokens.map(({ access }) => Promise.all(times(streamsOfOne, () => open(access)))),
  );
  const own = { id: 'in-the-burst' };
  const ticket = await support.customer(own).tickets.create(lateParcel);
  const ofCustomer = await open(hostToken(own));
  const strangers = [];
  for (let place = 0; place < customers; place += 50) {
    strangers.push(...(await Promise.all(times(50, (n) => open(hostToken({ id: `stranger-${place + n}` }))))));
  }
  const one = ofOne as NonNullable<typeof ofOne>;
  const others = ofOthers.flat();
  const all = [...one, ...others, ofCustomer];
  await expect.poll(() => all.slice(0, -1).every(({ events }) => events === 1)).toBe(true);
  for (const stream of all) Object.assign(stream, { chunks: [], events: 0, text: '' });

  const began = performance.now();
  await support.sql.begin(async (sql) => {
    const made = await sql`
      insert into events (id, kind, ticket_id, actor_id, data, audience, groups, losing_groups, at)
      select gen_random_uuid(), kind, ticket_id, actor_id, data, audience, groups, losing_groups, at
      from events, generate_series(1, ${burst}) where ticket_id = ${ticket.id} and kind = 'ticket.created' returning id`;
    const ids = made.map(({ id }) => id as string);
    // The last is one agent's own doing: to them alone it is read.
    await sql`
      insert into notifications (id, event_id, kind, template, params, recipient_role, actor_id, ticket_id, created_at)
      select gen_random_uuid(), made.id, kind, template, params, recipient_role,
        case when made.place = ${burst} then ${staff[0]?.self.id as string} else actor_id end, ticket_id, created_at
      from notifications, unnest(${ids}::uuid[]) with ordinality made (id, place)
      where ticket_id = ${ticket.id} and recipient_role = 'staff'`;
    await sql`notify support_events`;
  });
  await expect.poll(() => all.every(({ events }) => events >= burst), { timeout: 20_000, interval: 5 }).toBe(true);
  console.log(
    `${burst} events to ${others.length + one.length} streams that see them all and ${customers + 1} that see few or none: told within ${(performance.now() - began).toFixed(0)} ms`,
  );

  const [first] = others as [(typeof others)[number]];
  for (const { chunks, events } of others) {
    expect(events).toBe(burst);
    expect(chunks.every((chunk, place) => chunk === first.chunks[place])).toBe(true);
  }
  expect(first.text).not.toMatch(/"read_at":"/);
  for (const { text } of one) {
    expect(text.match(/"read_at":"/g)).toHaveLength(1);
    expect(text.replace(/"read_at":"[^"]*"/, '"read_at":null').length).toBe(first.text.length);
  }
  expect(ofCustomer.events).toBe(burst);
  expect(ofCustomer.text).not.toContain('event: notification');
  expect(strangers.map(({ events }) => events).filter(Boolean)).toEqual([]);
  for (const { close } of [...all, ...strangers]) await close();
}, 120_000);
