import { setTimeout as delay } from 'node:timers/promises';
import type { Support } from '@logishift/support-sdk';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { build, emptyFolder, endAll, removeFolders, run, type Started, settings, start } from '../harness/program.js';
import { times } from '../harness/settled.js';
import { createDatabase, lateParcel, openTables } from '../harness/support.js';

// In full with LOAD=1: `npm run test:load`.
const kills = process.env['LOAD'] ? 50 : 5;
vi.setConfig({ testTimeout: 60_000 + kills * 10_000 });

let database: Awaited<ReturnType<typeof createDatabase>>;
let sql: postgres.Sql;
beforeAll(async () => {
  await build();
  database = await createDatabase();
  sql = openTables(database.url['DATABASE_URL'] as string);
}, 120_000);
afterEach(endAll);
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await database.drop();
  removeFolders();
});

/** Customers who write tickets that an admin resolves, until they are told to stop: what is refused meanwhile was not. */
function write(server: Started, admin: Support) {
  let writing = true;
  let done = 0;
  const writers = times(4, async (i) => {
    const customer = server.customer(`customer-${i}`);
    while (writing) {
      const ticket = await customer.tickets.create(lateParcel).catch(() => delay(20));
      if (ticket)
        await admin.tickets
          .updateStatus(ticket.id, { status: 'resolved' })
          .then(() => done++)
          .catch(() => {});
    }
  });
  return {
    some: async () => {
      while (done < 8) await delay(5);
    },
    stop: async () => {
      writing = false;
      await Promise.all(writers);
    },
  };
}

const kept = async () => [
  ...(await sql`select figure, "of", count::int from ticket_figures where count <> 0 order by 1, 2`),
];
/** What tickets are found by, and whether all there is has been read. */
const found = async () => [
  ...(await sql`select ticket_id, customer_id, words::text as words from ticket_search order by 1`),
  ...(await sql`select * from ticket_keys order by ticket_id, value`),
];
const isSearched = async () => (await sql`select from search_progress where is_done`).length > 0;
const counted = async () => {
  const [row] =
    await sql`select count(*)::int as total, count(*) filter (where status = 'resolved')::int as resolved from support_tickets`;
  return row;
};
/** Until nothing that the readers read lies behind their cursors. */
async function caughtUp() {
  for (;;) {
    const [row] =
      await sql`select count(*)::int as behind from events, ledger_readers r where r.name in ('ticket-figures', 'search')
      and kind <> 'ticket.message' and (r.up_to is not null or not pg_visible_in_snapshot(events.xid, r.since))`;
    if (row?.['behind'] === 0) return;
    await delay(50);
  }
}

describe(`after ${kills} × kill -9 of the server, under writes`, () => {
  it('what a reader of the ledger keeps is what it is when rebuilt by command', async () => {
    const dataDir = emptyFolder();
    let moved = 0;
    let before = '';
    for (let kill = 0; kill < kills; kill++) {
      const server = await start(dataDir, database.url);
      const writing = write(server, await server.admin());
      await writing.some();
      // Anywhere: while it reads on, and in between.
      await delay(Math.random() * 300);
      server.kill('SIGKILL');
      await server.ended;
      await writing.stop();
      const [place] = await sql`select since::text as since from ledger_readers where name = 'ticket-figures'`;
      if (place?.['since'] !== before) moved++;
      before = place?.['since'];
    }
    // It read on between most of them, and each time from where it had come to.
    expect(moved).toBeGreaterThan(kills / 3);
    const server = await start(dataDir, database.url);
    await caughtUp();
    const read = await kept();
    const { resolved, total } = await (await server.admin()).tickets.stats();
    expect({ resolved, total }).toEqual({ ...(await counted()) });
    expect(total).toBeGreaterThan(kills);
    const command = run(['rebuild-reader', 'ticket-figures'], { ...settings, ...database.url });
    expect(await command.ended).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^ticket-figures is rebuilt, in /),
    });
    expect(read).toEqual(await kept());

    while (!(await isSearched())) await delay(50);
    const searched = await found();
    expect(searched.filter((row) => 'words' in row).length).toBe(total);
    await sql`delete from ticket_search`;
    await sql`delete from ticket_keys`;
    expect(await run(['rebuild-reader', 'search'], { ...settings, ...database.url }).ended).toMatchObject({ code: 0 });
    while (!(await isSearched())) await delay(50);
    expect(await found()).toEqual(searched);
    console.log(`${total} tickets, the cursor moved between ${moved} of ${kills} kills`);
  });
});

describe('a reader that there is not', () => {
  it('is told by command, with those that there are', async () => {
    const { code, output } = await run(['rebuild-reader', 'nobody'], { ...settings, ...database.url }).ended;
    expect([code, output]).toEqual([1, 'Say which reader of the ledger: ticket-figures, search\n']);
  });
});
