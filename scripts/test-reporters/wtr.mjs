import { leaveCounts } from './counts.mjs';

/**
 * Counts the tests of a run of @web/test-runner. In web-test-runner.config.mjs:
 * `reporters: [defaultReporter(), counts()]`, with `import counts from '../../scripts/test-reporters/wtr.mjs'`.
 */
export default function counts() {
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const tests = testsOf(session.testResults);
        for (const test of tests) total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        // A file that could not be loaded has no test that failed.
        const named = tests.some((test) => !test.skipped && !test.passed);
        if (!session.passed && !named) total.failed += 1;
      }
      leaveCounts(total);
    },
  };
}

function testsOf(suite) {
  if (!suite) return [];
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
