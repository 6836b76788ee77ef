import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { isRunning } from '../src/processes.js';
import { freshFolder, holdWith, removeFolders, removeShared, usedFolder } from './folders.js';
import { type Connection, stopAll, withClient } from './holder.js';

afterEach(async () => {
  await stopAll();
  removeFolders();
});
afterAll(removeShared);

/** Writes one row after the other on a connection of its own until told to stop; resolves to those acknowledged. */
function writer(connection: Connection, from: number): { stop: () => void; acknowledged: Promise<number[]> } {
  let writing = true;
  const acknowledged = (async () => {
    const rows: number[] = [];
    for (let n = from; writing; n++) {
      await withClient(connection, async (sql) => {
        for (; writing; n++) {
          await sql`insert into kept values (${n})`;
          rows.push(n);
        }
      }).catch(() => {});
    }
    return rows;
  })();
  return { stop: () => (writing = false), acknowledged };
}

/** Resolves to the first row that the query has, trying again while PostgreSQL is away. */
async function once<T extends object>(connection: Connection, query: string): Promise<T> {
  for (;;) {
    const sql = postgres({ ...connection, max: 1, connect_timeout: 1 });
    try {
      const [row] = await sql.unsafe<T[]>(query);
      if (row) return row;
    } catch {
      // Away.
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

describe('after a kill -9 of PostgreSQL', () => {
  it('it is back by itself within 10 s on the same connection, with every row acknowledged by then', async () => {
    const holder = await holdWith(await usedFolder());
    const { ready, pid } = await holder.ready();
    await withClient(ready, (sql) => sql`create table kept (n int)`);
    const writers = [writer(ready, 0), writer(ready, 1_000_000), writer(ready, 2_000_000)];
    await once(ready, 'select 1 from kept having count(*) > 100');

    const began = performance.now();
    process.kill(pid, 'SIGKILL');
    await holder.said((line) => line.log?.includes('PostgreSQL is back') || undefined);
    await once(ready, 'select 1');
    expect(performance.now() - began).toBeLessThan(10_000);

    const before = await once<{ n: number }>(ready, 'select count(*)::int as n from kept');
    await once(ready, `select 1 from kept having count(*) > ${before.n + 100}`);
    for (const { stop } of writers) stop();
    const acknowledged = (await Promise.all(writers.map((w) => w.acknowledged))).flat();
    const rows = await withClient(ready, (sql) => sql`select n from kept`);
    const found = new Set(rows.map((row) => row.n));
    expect(acknowledged.filter((n) => !found.has(n))).toEqual([]);
  });

  it('a query that is still computing does not keep it from coming back', async () => {
    const holder = await holdWith(await usedFolder());
    const { ready, pid } = await holder.ready();
    const sql = postgres({ ...ready, max: 1, connection: { application_name: 'busy' } });
    // Computes without a pause in which a process would notice that its postmaster is dead.
    const busy = sql`select count(*) from generate_series(1, 10000000) a, generate_series(1, 10000) b`.catch(
      (error) => error,
    );
    const query = "select pid from pg_stat_activity where application_name = 'busy' and state = 'active'";
    const { pid: busyPid } = await once<{ pid: number }>(ready, query);
    process.kill(pid, 'SIGKILL');
    await holder.said((line) => line.log?.includes('PostgreSQL is back') || undefined);
    expect(await busy).toBeInstanceOf(Error);
    expect(isRunning(busyPid)).toBe(false);
    expect(await once(ready, 'select 1 as one')).toEqual({ one: 1 });
    await sql.end({ timeout: 1 });
  });

  it('of one connection only, it recovers by itself', async () => {
    const holder = await holdWith(await usedFolder());
    const { ready, pid } = await holder.ready();
    await withClient(ready, async (sql) => {
      const [row] = await sql`select pg_backend_pid() as pid`;
      process.kill(row!['pid'], 'SIGKILL');
    });
    expect(await once(ready, 'select 1 as one')).toEqual({ one: 1 });
    expect(isRunning(pid)).toBe(true);
  });

  it('it can be stopped while it is being started again', async () => {
    const dataDir = await usedFolder();
    const holder = await holdWith(dataDir);
    const { pid } = await holder.ready();
    process.kill(pid, 'SIGKILL');
    await holder.said((line) => line.log?.includes('starting it again') || undefined);
    await holder.stop();
    expect(holder.process.exitCode).toBe(0);
    expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false);
  });

  it('again and again without ever getting up, it is given up aloud', async () => {
    const dataDir = await usedFolder();
    const holder = await holdWith(dataDir);
    const { pid } = await holder.ready();
    rmSync(join(dataDir, 'postgres/global/pg_control'));
    process.kill(pid, 'SIGKILL');
    const failure = await holder.said((line) => line.failure);
    expect(failure).toContain('is not started again');
    expect(holder.lines.some((line) => line.log?.includes('could not find the database system'))).toBe(true);
  }, 30_000);
});

describe('a data folder', () => {
  it('of another PostgreSQL major is refused with the way to move it', async () => {
    const dataDir = await usedFolder();
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n');
    const { name, message } = await (await holdWith(dataDir)).refusal();
    expect(name).toBe('EmbeddedPostgresError');
    expect(message).toMatch(/written by PostgreSQL 15, and this is PostgreSQL \d+/);
    expect(message).toContain('pg_dump');
    expect(message).toContain('DATABASE_URL');
  });

  it('with other things where the database should be is refused, and they are left alone', async () => {
    const dataDir = await usedFolder();
    rmSync(join(dataDir, 'postgres/PG_VERSION'));
    const { message } = await (await holdWith(dataDir)).refusal();
    expect(message).toContain('holds no PostgreSQL data');
    expect(existsSync(join(dataDir, 'postgres/global/pg_control'))).toBe(true);
  });

  it('is as good as new when the first start was killed halfway', async () => {
    const dataDir = freshFolder();
    const killed = await holdWith(dataDir);
    await killed.said((line) => line.log?.includes('first start') || undefined);
    while (!readdirSync(dataDir).some((name) => name.startsWith('postgres.unfinished'))) await killed.said(() => true);
    await killed.kill();
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const { ready } = await (await holdWith(dataDir)).ready();
    expect(await once(ready, 'select 1 as one')).toEqual({ one: 1 });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.unfinished'))).toEqual([]);
  });
});
