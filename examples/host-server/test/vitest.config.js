import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/*.test.js'],
    // A whole server and a browser: slower than a rule, and slower still on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 90_000,
    reporters: ['default', new URL('../../../scripts/test-reporters/vitest.mjs', import.meta.url).pathname],
  },
});
