import { statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { isRunning } from '../src/processes.js';
import { freshFolder, holdWith, removeFolders, removeLater, removeShared, usedFolder } from './folders.js';
import { stopAll, withClient } from './holder.js';

afterEach(async () => {
  await stopAll();
  removeFolders();
});
afterAll(removeShared);

describe('the embedded PostgreSQL', () => {
  it('makes its database on an empty folder within 10 s, and is back within 5 s with what was written', async () => {
    const dataDir = freshFolder();
    const first = await holdWith(dataDir);
    const { ready, ms } = await first.ready();
    expect(ms).toBeLessThan(10_000);
    await withClient(ready, async (sql) => {
      await sql`create table kept (word text)`;
      await sql`insert into kept values ('Ärger')`;
    });
    await first.stop();

    const second = await (await holdWith(dataDir)).ready();
    expect(second.ms).toBeLessThan(5000);
    const rows = await withClient(second.ready, (sql) => sql`select upper(word) as word from kept`);
    expect([...rows]).toEqual([{ word: 'ÄRGER' }]);
  });

  it('flushes each commit to disk, in UTF-8, with its clock in UTC', async () => {
    const { ready } = await (await holdWith(await usedFolder())).ready();
    const [found] = await withClient(
      ready,
      (sql) => sql`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('full_page_writes') as pages, current_setting('server_encoding') as encoding,
        current_setting('timezone') as zone`,
    );
    expect(found).toEqual({ fsync: 'on', commit: 'on', pages: 'on', encoding: 'UTF8', zone: 'UTC' });
  });

  it('accepts as many connections as it was told to', async () => {
    const { ready } = await (await holdWith(await usedFolder(), { maxConnections: 23 })).ready();
    const [found] = await withClient(ready, (sql) => sql`show max_connections`);
    expect(found).toEqual({ max_connections: '23' });
  });

  it('has its socket where other users of the machine cannot reach it, and no port', async () => {
    const { ready } = await (await holdWith(await usedFolder())).ready();
    expect(statSync(ready.host).mode & 0o777).toBe(0o700);
    const [found] = await withClient(ready, (sql) => sql`show listen_addresses`);
    expect(found).toEqual({ listen_addresses: '' });
  });

  it('asks for its password where it listens on loopback, and keeps that in a file for the owner alone', async () => {
    const dataDir = await usedFolder();
    const { ready } = await (await holdWith(dataDir, { transport: 'loopback' })).ready();
    expect(ready.host).toBe('127.0.0.1');
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    const [found] = await withClient(ready, (sql) => sql`select 1 as one`);
    expect(found).toEqual({ one: 1 });
    const guessed = withClient({ ...ready, password: 'guessed' }, (sql) => sql`select 1`);
    await expect(guessed).rejects.toMatchObject({ code: '28P01' });
  });

  it('starts in a folder whose path is too long for a socket, and finds its short one again', async () => {
    const dataDir = await usedFolder('a'.repeat(60), 'b'.repeat(60));
    const first = await holdWith(dataDir);
    const { ready } = await first.ready();
    removeLater(ready.host);
    expect(statSync(ready.host).mode & 0o777).toBe(0o700);
    await first.stop();
    const second = await (await holdWith(dataDir)).ready();
    expect(second.ready.host).toBe(ready.host);
    const [found] = await withClient(second.ready, (sql) => sql`select 1 as one`);
    expect(found).toEqual({ one: 1 });
  });

  it('starts in a folder with spaces, commas and quotes in its name', async () => {
    const { ready } = await (await holdWith(await usedFolder(`our "data", 'new' ü`))).ready();
    const [found] = await withClient(ready, (sql) => sql`select 1 as one`);
    expect(found).toEqual({ one: 1 });
  });

  it('goes on through a Ctrl-C in the terminal, which is for the server to judge', async () => {
    const holder = await holdWith(await usedFolder());
    const { ready, pid } = await holder.ready();
    process.kill(-holder.pid, 'SIGINT');
    await holder.said((line) => line.interrupted);
    const [found] = await withClient(ready, (sql) => sql`select pg_postmaster_start_time() < now() as same`);
    expect(found).toEqual({ same: true });
    expect(isRunning(pid)).toBe(true);
    expect(holder.lines.filter((line) => line.log?.includes('shutdown'))).toEqual([]);
  });

  it('stops with clients still connected, leaving neither a process nor its lock', async () => {
    const dataDir = await usedFolder();
    const holder = await holdWith(dataDir);
    const { ready, pid } = await holder.ready();
    // It loses its connection under a query: this driver hands that to the query alone.
    const client = new pg.Client({ ...ready, user: ready.username });
    client.on('error', () => {});
    await client.connect();
    const busy = client.query('select pg_sleep(60)').catch((error) => error.code ?? error.message);
    await withClient(ready, (sql) => sql`select 1`);
    const began = performance.now();
    await holder.stop();
    expect(performance.now() - began).toBeLessThan(5000);
    expect(['57P01', 'Connection terminated unexpectedly', 'ECONNRESET']).toContain(await busy);
    expect(isRunning(pid)).toBe(false);
    expect(() => statSync(join(dataDir, 'postgres.lock'))).toThrow('ENOENT');
  });
});
