import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { isRunning } from '../src/processes.js';
import { freshFolder, holdWith, removeFolders, removeShared, usedFolder } from './folders.js';
import { type Holder, stopAll, withClient } from './holder.js';

afterEach(async () => {
  await stopAll();
  removeFolders();
});
afterAll(removeShared);

/** Starts so many at the same moment: late enough for all of them to be up and waiting for it. */
function race(dataDir: string, starters: number): Promise<Holder[]> {
  const at = Date.now() + 1500;
  return Promise.all(Array.from({ length: starters }, () => holdWith(dataDir, { at })));
}

async function expectOneOwner(starters: Holder[]): Promise<void> {
  const outcomes = await Promise.all(
    starters.map((holder) => holder.said((line) => (line.ready ? 'started' : line.error?.message))),
  );
  const owners = starters.filter((_, i) => outcomes[i] === 'started');
  expect(owners).toHaveLength(1);
  for (const outcome of outcomes.filter((text) => text !== 'started')) {
    expect(outcome).toContain(`in use by process ${owners[0]?.pid}.`);
  }
}

describe('a data folder', () => {
  it('refuses a second owner within 2 s, naming the process that has it', async () => {
    const dataDir = await usedFolder();
    const owner = await holdWith(dataDir);
    const { ready } = await owner.ready();
    const refusal = await (await holdWith(dataDir)).refusal();
    expect(refusal.name).toBe('EmbeddedPostgresError');
    expect(refusal.message).toContain(`in use by process ${owner.pid}.`);
    expect(refusal.message).toContain('DATABASE_URL');
    expect(refusal.ms).toBeLessThan(2000);
    const [found] = await withClient(ready, (sql) => sql`select 1 as one`);
    expect(found).toEqual({ one: 1 });
  });

  it('goes to exactly one of 6 that start at the same moment, on an empty folder', async () => {
    await expectOneOwner(await race(freshFolder(), 6));
  });

  it('goes to exactly one of 6 that start at the same moment after its owner was killed', async () => {
    const dataDir = await usedFolder();
    const killed = await holdWith(dataDir);
    await killed.ready();
    await killed.kill();
    await expectOneOwner(await race(dataDir, 6));
  });

  it('is taken over after a kill -9 of its owner: the PostgreSQL left running goes, every row stays', async () => {
    const dataDir = await usedFolder();
    const killed = await holdWith(dataDir);
    const before = await killed.ready();
    await withClient(before.ready, async (sql) => {
      await sql`create table kept (n int)`;
      await sql`insert into kept select generate_series(1, 1000)`;
    });
    // Resolves only if PostgreSQL does not hold the killed process's output open.
    await killed.kill();
    expect(isRunning(before.pid)).toBe(true);

    const after = await (await holdWith(dataDir)).ready();
    expect(after.ms).toBeLessThan(5000);
    expect(after.pid).not.toBe(before.pid);
    expect(isRunning(before.pid)).toBe(false);
    const [found] = await withClient(after.ready, (sql) => sql`select count(*)::int as n from kept`);
    expect(found).toEqual({ n: 1000 });
  });

  it('is not held by a process that merely has the pid of a killed owner', async () => {
    const dataDir = await usedFolder();
    const killed = await holdWith(dataDir);
    await killed.ready();
    await killed.kill();
    const lock = join(dataDir, 'postgres.lock');
    const file = join(lock, readdirSync(lock)[0]!);
    const claim = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...claim, pid: process.pid }));
    const { ready } = await (await holdWith(dataDir)).ready();
    const [found] = await withClient(ready, (sql) => sql`select 1 as one`);
    expect(found).toEqual({ one: 1 });
  });

  it('is held by an owner in another container as long as that one gives signs of life', async () => {
    const dataDir = await usedFolder();
    const owner = await holdWith(dataDir);
    await owner.ready();
    const lock = join(dataDir, 'postgres.lock');
    const file = join(lock, readdirSync(lock)[0]!);
    const claim = JSON.parse(readFileSync(file, 'utf8'));
    // As seen from there, its pid means nothing here.
    writeFileSync(`${file}.new`, JSON.stringify({ ...claim, pid: 1, place: 'elsewhere', host: 'container-7' }));
    renameSync(`${file}.new`, file);
    const refusal = await (await holdWith(dataDir)).refusal();
    expect(refusal.message).toContain('in use by process 1 on container-7.');
    expect(refusal.ms).toBeLessThan(2000);
  });
});
