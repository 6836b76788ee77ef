/** `npm run bench -- [--tickets 10000,1000000] [--rounds 5] [--seconds 4] [--only get,list] [--quick]`: see README.md. */
import { step, stop } from '../scripts/steps.mjs';
import { findOrInstallWrk } from './load/find-wrk.js';
import { readOptions } from './options.js';
import { describeRun } from './report/machine.js';
import { reportOf, writeResults } from './report/results.js';
import { runBench } from './run.js';
import { startPostgres } from './start/postgres.js';

try {
  const options = readOptions(process.argv.slice(2));
  await findOrInstallWrk();
  const postgres = await startPostgres();
  const run = describeRun(postgres);
  console.log(`${run.machine}; ${run.versions}`);
  try {
    const results = await runBench({ options, postgres, step });
    const report = reportOf({ run, options, ...results });
    console.log(`\n${report}`);
    if (options.isWhole) writeResults(report);
  } finally {
    await postgres.stop();
  }
} catch (error) {
  stop(error.isForPeople ? error.message : error.stack);
}
