import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMailedCodes, type MailedCodes, wrongCode } from '../harness/guest-codes.js';
import { settled, times } from '../harness/settled.js';
import { hostToken, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

describe('many at once', () => {
  let support: TestSupport;
  let codes: MailedCodes;
  beforeAll(async () => {
    support = await startSupport();
    codes = await keepMailedCodes(support);
  });
  afterAll(() => support.stop());

  const asked = async () => {
    const email = `${randomUUID()}@parcels.example`;
    await support.client().guests.requestCode({ email });
    return { email, code: await codes.latest(email) };
  };

  it('get five tries together: of 50 wrong guesses five are compared, and the right code after them is refused', async () => {
    const { email, code } = await asked();
    const guesses = times(50, () => support.client().guests.verify({ email, code: wrongCode(code) }));
    expect((await settled(guesses)).lost).toHaveLength(50);
    const [row] = await support.sql`select tries from guest_codes where email = ${email}`;
    expect(row?.['tries']).toBe(5);
    const { lost } = await settled([support.client().guests.verify({ email, code })]);
    expect(lost).toMatchObject([{ code: 'wrong_code' }]);
  });

  it('use one code once', async () => {
    const { email, code } = await asked();
    const { won, lost } = await settled(times(20, () => support.client().guests.verify({ email, code })));
    expect([won.length, lost.length]).toEqual([1, 19]);
    expect((await support.sql`select 1 from users where external_id = ${email}`).length).toBe(1);
  });

  it('leave an address with codes that all work, until one of them is used', async () => {
    const email = `${randomUUID()}@parcels.example`;
    await Promise.all(times(10, () => support.client().guests.requestCode({ email })));
    const mailed = [...new Set(await codes.of(email))];
    const kept = () => support.sql`select 1 from guest_codes where email = ${email}`;
    expect((await kept()).length).toBe(mailed.length);
    await support.sql`update guest_codes set tries = -10 where email = ${email}`;
    const { won } = await settled(mailed.map((code) => support.client().guests.verify({ email, code })));
    expect(won).toHaveLength(1);
    expect((await kept()).length).toBe(0);
  });

  it('adopt each ticket once, while the guest goes on writing', async () => {
    const email = `${randomUUID()}@parcels.example`;
    const guest = await codes.guest(email);
    const tickets = await Promise.all(times(8, () => guest.tickets.create(lateParcel)));
    const id = randomUUID();
    const priya = times(6, () => support.client({ token: hostToken({ id, email, email_verified: true }) }));
    const writing = tickets.map((ticket) => guest.messages.send(ticket.id, 'One more thing'));
    const [adopted, written] = await Promise.all([
      Promise.all(priya.map((sdk) => sdk.guests.adopt())),
      settled(writing),
    ]);
    expect(adopted.reduce((sum, { adopted }) => sum + adopted, 0)).toBe(tickets.length);
    expect(written.lost.every(({ code }) => code === 'not_found')).toBe(true);
    const rows = await support.sql`
      select ticket_id, count(*)::int as count from events where kind = 'ticket.adopted' group by ticket_id`;
    expect(rows.map(({ count }) => count)).toEqual(tickets.map(() => 1));
    for (const ticket of tickets) {
      const { messages } = await (priya[0] as (typeof priya)[number]).tickets.get(ticket.id);
      expect(messages.length).toBe(written.won.filter(({ ticket_id }) => ticket_id === ticket.id).length);
    }
  });
});
