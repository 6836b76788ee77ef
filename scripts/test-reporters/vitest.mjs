import { leaveCounts } from './counts.mjs';

/** Counts the tests of a vitest run. In vitest.config.ts: `reporters: ['default', '../../scripts/test-reporters/vitest.mjs']`. */
export default class Counts {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
    const fail = (name, errors, file) => {
      counts.failed += 1;
      counts.failures.push({ name, message: errors.map((error) => error.stack ?? error.message).join('\n'), file });
    };
    for (const error of unhandledErrors) fail('an error outside of any test', [error]);
    for (const module of modules) {
      const file = module.relativeModuleId;
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'failed') fail(`${file} > ${test.fullName}`, errors, file);
        else counts[state === 'passed' ? 'passed' : 'skipped'] += 1;
      }
      // A file that could not be loaded, or a hook around it that failed, is no test but fails all the same.
      for (const part of [module, ...module.children.allSuites()]) {
        const errors = part.errors();
        if (errors.length > 0) fail(`${file} > around ${part.fullName ?? 'all'}`, errors, file);
      }
    }
    leaveCounts(counts);
  }
}
