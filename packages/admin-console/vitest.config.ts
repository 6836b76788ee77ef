import { defineConfig } from 'vitest/config';

// Times are measured there: alone, after the others.
const measured = 'test/journeys/management.test.js';
const patience = { testTimeout: 120_000, hookTimeout: 90_000 };

export default defineConfig({
  test: {
    reporters: ['default', '../../scripts/test-reporters/vitest.mjs'],
    projects: [
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/*.test.js'],
          exclude: [measured],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          ...patience,
        },
      },
      { test: { name: 'measured', include: [measured], sequence: { groupOrder: 1 }, ...patience } },
    ],
  },
});
