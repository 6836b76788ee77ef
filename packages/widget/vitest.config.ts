import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.mjs', 'src/**/*.rules.test.ts'],
    reporters: ['default', '../../scripts/test-reporters/vitest.mjs'],
  },
});
