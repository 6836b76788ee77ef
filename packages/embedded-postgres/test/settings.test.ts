import { afterAll, afterEach, expect, it } from 'vitest';
import { sharedBuffers } from '../src/settings.js';
import { holdWith, removeFolders, removeShared, usedFolder } from './folders.js';
import { stopAll, withClient } from './holder.js';

const MB = 2 ** 20;

afterEach(async () => {
  await stopAll();
  removeFolders();
});
afterAll(removeShared);

it.each([
  { machine: 256, kept: 32 },
  { machine: 512, kept: 32 },
  { machine: 2048, kept: 128 },
  { machine: 65_536, kept: 256 },
])('keeps $kept MB of pages where there are $machine MB of memory', ({ machine, kept }) => {
  expect(sharedBuffers(machine * MB)).toBe(kept * MB);
});

it('tells PostgreSQL how much to keep, and between 32 and 256 MB', async () => {
  const { ready } = await (await holdWith(await usedFolder())).ready();
  const [found] = await withClient(
    ready,
    (sql) => sql<{ bytes: number }[]>`select pg_size_bytes(current_setting('shared_buffers'))::int as bytes`,
  );
  expect(found?.bytes).toBeGreaterThanOrEqual(32 * MB);
  expect(found?.bytes).toBeLessThanOrEqual(256 * MB);
});
