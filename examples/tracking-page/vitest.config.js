import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/*.test.js'],
    // A whole server and two browsers: slower than a rule, and slower still on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['default', '../../scripts/test-reporters/vitest.mjs'],
  },
});
