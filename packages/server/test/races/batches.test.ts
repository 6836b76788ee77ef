import { eq, sql } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/platform/context.js';
import { openPool, type Pool } from '../../src/platform/db/connect.js';
import { run, runLater } from '../../src/platform/db/session.js';
import { statement, statementsBy } from '../../src/platform/db/statement.js';
import { inTransaction } from '../../src/platform/db/transaction.js';
import { type DatabaseProxy, startDatabaseProxy } from '../harness/database-proxy.js';
import { createDatabase, openTables } from '../harness/support.js';

const words = pgTable('words', { word: text('word').primaryKey() });
const written = statement<{ word: string }>((db, { word }) => db.insert(words).values({ word }));
const all = statement<object, { word: string }>((db) => db.select().from(words).orderBy(words.word));

const unheard = statement<object, { n: number }>((db) => db.select({ n: sql<number>`1` }).from(sql`unheard`));
const ofTime = statement<{ at: Date }, { at: string }>((db, { at }) =>
  db.select({ at: sql<string>`${at}::timestamptz` }).from(sql`(select) one`),
);

let database: Awaited<ReturnType<typeof createDatabase>>;
let proxy: DatabaseProxy;
let pool: Pool;
let witness: postgres.Sql;
beforeAll(async () => {
  [database, proxy] = await Promise.all([createDatabase(), startDatabaseProxy()]);
  witness = openTables(database.url['DATABASE_URL'] as string);
  pool = openPool(proxy.url(database.name), { max: 2 });
});
afterAll(async () => {
  await pool?.close();
  await witness?.end();
  await proxy?.close();
  await database?.drop();
});
beforeEach(async () => {
  await witness`drop table if exists words`;
  await witness`create table words (word text primary key)`;
});
const kept = async () => (await witness`select word from words order by word`).map(({ word }) => word);

describe('statements that are sent together', () => {
  it('are answered in their order, each with its own rows, by one trip', async () => {
    await run(pool.db, written, { word: 'a' });
    await run(pool.db, all, {});
    const before = proxy.trips();
    const [first, second] = await Promise.all([
      run(pool.db, all, {}),
      run(
        pool.db,
        statement<object, { n: number; at: string; yes: boolean; list: string[]; none: null }>((db) =>
          db
            .select({
              n: sql<number>`7`,
              at: sql<string>`'2026-11-30 07:04:05.1+00'::timestamptz`,
              yes: sql<boolean>`true`,
              list: sql<string[]>`array['x', 'y"z']`,
              none: sql<null>`null`,
            })
            .from(sql`(select) one`),
        ),
        {},
      ),
    ]);
    expect(first).toEqual([{ word: 'a' }]);
    expect(second).toEqual([{ n: 7, at: '2026-11-30T07:04:05.100Z', yes: true, list: ['x', 'y"z'], none: null }]);
    expect(proxy.trips() - before).toBe(1);
  });

  it('are more than one trip holds: each is answered', async () => {
    const numbered = statement<{ n: number }, { n: number }>((db, { n }) =>
      db.select({ n: sql<number>`${n}::int` }).from(sql`(select) one`),
    );
    const before = proxy.trips();
    const asked = Array.from({ length: 100 }, (_, n) => n);
    expect(await Promise.all(asked.map((n) => run(pool.db, numbered, { n })))).toEqual(asked.map((n) => [{ n }]));
    expect(proxy.trips() - before).toBeLessThan(20);
  });

  it('fail each by itself: of those that share a trip, the others are answered', async () => {
    await run(pool.db, written, { word: 'a' });
    const [first, absent, bad, last] = await Promise.allSettled([
      run(pool.db, all, {}),
      run(pool.db, unheard, {}),
      run(pool.db, ofTime, { at: new Date(Number.NaN) }),
      run(pool.db, all, {}),
    ]);
    expect([first, last]).toEqual([
      { status: 'fulfilled', value: [{ word: 'a' }] },
      { status: 'fulfilled', value: [{ word: 'a' }] },
    ]);
    expect(String((absent as PromiseRejectedResult).reason)).toContain('unheard');
    expect(bad?.status).toBe('rejected');
  });

  it('share no trip where they write: one that fails undoes no other', async () => {
    await run(pool.db, written, { word: 'b' });
    const outcome = await Promise.allSettled([
      run(pool.db, written, { word: 'a' }),
      run(pool.db, written, { word: 'b' }),
      run(pool.db, all, {}),
    ]);
    expect(outcome.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('wait for nothing that may take long: that goes by itself', async () => {
    const long = statementsBy<object, { n: number }>(1, { areLong: true })('long', (db) =>
      db.select({ n: sql<number>`1` }).from(sql`(select pg_sleep(30)) long`),
    );
    const slow = run(pool.db, long, {}).catch(() => 'slow');
    expect(await Promise.race([slow, run(pool.db, all, {})])).toEqual([]);
    // It may only be on its way.
    const cancel = async () =>
      (
        await witness`select pg_cancel_backend(pid) from pg_stat_activity
          where query like '%pg_sleep(30)) long%' and state = 'active' and pid <> pg_backend_pid()`
      ).length;
    await expect.poll(cancel, { timeout: 10_000 }).toBe(1);
    expect(await slow).toBe('slow');
  });

  it('all fail at once where the database is too slow: nobody waits for each of them anew', async () => {
    const one = openPool(proxy.url(database.name), { max: 1, statementTimeout: 200 });
    const slow = statement<object, { n: number }>((db) =>
      db.select({ n: sql<number>`1` }).from(sql`(select pg_sleep(30)) slow`),
    );
    const before = proxy.trips();
    const outcome = await Promise.allSettled([run(one.db, slow, {}), run(one.db, all, {}), run(one.db, all, {})]);
    expect(outcome.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(proxy.trips() - before).toBe(1);
    expect(await run(one.db, all, {})).toEqual([]);
    await one.close();
  });

  it('fail once and are kept by their name all the same', async () => {
    await run(pool.db, written, { word: 'a' });
    await witness`drop table words`;
    for (let n = 0; n < 4; n++) await expect(run(pool.db, all, {})).rejects.toThrow();
    await witness`create table words (word text primary key)`;
    for (let n = 0; n < 4; n++) expect(await run(pool.db, all, {})).toEqual([]);
    for (let n = 0; n < 4; n++) {
      await run(pool.db, written, { word: 'a' }).catch(() => {});
    }
    expect(await kept()).toEqual(['a']);
  });

  it('count as kept only where they were heard, whatever else the connection does after a failure', async () => {
    const one = openPool(proxy.url(database.name), { max: 1 });
    await run(one.db, written, { word: 'a' });
    const never = statement<object, { n: number }>((db) =>
      db.select({ n: sql<number>`1` }).from(sql`(select) unheard`),
    );
    const both = inTransaction({ db: one.db } as Context, ({ db }) =>
      Promise.all([run(db, written, { word: 'a' }), run(db, never, {})]),
    );
    await expect(both).rejects.toThrow('words_pkey');
    await one.db.select().from(words).where(eq(words.word, 'a'));
    expect(await run(one.db, never, {})).toEqual([{ n: 1 }]);
    await one.close();
  });
});

describe('a connection that keeps a statement otherwise than it is', () => {
  const first = (db: Pool['db']) => run(db, all, {});
  const ways: [string, (db: Pool['db']) => Promise<unknown>][] = [
    ['alone', first],
    ['with others', async (db) => (await Promise.all([first(db), first(db)]))[1]],
    ['in a transaction', (db) => inTransaction({ db } as Context, ({ db }) => first(db))],
  ];
  it.each(ways)('is given up, and nobody sees it: %s', async (_, ask) => {
    const one = openPool(proxy.url(database.name), { max: 1 });
    await run(one.db, written, { word: 'a' });
    expect(await ask(one.db)).toEqual([{ word: 'a' }]);
    // As a release to come may do beside this one; and as poolers do between two of their clients.
    await witness`alter table words alter word type varchar(20)`;
    expect(await ask(one.db)).toEqual([{ word: 'a' }]);
    await one.pg.query('discard all');
    expect(await ask(one.db)).toEqual([{ word: 'a' }]);
    await one.close();
  });
});

describe('a value that cannot be sent', () => {
  it('fails its statement, and nothing else', async () => {
    const one = openPool(proxy.url(database.name), { max: 1 });
    await expect(run(one.db, written, { word: new Date(Number.NaN) as never })).rejects.toThrow();
    await run(one.db, written, { word: 'b' });
    await one.close();
    expect(await kept()).toEqual(['b']);
  });
});

describe('a transaction', () => {
  it('that cannot begin does nothing, though what it does was sent with its beginning', async () => {
    const give = proxy.spoilBegin();
    const fresh = openPool(proxy.url(database.name), { max: 1 });
    await expect(fresh.db.transaction((db) => run(db, written, { word: 'a' }))).rejects.toThrow();
    await expect(fresh.db.transaction(async (db) => runLater(db, written, { word: 'b' }))).rejects.toThrow();
    give();
    expect(await kept()).toEqual([]);
    await fresh.db.transaction((db) => run(db, written, { word: 'c' }));
    await fresh.close();
    expect(await kept()).toEqual(['c']);
  });

  it('in which a statement failed is not committed, whatever its work makes of that', async () => {
    await run(pool.db, written, { word: 'b' });
    const work = pool.db.transaction(async (db) => {
      await run(db, written, { word: 'a' });
      await run(db, written, { word: 'b' }).catch(() => {});
    });
    await expect(work).rejects.toThrow('ROLLBACK');
    expect(await kept()).toEqual(['b']);
  });

  it('fails as a whole where what was put off does, and gives back its connection in order', async () => {
    await run(pool.db, written, { word: 'b' });
    for (let n = 0; n < 5; n++) {
      const work = pool.db.transaction(async (db) => {
        runLater(db, written, { word: 'a' });
        runLater(db, written, { word: 'b' });
      });
      await expect(work).rejects.toThrow('words_pkey');
    }
    expect(await kept()).toEqual(['b']);
    await pool.db.transaction((db) => run(db, written, { word: 'c' }));
    expect(await kept()).toEqual(['b', 'c']);
  });

  it('that is over takes no statement any more, from work that nobody waited for', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await pool.db.transaction(async (db) => {
      late = Promise.resolve()
        .then(() => new Promise((r) => setImmediate(r)))
        .then(() => run(db, written, { word: 'late' }));
      late.catch(() => {});
    });
    await expect(late).rejects.toThrow('over');
    expect(await kept()).toEqual([]);
  });
});
