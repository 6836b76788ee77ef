import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Leaves a run's counts where `npm test` looks for them: `{ passed, failed, skipped, failures }`, with
 * `failures: { name, message, file? }[]`, which it says again at its end; `file`, as the workspace knows it, is what it may
 * run once more. Outside of it, does nothing.
 */
export function leaveCounts(counts) {
  const { LOGISHIFT_TEST_RESULTS } = process.env;
  if (!LOGISHIFT_TEST_RESULTS) return;
  writeFileSync(join(LOGISHIFT_TEST_RESULTS, `${process.pid}-${Date.now()}.json`), JSON.stringify(counts));
}
