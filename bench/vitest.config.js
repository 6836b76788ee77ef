import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.js'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', new URL('../scripts/test-reporters/vitest.mjs', import.meta.url).pathname],
  },
});
