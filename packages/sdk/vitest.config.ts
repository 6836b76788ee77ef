import { defineConfig } from 'vitest/config';

const reporter = new URL('../../scripts/test-reporters/vitest.mjs', import.meta.url).pathname;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', reporter],
  },
});
