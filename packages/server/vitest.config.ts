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
    // Each file has a server and a database of its own: loading the modules anew for each would take a third of the time.
    isolate: false,
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // On a busy machine a second is soon over.
    expect: { poll: { timeout: 10_000 } },
    reporters: existsSync(reporter) ? ['default', reporter] : ['default'],
  },
});
