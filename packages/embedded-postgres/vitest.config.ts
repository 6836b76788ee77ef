import { defineConfig } from 'vitest/config';

const reporter = new URL('../../scripts/test-reporters/vitest.mjs', import.meta.url).pathname;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', reporter],
  },
});
