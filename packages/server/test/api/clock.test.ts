import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readersPort } from '../../src/platform/events/readers.js';
import { agentPassword, createDatabase, lateParcel, startSupport, type TestSupport } from '../harness/support.js';
import { untilQuiet } from '../mail/post-office.js';

let support: TestSupport;
beforeAll(async () => {
  support = await startSupport();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await support.stop();
});

/** Sets the clock of the whole process. */
function setClock(ahead: number) {
  vi.restoreAllMocks();
  const { now } = Date;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
}

const mailJobsOf = async ({ context }: TestSupport) =>
  (
    await context.db.execute<{ jobs: number; mails: number }>(`select
      (select count(*) from pgboss.job where name like '%mail%' and name <> 'send-overdue-mails')::int as jobs,
      (select count(*) from mails)::int as mails`)
  ).rows[0];

describe('a server whose clock is set back', () => {
  it.each([60_000, 20 * 3_600_000])('by %i ms still lists the newest first', async (back) => {
    const customer = support.customer();
    const agent = await support.agent();
    const written: string[] = [];
    for (const ahead of [0, -back, -back / 2]) {
      setClock(ahead);
      written.push((await customer.tickets.create(lateParcel)).id);
    }
    const newest = written.toReversed();
    expect((await customer.tickets.list()).data.map(({ id }) => id)).toEqual(newest);
    const paged: string[] = [];
    for await (const { id } of customer.tickets.list({ limit: 1 })) paged.push(id);
    expect(paged).toEqual(newest);
    for (const id of written) await agent.tickets.assignSelf(id);
    const told = (await customer.notifications.list({ limit: 100 })).data.map(({ ticket_id }) => ticket_id);
    expect(told.slice(0, 3)).toEqual(newest);
    vi.restoreAllMocks();
  });
});

describe('a server that is given another clock, for what happened before', () => {
  const day = 24 * 3_600_000;
  let past: TestSupport;
  beforeAll(async () => {
    past = await startSupport({}, { mails: false });
  });
  afterAll(() => past.stop());

  it('keeps each thing under its own time, and lists it in its place when it goes on in the present', async () => {
    const customer = past.customer();
    past.travel(-30 * day);
    const agent = await past.agent();
    const written = [];
    for (const ago of [30, 12, 0]) {
      const ticket = await customer.tickets.create(lateParcel);
      await past.signIn(agent.self.email, agentPassword).then((signedIn) => signedIn.tickets.assignSelf(ticket.id));
      written.push({ ...ticket, ago });
      past.travel(ago === 30 ? 18 * day : ago * day);
    }
    for (const { id, created_at, ago } of written) {
      const then = Date.now() - ago * day;
      expect(Math.abs(Date.parse(created_at) - then)).toBeLessThan(60_000);
      expect(Math.abs(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - then)).toBeLessThan(60_000);
    }
    const newest = written.map(({ id }) => id).toReversed();
    expect((await customer.tickets.list()).data.map(({ id }) => id)).toEqual(newest);
    const told = (await customer.notifications.list({ limit: 100 })).data.map(({ ticket_id }) => ticket_id);
    expect([...new Set(told)]).toEqual(newest);
    const { data: days } = await (await past.admin()).tickets.daily();
    expect(days.filter(({ created }) => created > 0).map(({ day }) => day)).toEqual(
      written.map(({ created_at }) => created_at.slice(0, 10)).filter((day) => days.some((one) => one.day === day)),
    );
  });

  it('has nobody told by mail, neither then nor later', async () => {
    const customer = past.customer({ email: 'priya.nair@example.com' });
    const agent = await past.agent();
    const { id } = await customer.tickets.create(lateParcel);
    await agent.tickets.assignSelf(id);
    await agent.messages.send(id, 'It is on its way.');
    expect((await customer.notifications.list()).data).not.toEqual([]);
    await untilQuiet(past);
    expect(await mailJobsOf(past)).toEqual({ jobs: 0, mails: 0 });
  });

  it('leaves nothing to be mailed to the next, whenever it is stopped', async () => {
    const database = await createDatabase();
    const before = await startSupport(database.url, { mails: false });
    const customer = before.customer({ email: 'priya.nair@example.com' });
    for (let n = 0; n < 5; n++) await customer.tickets.create(lateParcel);
    await before.stop();
    const next = await startSupport(database.url);
    const lag = (await next.context.ports.get(readersPort).lags()).get('mail');
    expect({ ...(await mailJobsOf(next)), unread: lag?.events }).toEqual({ jobs: 0, mails: 0, unread: 0 });
    await next.stop();
    await database.drop();
  });
});
