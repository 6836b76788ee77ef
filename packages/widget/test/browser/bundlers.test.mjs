/** The packed packages in a host's own bundle, by each way to make one. `npm run test:hosts` has the frameworks' too. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import * as vite from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackInto } from '../packed.mjs';
import { api, host, launchBrowser, newCustomer, newVisitor, openPanel, publish } from './stage.mjs';

// Below this package, so that Lit is found: it is the workspace's own.
const inside = fileURLToPath(new URL('../../node_modules', import.meta.url));
mkdirSync(inside, { recursive: true });
const project = mkdtempSync(join(inside, '.bundlers-'));

/** The host's modules. */
const modules = {
  autoload: `import '@logishift/support-widget/define';`,
  single: `import '@logishift/support-widget/define/help'; import '@logishift/support-widget/define/faq';`,
};
const input = Object.fromEntries(Object.keys(modules).map((name) => [name, join(project, `${name}.js`)]));
const outOf = (bundler) => join(project, 'out', bundler);

const bundlers = {
  async vite() {
    await vite.build({
      root: project,
      configFile: false,
      logLevel: 'error',
      base: '/vite/',
      build: { outDir: outOf('vite'), rolldownOptions: { input, output: { entryFileNames: '[name].js' } } },
    });
  },
  async rollup() {
    const bundle = await rollup({ input, plugins: [nodeResolve()] });
    await bundle.write({ dir: outOf('rollup'), format: 'es' });
  },
  async esbuild() {
    const entryPoints = Object.values(input);
    await esbuild.build({ entryPoints, bundle: true, splitting: true, format: 'esm', outdir: outOf('esbuild') });
  },
};

let browser;
beforeAll(async () => {
  // A package of its own: else its modules would be the widget's, and get the workspace's files.
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }');
  unpackInto(project);
  for (const [name, source] of Object.entries(modules)) writeFileSync(input[name], source);
  for (const [name, bundle] of Object.entries(bundlers)) {
    await bundle();
    for (const file of readdirSync(outOf(name), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.js')) continue;
      const headers = { 'content-type': 'text/javascript' };
      const script = { html: readFileSync(join(outOf(name), file), 'utf8'), headers };
      await fetch(`${host}/${name}/${file}`, { method: 'PUT', body: JSON.stringify(script) });
    }
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(project, { recursive: true, force: true });
});

/** A page with the launcher and the questions, by one of the host's modules. */
function pageOf(bundler, name, { token }) {
  return publish(`<script type="module" src="/${bundler}/${name}.js"></script>
    <logishift-faq api="${api}"></logishift-faq><logishift-help api="${api}" token="${token}"></logishift-help>`);
}

describe.each(Object.keys(bundlers))('a host that bundles with %s', (bundler) => {
  it.each(Object.keys(modules))(
    'draws the launcher and the element of the page, and opens the panel: %s',
    async (name) => {
      const { page, context, faults } = await newVisitor(browser);
      await page.goto(await pageOf(bundler, name, newCustomer()));
      await page.locator('.question').first().waitFor();
      await openPanel(page);
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

it('tells the host of a file that does not arrive, and opens the panel at the next press', async () => {
  const { page, context, faults } = await newVisitor(browser);
  const panel = /panel\.define/;
  await page.route(panel, (route) => route.abort());
  await page.addInitScript(() => {
    window.told = [];
    addEventListener('logishift-error', ({ error }) => window.told.push(String(error)));
  });
  await page.goto(await pageOf('vite', 'single', newCustomer()));
  await page.getByRole('button', { name: 'Get help' }).click();
  await expect.poll(() => page.evaluate(() => window.told)).toContainEqual(expect.stringContaining('Failed to fetch'));
  await page.unroute(panel);
  await openPanel(page);
  expect(faults.filter((fault) => !fault.startsWith('Failed to load resource'))).toEqual([]);
  await context.close();
});
