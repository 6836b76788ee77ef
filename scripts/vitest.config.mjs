import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.mjs'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', new URL('test-reporters/vitest.mjs', import.meta.url).pathname],
  },
});
