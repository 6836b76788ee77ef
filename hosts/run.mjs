/**
 * `npm run test:hosts`: builds a host with each bundler and framework from the packed packages, and opens its page in
 * Chromium, before a real support server. `npm run test:hosts -- next angular` takes those whose names have the words.
 * Ends with a table; fails if one of them does.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { findOrInstallChromium, launchArguments } from '../scripts/chromium.mjs';
import { freePort } from '../scripts/free-ports.mjs';
import { setUp } from '../scripts/setup.mjs';
import { seconds, stop } from '../scripts/steps.mjs';
import { hosts } from './list.mjs';
import { copyHost, npm, start } from './project.mjs';
import { visit } from './visit.mjs';

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const wanted = hosts.filter(({ name }) => !words.length || words.some((word) => name.toLowerCase().includes(word)));
if (!wanted.length) stop(`No host is named so. There are: ${hosts.map(({ name }) => name).join('; ')}`);

await setUp();
// They need what has been installed and built by now.
const { chromium } = await import('playwright-core');
const { Support } = await import('../packages/sdk/dist/index.js');
const { startSupport } = await import('../packages/widget/test/support-server.mjs');
const { pack } = await import('../packages/widget/test/packed.mjs');

const room = mkdtempSync(join(tmpdir(), 'logishift-hosts-'));
process.on('exit', () => rmSync(room, { recursive: true, force: true }));

// One after the other, so that they all have one origin.
const port = await freePort();
const origin = `http://localhost:${port}`;
const support = await startSupport(origin);
const token = support.commands['support:token']({ sub: 'priya', name: 'Priya Nair', email: 'priya@example.com' });
const seen = { subject: 'Where is my parcel?', greeting: 'Hi Priya, how can we help?' };
await new Support({ baseUrl: support.baseUrl, token }).tickets.create({
  subject: seen.subject,
  description: 'I waited all day.',
  category: 'late',
});
const tarballs = pack(room);
const browser = await chromium.launch({ executablePath: await findOrInstallChromium(), args: launchArguments });

const rows = [];
for (const host of wanted) rows.push(await test(host));
await browser.close();
await support.stop();
summarise();

async function test(host) {
  const project = join(room, host.folder);
  const row = { name: host.name, versions: '' };
  const timed = async (step, work) => {
    const began = performance.now();
    await work();
    row[step] = seconds(performance.now() - began);
  };
  try {
    if (!existsSync(project)) copyHost(host, project, { API: support.baseUrl, TOKEN: token }, tarballs);
    if (existsSync(join(project, 'package.json')) && !existsSync(join(project, 'node_modules'))) {
      await timed('install', () => npm(project, 'install', '--no-audit', '--no-fund', '--no-package-lock'));
    }
    row.versions = versionsOf(project);
    if (host.build) await timed('build', () => npm(project, 'run', host.build));
    const server = host.start ? start(project, [...host.start, `${port}`]) : await serve(join(project, host.files));
    try {
      if (host.start) await answers(server);
      await timed('opens', () => visit(browser, origin, seen));
    } finally {
      await server.end();
    }
    row.result = 'opens';
  } catch (error) {
    row.result = 'FAILS';
    row.why = error.message;
  }
  console.log(
    `${row.result === 'opens' ? '✓' : '✗'} ${row.name}${row.why ? `\n${row.why.replace(/^/gm, '    ')}` : ''}`,
  );
  return row;
}

/** The tools by which a host is built, as installed. */
function versionsOf(project) {
  const contentOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!existsSync(join(project, 'package.json'))) return '';
  const { dependencies = {}, devDependencies = {} } = contentOf(project);
  const told = /^(vite|react|vue|svelte|rollup|rolldown|webpack|esbuild|next|node|@angular\/core)$/;
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => told.test(name))
    .map((name) => `${name} ${contentOf(join(project, 'node_modules', name)).version}`)
    .join(', ');
}

/** Waits until a host's own server answers. Rejects with what it said if it ends before, or does not. */
async function answers({ died, said }) {
  const until = performance.now() + 60_000;
  const isThere = () =>
    fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    );
  while (performance.now() < until) {
    if (await Promise.race([isThere(), died])) return;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 200)), died]);
  }
  throw new Error(`Its server did not answer within a minute:\n${said()}`);
}

/** Serves files at the host's origin. @returns ends it */
async function serve(folder) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, origin);
    const file = join(folder, pathname === '/' ? 'index.html' : pathname);
    const content = existsSync(file) ? readFileSync(file) : undefined;
    response.writeHead(content ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(content);
  }).listen(port, 'localhost');
  await once(server, 'listening');
  return {
    async end() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function summarise() {
  const columns = ['name', 'versions', 'install', 'build', 'opens', 'result'];
  const table = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  const widths = columns.map((_, index) => Math.max(...table.map((line) => line[index].length)));
  console.log(
    `\n${table
      .map((line) =>
        line
          .map((cell, index) => cell.padEnd(widths[index]))
          .join('  ')
          .trimEnd(),
      )
      .join('\n')}`,
  );
  const failed = rows.filter(({ result }) => result !== 'opens').length;
  console.log(`\n${rows.length - failed} open, ${failed} fail`);
  process.exitCode = failed ? 1 : 0;
}
