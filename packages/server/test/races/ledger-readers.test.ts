import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/platform/context.js';
import { openPool } from '../../src/platform/db/connect.js';
import { defineReader, type Reader } from '../../src/platform/events/reader.js';
import { lagOf } from '../../src/platform/events/reader-cursor.js';
import { createReaders, type Readers } from '../../src/platform/events/readers.js';
import { rebuild } from '../../src/platform/events/reading.js';
import { record } from '../../src/platform/events/record.js';
import { times } from '../harness/settled.js';
import { lateParcel, startSupport, type TestSupport } from '../harness/support.js';

let support: TestSupport;
let pool: ReturnType<typeof openPool>;
const running: Readers[] = [];
beforeAll(async () => {
  support = await startSupport();
  pool = openPool(support.env['DATABASE_URL'] as string, { max: 10 });
  await support.sql`create table kept (reader text, place bigint generated always as identity, event_id uuid, seq bigint)`;
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});
afterAll(async () => {
  await pool.close();
  await support.stop();
});

interface Told {
  level: 'info' | 'error';
  said: { event?: { id: string; kind: string }; reader?: string };
}

/** A node's context for readers: what it tells its log is kept. */
function node(told: Told[] = []): Context {
  const log = Object.create(support.context.log);
  for (const level of ['info', 'error'] as const) log[level] = (said: Told['said']) => void told.push({ level, said });
  return { ...support.context, db: pool.db, log };
}

/** Keeps the ids of all events in the order in which they were applied. */
const keeper = (name: string, given: Partial<Reader> = {}): Reader =>
  defineReader({
    name,
    version: 1,
    apply: async ({ db }, events) => {
      for (const { id, seq } of events)
        await db.execute(sql`insert into kept (reader, event_id, seq) values (${name}, ${id}, ${seq})`);
    },
    rebuild: async ({ db }) => {
      await db.execute(sql`delete from kept where reader = ${name}`);
      await db.execute(
        sql`insert into kept (reader, event_id, seq) select ${name}, id, seq from events order by events.seq`,
      );
    },
    ...given,
  });

function read(reader: Reader, told: Told[] = []): Readers {
  const readers = createReaders(node(told), [reader]);
  readers.start();
  running.push(readers);
  return readers;
}

const inLedger = async () =>
  (await support.sql<{ id: string }[]>`select id from events order by seq`).map(({ id }) => id);
const keptBy = async (name: string) =>
  (await support.sql<{ id: string }[]>`select event_id as id from kept where reader = ${name} order by seq, place`).map(
    ({ id }) => id,
  );
const placeOf = async (name: string) => {
  const [place] =
    await support.sql`select version, birth, since::text as since from ledger_readers where name = ${name}`;
  return place as { version: number; birth: string; since: string };
};

/** Until the reader has nothing left to read. */
async function caughtUp(reader: Reader): Promise<void> {
  while ((await lagOf(node(), reader)).events > 0) await delay(20);
}

const write = async () => {
  const customer = support.customer();
  const { id } = await customer.tickets.create(lateParcel);
  await customer.messages.send(id, 'And now?');
};

describe('a reader of the ledger', () => {
  it('has each event once, on three nodes whose connections break in the middle', async () => {
    const whole = keeper('thrice');
    const reader = {
      ...whole,
      apply: async (context, events) => {
        await whole.apply(context, events);
        // Long enough to be met in the middle.
        await context.db.execute(sql`select pg_sleep(0.02) as kept`);
      },
    } satisfies Reader;
    const nodes = times(3, () => read(reader));
    let writing = true;
    const writers = times(4, async () => {
      while (writing) {
        await write();
        for (const one of nodes) one.wake();
      }
    });
    for (let broken = 0; broken < 15; ) {
      await delay(10);
      const ended = await support.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and xact_start is not null and query ~ 'kept|ledger_readers' and pid <> pg_backend_pid()`;
      broken += ended.length;
    }
    writing = false;
    await Promise.all(writers);
    await caughtUp(reader);
    expect(await keptBy('thrice')).toEqual(await inLedger());
    // It read on, and did not only begin anew.
    expect((await placeOf('thrice')).version).toBe(1);
  });

  it('misses no transaction that commits after later ones', async () => {
    const reader = keeper('late');
    read(reader);
    await caughtUp(reader);
    const early = support.sql.begin(async (own) => {
      await own`insert into events (id, kind, data, audience, at)
        values (gen_random_uuid(), 'agent.registered', '{}', '{"customer":null,"agents":[],"losing":[]}', now())`;
      await write();
      while (!(await keptBy('late')).includes((await inLedger()).at(-1) as string)) await delay(20);
    });
    await early;
    await caughtUp(reader);
    expect(await keptBy('late')).toEqual(await inLedger());
  });

  it('reads what it has recorded itself, too', async () => {
    const reader = keeper('own', {
      apply: async (context, events) => {
        for (const { id, seq, kind, actor_id } of events) {
          await context.db.execute(sql`insert into kept (reader, event_id, seq) values ('own', ${id}, ${seq})`);
          if (kind !== 'ticket.message') continue;
          const data = { agent: { id, name: 'Made of a message' } };
          await record(
            { ...context, reactions: {} },
            {
              kind: 'agent.rejected',
              actor: actor_id ? { id: actor_id } : null,
              ticket: null,
              data,
              audience: { groups: [], losing: [] },
            },
          );
        }
      },
    });
    read(reader);
    await caughtUp(reader);
    await write();
    await delay(200);
    await caughtUp(reader);
    const [made] = await support.sql`select id from events where data->'agent'->>'name' = 'Made of a message'`;
    expect(await keptBy('own')).toContain(made?.['id']);
    expect(await keptBy('own')).toEqual(await inLedger());
  });

  it('stops before an event that it cannot apply, says which, and goes on there once it can', async () => {
    const told: Told[] = [];
    let bad: string | undefined;
    const whole = keeper('faulty');
    const reader = {
      ...whole,
      apply: async (context, events) => {
        if (events.some(({ id }) => id === bad)) throw new Error('It makes no sense');
        await whole.apply(context, events);
      },
    } satisfies Reader;
    await rebuild(node(), reader, { when: 'always' });
    await write();
    const before = await inLedger();
    await write();
    bad = (await inLedger())[before.length];
    await write();
    read(reader, told);
    while (!told.some(({ said }) => said.event?.id === bad)) await delay(20);
    expect(told.filter(({ level }) => level === 'error').length).toBeGreaterThan(0);
    expect(await keptBy('faulty')).toEqual(before);
    bad = undefined;
    await caughtUp(reader);
    expect(await keptBy('faulty')).toEqual(await inLedger());
  });

  it('is rebuilt when the ledger begins a new life, and when its cursor is of no database that we know', async () => {
    const told: Told[] = [];
    const reader = keeper('reborn');
    read(reader, told);
    await caughtUp(reader);
    const rebuilt = () => told.filter(({ level }) => level === 'info').length;
    expect(rebuilt()).toBe(1);
    // As after a restore into another cluster.
    await support.sql`update ledger set birth = 'reborn00'`;
    while ((await placeOf('reborn')).birth !== 'reborn00') await delay(20);
    expect(rebuilt()).toBe(2);
    await support.sql`update ledger_readers set since = '900000000:900000000:' where name = 'reborn'`;
    await write();
    while (rebuilt() < 3) await delay(20);
    await caughtUp(reader);
    expect(await keptBy('reborn')).toEqual(await inLedger());
  });

  it('of a new version is rebuilt once, and then the release before leaves it alone', async () => {
    const told: Told[] = [];
    const [before, after] = [keeper('shape'), keeper('shape', { version: 2 })];
    read(before, told);
    await caughtUp(before);
    read(after, told);
    while ((await placeOf('shape')).version !== 2) await delay(20);
    await write();
    await caughtUp(after);
    await write();
    await delay(1500);
    await caughtUp(after);
    expect((await placeOf('shape')).version).toBe(2);
    expect(told.filter(({ level }) => level === 'info')).toHaveLength(2);
    expect(await keptBy('shape')).toEqual(await inLedger());
  });

  it('that keeps nothing begins where the ledger stands, and in a new version goes on where it was', async () => {
    const passing = (version: number) => {
      const { rebuild: _, ...reader } = keeper('passing', { version });
      return reader;
    };
    await write();
    const past = await inLedger();
    const first = createReaders(node(), [passing(1)]);
    await first.start();
    await write();
    await caughtUp(passing(1));
    await first.stop();
    await write();
    const second = createReaders(node(), [passing(2)]);
    running.push(second);
    await second.start();
    await caughtUp(passing(2));
    expect(await keptBy('passing')).toEqual((await inLedger()).slice(past.length));
  });

  it('is rebuilt by command while it reads on and others write, and misses nothing', async () => {
    const reader = keeper('anew');
    const readers = read(reader);
    let writing = true;
    const writers = times(2, async () => {
      while (writing) {
        await write();
        readers.wake();
      }
    });
    for (let i = 0; i < 5; i++) {
      await rebuild(node(), reader, { when: 'always' });
      await delay(100);
    }
    writing = false;
    await Promise.all(writers);
    await caughtUp(reader);
    expect(await keptBy('anew')).toEqual(await inLedger());
  });

  it('cannot have the name of another', () => {
    expect(() => createReaders(node(), [keeper('one'), keeper('one')])).toThrow(
      'Two have the reader of the ledger one',
    );
  });
});

describe('metrics', () => {
  it('say how far each reader is behind', async () => {
    const metrics = await (await support.request('/metrics')).text();
    expect(metrics).toMatch(/^support_ledger_reader_lag_seconds\{reader="ticket-figures"\} [\d.]+$/m);
    expect(metrics).toMatch(/^support_ledger_reader_lag_events\{reader="ticket-figures"\} \d+$/m);
  });
});
