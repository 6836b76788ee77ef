/** What npm gives to a host that bundles: the packed tarball. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packOne } from './packed.mjs';

const names = ['help', 'support', 'ticket-form', 'ticket-list', 'ticket-view', 'faq', 'ticket-status'];
/** What an element shows in turn: a host that loads it by its own entry would see nothing there without it. */
const inTurn = { 'ticket-form': ['guest', 'ticket-sent'], 'ticket-list': ['guest'], 'ticket-view': ['guest'] };
/** Bytes, gzip, as esbuild writes it: nothing is mangled that the script tag's build mangles. */
const launcherLimit = 3_150;
/** As minified; not through a pattern, which would print a whole bundle where it fails. */
const definitionOf = (name) => `"logishift-${name}"`;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'support-widget-'));
let tarball;
let files;

beforeAll(() => {
  const packed = packOne('widget', folder);
  ({ tarball, files } = packed);
  console.log(`the tarball weighs ${packed.size} bytes, ${files.length} files`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles a host's module, as their bundler would. @returns what it loads at once, its gzip weight, and all there is */
async function bundle(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    outdir: folder,
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const atOnce = new Set();
  const load = (path) => {
    atOnce.add(basename(path));
    for (const { kind, path: next } of metafile.outputs[path].imports)
      if (kind === 'import-statement' && !atOnce.has(basename(next))) load(next);
  };
  load(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === '<stdin>'));
  const textOf = (files) => files.map(({ text }) => text).join('\n');
  const first = textOf(outputFiles.filter(({ path }) => atOnce.has(basename(path))));
  return { atOnce: first, all: textOf(outputFiles), weight: gzipSync(first).length };
}

const node = (script) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });

describe('the packed tarball', () => {
  it('has exports that publint accepts', { timeout: 60_000 }, async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that resolve in every ESM project', { timeout: 60_000 }, async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    const problems = 'problems' in result ? result.problems : [{ kind: 'no types' }];
    // It is an ES module and says so; the resolution before Node 12 knows no exports.
    const left = problems.filter(
      ({ kind, resolutionKind, entrypoint }) =>
        kind !== 'CJSResolvesToESM' && resolutionKind !== 'node10' && entrypoint !== './custom-elements.json',
    );
    expect(left).toEqual([]);
  });

  it('has the manifest that its package.json names', () => {
    const { customElements } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(files).toContain(customElements);
    expect(files.filter((file) => file.endsWith('.test.ts'))).toEqual([]);
  });
});

describe('the package', () => {
  it('can be imported in Node, where it defines and does nothing', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const entries = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
    expect(entries).toContain('./define/faq');
    const imports = entries.map((entry) => `await import('@logishift/support-widget${entry.slice(1)}');`).join('');
    const out = node(`${imports}
      const { LogishiftHelp } = await import('@logishift/support-widget');
      console.log(typeof LogishiftHelp, typeof document, process.getActiveResourcesInfo().filter((one) => /Timeout|TCP/.test(one)).length);`);
    expect(out.trim()).toBe('function undefined 0');
  });

  it('gives the classes and defines nothing by them: importing it alone costs nothing', async () => {
    expect((await bundle(`import '@logishift/support-widget';`)).atOnce.trim()).toBe('');
    const name = 'LogishiftFaq';
    const { atOnce } = await bundle(`import { ${name} } from '@logishift/support-widget'; console.log(${name});`);
    expect(atOnce).not.toMatch(/["'`]logishift-faq["'`],/);
  });

  it('loads the launcher alone at once, by `…/define`, and the rest when it is used', async () => {
    const { all, weight } = await bundle(`import '@logishift/support-widget/define';`);
    console.log(`what …/define puts into a host's first file: ${weight} bytes gzip, of ${launcherLimit}`);
    expect(weight).toBeLessThanOrEqual(launcherLimit);
    for (const name of ['panel', ...names]) expect(all).toContain(definitionOf(name));
  });

  it.each(names)('defines <logishift-%s> at once, by its own entry', async (name) => {
    const { atOnce, weight } = await bundle(`import '@logishift/support-widget/define/${name}';`);
    console.log(`…/define/${name}: ${weight} bytes gzip at once`);
    for (const each of [name, ...(inTurn[name] ?? [])]) expect(atOnce).toContain(definitionOf(each));
  });

  it('defines all of them at once, by `…/define/all`', async () => {
    const { atOnce, weight } = await bundle(`import '@logishift/support-widget/define/all';`);
    console.log(`…/define/all: ${weight} bytes gzip at once`);
    for (const name of ['panel', ...names]) expect(atOnce).toContain(definitionOf(name));
  });
});
