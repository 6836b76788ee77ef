import { relative } from 'node:path';
import { createCounts, leaveCounts } from './counts.mjs';

/**
 * Counts the tests of a run of @web/test-runner. In web-test-runner.config.mjs:
 * `reporters: [defaultReporter(), counts()]`, with `import counts from '../../scripts/test-reporters/wtr.mjs'`.
 */
export default function counts() {
  return {
    onTestRunFinished({ sessions }) {
      const { counts, add, fail } = createCounts();
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        let named = false;
        for (const test of testsOf(session.testResults)) {
          if (test.skipped) add(file, 'skipped');
          else if (test.passed) add(file, 'passed');
          else {
            named = true;
            fail(file, `${file} > ${test.path}`, [test.error ?? { message: 'no error was given' }]);
          }
        }
        // A file that could not be loaded has no test that failed.
        if (!session.passed && !named) fail(file, file, session.errors);
      }
      leaveCounts(counts);
    },
  };
}

function testsOf(suite, path = '') {
  if (!suite) return [];
  return [
    ...suite.tests.map((test) => ({ ...test, path: `${path}${test.name}` })),
    ...suite.suites.flatMap((inner) => testsOf(inner, `${path}${inner.name} > `)),
  ];
}
