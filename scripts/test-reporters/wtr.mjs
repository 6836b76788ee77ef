import { relative } from 'node:path';
import { leaveCounts } from './counts.mjs';

/**
 * Counts the tests of a run of @web/test-runner. In web-test-runner.config.mjs:
 * `reporters: [defaultReporter(), counts()]`, with `import counts from '../../scripts/test-reporters/wtr.mjs'`.
 */
export default function counts() {
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
      for (const session of sessions) {
        const file = relative(process.cwd(), session.testFile);
        const fail = (name, errors) => {
          total.failed += 1;
          total.failures.push({ name, message: errors.map((error) => error.stack ?? error.message).join('\n'), file });
        };
        let named = false;
        for (const test of testsOf(session.testResults)) {
          if (test.skipped) total.skipped += 1;
          else if (test.passed) total.passed += 1;
          else {
            named = true;
            fail(`${file} > ${test.path}`, [test.error ?? { message: 'no error was given' }]);
          }
        }
        // A file that could not be loaded has no test that failed.
        if (!session.passed && !named) fail(file, session.errors);
      }
      leaveCounts(total);
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
