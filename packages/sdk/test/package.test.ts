import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'support-sdk-'));
let tarball: string;

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' });
  tarball = join(folder, JSON.parse(packed.slice(packed.indexOf('[')))[0].filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed tarball', () => {
  it('has exports that publint accepts', async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    expect(messages).toEqual([]);
  });

  it('has types that resolve in every ESM project', async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    // It is an ES module and says so: CommonJS before Node 20.19 cannot require it.
    const problems =
      'problems' in result ? result.problems.filter(({ kind }) => kind !== 'CJSResolvesToESM') : ['no types'];
    const ofNewResolution = problems.filter(
      (problem) => typeof problem === 'string' || !('resolutionKind' in problem) || problem.resolutionKind !== 'node10',
    );
    expect(ofNewResolution).toEqual([]);
  });

  it.each([
    ['Node', { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2022'], types: ['node'] }],
    [
      'the browser',
      { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: [] },
    ],
  ])(
    'compiles in an empty project for %s, with every library checked',
    { timeout: 180_000 },
    (name, compilerOptions) => {
      const project = join(folder, name.replace(' ', '-'));
      const installed = join(project, 'node_modules/@logishift/support-sdk');
      mkdirSync(installed, { recursive: true });
      execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', installed]);
      symlinkSync(dirname(require.resolve('zod/package.json')), join(project, 'node_modules/zod'));
      if (name === 'Node') {
        mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
        cpSync(dirname(require.resolve('@types/node/package.json')), join(project, 'node_modules/@types/node'), {
          recursive: true,
        });
        const undici = createRequire(require.resolve('@types/node/package.json')).resolve('undici-types/package.json');
        symlinkSync(dirname(undici), join(project, 'node_modules/undici-types'));
      }
      writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
      writeFileSync(
        join(project, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: { strict: true, noEmit: true, skipLibCheck: false, target: 'ES2022', ...compilerOptions },
        }),
      );
      writeFileSync(
        join(project, 'index.ts'),
        `import { ConflictError, Support, type Ticket } from '@logishift/support-sdk';
       const support = new Support({ baseUrl: 'https://support.example', token: async () => 'token' });
       const ticket: Ticket = await support.tickets.create({ subject: 's', description: 'd', category: 'late' });
       for await (const { number } of support.tickets.list({ status: ['open'] })) console.log(number satisfies string);
       // @ts-expect-error there is no such category
       support.tickets.create({ subject: 's', description: 'd', category: 'stolen' }).catch((e) => e instanceof ConflictError && e.code === 'already_assigned');
       export default ticket.allowed_actions.includes('message');`,
      );
      const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
      try {
        execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
      } catch (error) {
        expect.fail((error as { stdout: string }).stdout);
      }
    },
  );
});

it('weighs at most 5 kB gzip, with no zod in it', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(root, 'dist/index.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  const weight = gzipSync(outputFiles[0]?.contents ?? '').length;
  console.log(`the SDK weighs ${weight} bytes gzip`);
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('zod'))).toEqual([]);
  expect(weight).toBeLessThanOrEqual(5 * 1024);
});
