import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const reporter = new URL('../../scripts/test-reporters/vitest.mjs', import.meta.url).pathname;

export default defineConfig({
  ssr: { resolve: { conditions: ['@logishift/source', 'node'] } },
  resolve: { conditions: ['@logishift/source', 'node'] },
  test: {
    include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: 'test/harness/postgres.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: existsSync(reporter) ? ['default', reporter] : ['default'],
  },
});
