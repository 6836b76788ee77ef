import { defineConfig } from 'vitest/config';

const cost = 'test/browser/cost.test.mjs';
const payloads = 'test/browser/payloads.test.mjs';
// Each of them stands on a server of its own.
const browser = { globalSetup: 'test/browser/set-up.mjs', testTimeout: 60_000, hookTimeout: 90_000, maxWorkers: 2 };
const together = { groupOrder: 0 };

export default defineConfig({
  test: {
    reporters: ['default', '../../scripts/test-reporters/vitest.mjs'],
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/*.test.mjs', 'src/**/*.rules.test.ts'],
          maxWorkers: 2,
          sequence: together,
        },
      },
      {
        test: {
          ...browser,
          name: 'browser',
          include: ['test/browser/*.test.mjs'],
          exclude: [cost, payloads],
          sequence: together,
        },
      },
      // What it leaves on the server, others must not meet.
      { test: { ...browser, name: 'payloads', include: [payloads], sequence: together } },
      // Times are measured: alone, after the others.
      { test: { ...browser, name: 'cost', include: [cost], sequence: { groupOrder: 1 } } },
    ],
  },
});
