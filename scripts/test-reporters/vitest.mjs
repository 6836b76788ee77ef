import { createCounts, leaveCounts } from './counts.mjs';

/** Counts the tests of a vitest run. In vitest.config.ts: `reporters: ['default', '../../scripts/test-reporters/vitest.mjs']`. */
export default class Counts {
  onTestRunEnd(modules, unhandledErrors) {
    const { counts, add, fail } = createCounts();
    for (const error of unhandledErrors) fail('', 'an error outside of any test', [error]);
    for (const module of modules) {
      const file = module.relativeModuleId;
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'failed') fail(file, `${file} > ${test.fullName}`, errors);
        else add(file, state === 'passed' ? 'passed' : 'skipped');
      }
      // A file that could not be loaded, or a hook around it that failed, is no test but fails all the same.
      for (const part of [module, ...module.children.allSuites()]) {
        const errors = part.errors();
        if (errors.length > 0) fail(file, `${file} > around ${part.fullName ?? 'all'}`, errors);
      }
    }
    leaveCounts(counts);
  }
}
