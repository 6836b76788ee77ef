import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/journeys/*.test.js'],
    // Times are measured: one file at a time.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 90_000,
    reporters: ['default', '../../scripts/test-reporters/vitest.mjs'],
  },
});
