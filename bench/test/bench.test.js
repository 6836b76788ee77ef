/** That `npm run bench` works, a few seconds of it; how fast the server is, only where it would be slow many times over. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findOrInstallWrk } from '../load/find-wrk.js';
import { operations } from '../operations.js';
import { rate } from '../report/markdown.js';

const main = fileURLToPath(new URL('../main.js', import.meta.url));
/** How many times the processor of the postgres.js floor a request may take: time would say more of what else is running here. */
const most = { create: 25, get: 50, faq: 200 };

const cost = ({ nodeCpu, postgresCpu }) => nodeCpu + postgresCpu;
/** Only there is the processor's time to be had. */
const isLinux = process.platform === 'linux';

const folder = mkdtempSync(join(tmpdir(), 'support-bench-test-'));
// As root, PostgreSQL runs as another user, who must get in.
chmodSync(folder, 0o755);
/** Why there is nothing to be measured with. */
let missing;

beforeAll(async () => {
  missing = await findOrInstallWrk().then(
    () => null,
    ({ message }) => message,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs it; whatever it makes in the temporary folder is in ours. */
const bench = (...args) =>
  promisify(execFile)(process.execPath, [main, ...args], { env: { ...process.env, TMPDIR: folder } });

it('measures the server beside both floors in one run, and leaves nothing behind', async ({ skip }) => {
  if (missing) console.log(`Left out: ${missing}`);
  skip(missing !== null, missing);
  const json = join(folder, 'figures.json');
  const { stdout } = await bench('--quick', '--only', 'create,get,faq,stats,stream', '--json', json);
  const { sizes, stream } = JSON.parse(readFileSync(json, 'utf8'));
  const [{ tickets, rows, memory }] = sizes;
  expect(tickets).toBe(2000);
  expect(Object.keys(rows).sort()).toEqual(['create', 'faq', 'get', 'stats']);
  for (const [name, { server, alone, ...floors }] of Object.entries(rows)) {
    for (const measured of [server, alone, ...Object.values(floors)]) {
      expect(measured, name).toMatchObject({ refused: 0, broken: 0 });
      expect(measured.perSecond, name).toBeGreaterThan(0);
    }
    if (name === 'stats') continue;
    if (isLinux) expect(cost(server) / cost(floors['postgres-js']), name).toBeLessThan(most[name]);
    expect(Object.keys(floors), name).toEqual(['postgres-js', 'pg']);
    expect(stdout, name).toContain(`| ${operations[name].title} | ${rate(server.perSecond)} | `);
  }
  // An answer of the server's is the same work for the load as the floor's.
  expect(rows.faq.server.bytes / rows.faq['postgres-js'].bytes).toBeCloseTo(1, 0);
  if (isLinux) {
    expect(rows.create.server.nodeCpu).toBeGreaterThan(0);
    expect(rows.create.server.postgresCpu).toBeGreaterThan(0);
    expect(memory).toBeGreaterThan(0);
  }
  for (const { sent, answered } of [stream.server, stream.bare]) {
    expect(sent.p50).toBeGreaterThan(0);
    expect(sent.p50).toBeLessThan(5000);
    expect(answered.p50).toBeLessThanOrEqual(sent.p50);
  }
  const { burst } = stream;
  expect(burst.server.told).toBeGreaterThan(0);
  // The same work for whoever reads it.
  expect(burst.server.bytes / burst.bare.bytes).toBeCloseTo(1, 0);
  if (isLinux) expect(burst.server.cpu / Math.max(20, burst.bare.cpu)).toBeLessThan(30);
  expect(readdirSync(folder).filter((name) => name.startsWith('support-'))).toEqual([]);
});

it('says which names there are where one is asked for that is none', async () => {
  const refused = await bench('--only', 'create,nonsense').catch((error) => error);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('There is nothing called nonsense to be measured. There are: get, list,');
  expect(refused.stderr).not.toContain('at readOptions');
});
