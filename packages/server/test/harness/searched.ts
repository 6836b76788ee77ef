import { expect, vi } from 'vitest';
import { readersPort } from '../../src/platform/events/readers.js';
import type { TestSupport } from './support.js';

/** Resolves when all that has happened can be found. */
export async function searched({ context, sql }: Pick<TestSupport, 'context' | 'sql'>): Promise<void> {
  await vi.waitFor(
    async () => {
      const { events = Number.NaN } = (await context.ports.get(readersPort).lags()).get('search') ?? {};
      const [progress] = await sql`select is_done from search_progress`;
      expect([events, progress?.['is_done']]).toEqual([0, true]);
    },
    { timeout: 10_000, interval: 20 },
  );
}
