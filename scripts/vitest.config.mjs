// vitest is the one that the packages have in common: named at the root too, npm finds the lock file wanting for an optional package of Windows.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.mjs'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', new URL('test-reporters/vitest.mjs', import.meta.url).pathname],
  },
});
