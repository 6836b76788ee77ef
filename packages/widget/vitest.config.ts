import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', '../../scripts/test-reporters/vitest.mjs'],
    projects: [
      { test: { name: 'node', include: ['test/*.test.mjs'] } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/*.test.mjs'],
          globalSetup: 'test/browser/set-up.mjs',
          // Times are measured: one file at a time.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
