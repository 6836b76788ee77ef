import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Leaves a run's counts where `npm test` looks for them: `{ files, failures }`, with `files: { [file]: { passed, failed,
 * skipped } }` and `failures: { name, message, file }[]`, which it says again at its end; `file`, as the workspace knows it,
 * is what it may run once more, and empty where nobody knows. Outside of it, does nothing.
 */
export function leaveCounts(counts) {
  const { LOGISHIFT_TEST_RESULTS } = process.env;
  if (!LOGISHIFT_TEST_RESULTS) return;
  writeFileSync(join(LOGISHIFT_TEST_RESULTS, `${process.pid}-${Date.now()}.json`), JSON.stringify(counts));
}

/** Counts test by test. */
export function createCounts() {
  const files = {};
  const failures = [];
  const add = (file, what) => {
    files[file] ??= { passed: 0, failed: 0, skipped: 0 };
    files[file][what] += 1;
  };
  return {
    counts: { files, failures },
    add,
    fail(file, name, errors) {
      add(file, 'failed');
      failures.push({ name, file, message: errors.map((error) => error.stack ?? error.message).join('\n') });
    },
  };
}
