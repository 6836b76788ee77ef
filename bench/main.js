/** `npm run bench -- [--tickets 10000,1000000] [--rounds 5] [--seconds 4] [--only get,list] [--quick]`: see README.md. */
import { writeFileSync } from 'node:fs';
import { step, stop } from '../scripts/steps.mjs';
import { closingAll, closingOnSignals } from './closing.js';
import { findOrInstallWrk } from './load/find-wrk.js';
import { readOptions } from './options.js';
import { describeRun } from './report/machine.js';
import { reportOf, writeResults } from './report/results.js';
import { runBench } from './run.js';
import { startPostgres } from './start/postgres.js';

closingOnSignals();
try {
  const options = readOptions(process.argv.slice(2));
  await findOrInstallWrk();
  const postgres = await startPostgres();
  const run = describeRun(postgres);
  console.log(`${run.machine}; ${run.versions}`);
  const results = await runBench({ options, postgres, step });
  const report = reportOf({ run, options, ...results });
  console.log(`\n${report}`);
  if (options.json) writeFileSync(options.json, JSON.stringify({ run, ...results }, null, 2));
  await closingAll();
  const { failures } = results;
  if (failures.length > 0) stop(`Not everything was answered as it should be:\n${failures.join('\n')}`);
  if (options.isWhole) writeResults(report);
} catch (error) {
  await closingAll();
  stop(error.isForPeople ? error.message : error.stack);
}
