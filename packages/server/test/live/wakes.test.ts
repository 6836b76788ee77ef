import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log.js';
import { createSupport, type SupportServer } from '../../src/support.js';
import { LiveReader } from '../harness/live-reader.js';
import { sentMeanwhile } from '../harness/sent.js';
import { times } from '../harness/settled.js';
import { adminCredentials, lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let second: SupportServer;
const readers: LiveReader[] = [];

beforeAll(async () => {
  support = await startSupport();
  second = await createSupport({ env: support.env, log: createLog(process.env['LOG_LEVEL'] ?? 'silent') });
  const { email, password } = adminCredentials;
  const { access } = await support.client().auth.signIn({ email, password });
  for (const node of [support, second])
    readers.push(await LiveReader.open(async (request) => node.fetch(request), access));
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  await second.stop();
  await support.stop();
});

/** On every node, until nothing is heard of it any more. */
async function until(isTold: (reader: LiveReader) => boolean): Promise<void> {
  await Promise.all(readers.map((reader) => reader.untilSo(() => isTold(reader), 'the news', 20_000)));
  await delay(300);
}

/** How often nodes were woken by what was written meanwhile, and how often each looked. */
async function countedDuring(work: () => Promise<unknown>) {
  const began = performance.now();
  const sent = await sentMeanwhile(work);
  // Each node also looks once a second by itself.
  const byThemselves = Math.ceil((performance.now() - began) / 1000) * readers.length;
  const wakes = sent.filter(({ text }) => text.startsWith('notify support_events')).length;
  const looks = sent.filter(
    ({ text, by }) =>
      by === 'logishift-support' && text.includes('left join lateral') && text.includes('pg_snapshot_xmin'),
  ).length;
  expect(looks).toBeGreaterThan(0);
  return { wakes, all: looks / readers.length, looks: Math.max(0, looks - byThemselves) / readers.length };
}

it('wakes the nodes once for a commit, however many events it has, and each looks once', async () => {
  const agent = await support.agent();
  const held: string[] = [];
  for (let wave = 0; wave < 3; wave++) {
    const taken = times(10, async () =>
      agent.tickets.assignSelf((await support.customer().tickets.create(lateParcel)).id),
    );
    for (const { id } of await Promise.all(taken)) held.push(id);
  }
  const admin = await support.admin();
  const ids = new Set(held);
  const isReturned = ({ events }: LiveReader) =>
    events.filter(
      ({ kind, data }) => kind === 'ticket.unassigned' && ids.has((data as { ticket_id: string }).ticket_id),
    ).length >= ids.size;
  const { wakes, looks } = await countedDuring(async () => {
    await admin.agents.suspend(agent.self.id);
    await until(isReturned);
  });
  expect(wakes).toBe(1);
  expect(looks).toBeLessThanOrEqual(1);
});

it('wakes the nodes far less often than once for each commit of a burst, and each looks no more often', async () => {
  const [commits, atOnce] = [200, 20];
  const customers = times(atOnce, () => support.customer());
  const word = crypto.randomUUID();
  const isTold = ({ text }: LiveReader) => text.split(`"ticket_subject":"${word}"`).length > commits;
  const { wakes, looks } = await countedDuring(async () => {
    for (let wave = 0; wave < commits / atOnce; wave++) {
      await Promise.all(customers.map((customer) => customer.tickets.create({ ...lateParcel, subject: word })));
    }
    await until(isTold);
  });
  console.log(`${commits} commits: ${wakes} wakes, each node looked ${looks} times`);
  expect(wakes).toBeLessThanOrEqual(commits / 2);
  expect(looks).toBeLessThanOrEqual(wakes);
});

it('looks once more, however often it is woken while it looks', async () => {
  const rounds = 4;
  const { all, looks } = await countedDuring(async () => {
    for (let round = 0; round < rounds; round++) {
      // A look waits for this.
      await support.sql.begin(async (sql) => {
        await sql`lock table events in access exclusive mode`;
        for (let wake = 0; wake < 50; wake++) await support.sql`notify support_events`;
        await delay(200);
      });
      await delay(300);
    }
  });
  // Fewer than those rounds are seconds, in which nodes would look by themselves.
  expect(all).toBeGreaterThanOrEqual(2 * rounds);
  expect(looks).toBeLessThanOrEqual(2 * rounds);
});

it('wakes the nodes, though whoever answers requests has taken every connection', async () => {
  const { db, wake } = support.context;
  const taken = times(12, async () => db.execute(sql`select pg_sleep(2)`));
  await delay(100);
  const { wakes } = await countedDuring(async () => {
    wake();
    await delay(1100);
    // Asked for last of all: none of those is done.
    expect(await Promise.race([Promise.any(taken), Promise.resolve(null)])).toBe(null);
  });
  expect(wakes).toBe(1);
  await Promise.all(taken);
});
