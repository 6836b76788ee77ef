import { leaveCounts } from './counts.mjs';

/** Counts the tests of a vitest run. In vitest.config.ts: `reporters: ['default', '../../scripts/test-reporters/vitest.mjs']`. */
export default class Counts {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        counts[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1;
      }
      // A file that could not be loaded, or a hook around it that failed, is no test but fails all the same.
      const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0);
      counts.failed += broken.length;
    }
    leaveCounts(counts);
  }
}
