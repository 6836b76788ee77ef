import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffOperations } from '../src/contract/staff-operations.js';

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
    'compiles in an empty project for %s, with every library checked and no zod',
    { timeout: 60_000 },
    (name, compilerOptions) => {
      const project = install(name.replace(' ', '-'));
      if (name === 'Node') {
        mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
        cpSync(dirname(require.resolve('@types/node/package.json')), join(project, 'node_modules/@types/node'), {
          recursive: true,
        });
        const undici = createRequire(require.resolve('@types/node/package.json')).resolve('undici-types/package.json');
        symlinkSync(dirname(undici), join(project, 'node_modules/undici-types'));
      }
      const printed = compile(
        project,
        { skipLibCheck: false, ...compilerOptions },
        `import { ConflictError, Support, type Ticket } from '@logishift/support-sdk';
       import { CustomerSupport } from '@logishift/support-sdk/customer';
       import { Live } from '@logishift/support-sdk/live';
       const support = new Support({ baseUrl: 'https://support.example', token: async () => 'token' });
       const ticket: Ticket = await support.tickets.create({ subject: 's', description: 'd', category: 'late' });
       for await (const { number } of support.tickets.list({ status: ['open'] })) console.log(number satisfies string);
       // @ts-expect-error there is no such category
       support.tickets.create({ subject: 's', description: 'd', category: 'stolen' }).catch((e) => e instanceof ConflictError && e.code === 'already_assigned');
       const stop: () => void = support.live.on('ticket.message', ({ message }) => console.log(message.body satisfies string));
       // @ts-expect-error there is no such event
       support.live.on('ticket.stolen', stop);
       const customer = new CustomerSupport({ baseUrl: 'https://support.example' });
       new Live({ token: null }).on('ready', ({ agents_online }) => console.log(agents_online satisfies boolean));
       // @ts-expect-error customers take no tickets
       customer.tickets.assignSelf(ticket.id);
       export default ticket.allowed_actions.includes('message');`,
      );
      expect(printed).toBe('');
    },
  );

  it('compiles as the README writes it', { timeout: 60_000 }, () => {
    const project = install('readme');
    for (const name of ['jose', '@types/node']) {
      mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
      symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(project, 'node_modules', name));
    }
    const snippets = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```/gms)];
    expect(snippets.length).toBeGreaterThan(10);
    for (const [i, [, code]] of snippets.entries()) writeFileSync(join(project, `${i}.ts`), `export {};\n${code}`);
    const printed = compile(
      project,
      { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: ['node'] },
      `import type { Live, LiveStatus, Support, SupportError, Ticket, TicketStatus, TokenProvider } from '@logishift/support-sdk';
       declare global {
         const support: Support, ticket: Ticket, customer: { id: string }, fetchToken: TokenProvider;
         function show(ticketId: string, message: { body: string }): void;
         function setStatus(ticketId: string, status: TicketStatus): void;
         function reload(): void;
         function showConnection(status: LiveStatus): void;
         function report(error: SupportError): void;
       }`,
    );
    expect(printed).toBe('');
  });

  it('spells the types out as the contract has them', { timeout: 60_000 }, () => {
    const project = install('contract');
    symlinkSync(dirname(require.resolve('zod/package.json')), join(project, 'node_modules/zod'));
    const printed = compile(
      project,
      { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM'], types: [], skipLibCheck: true },
      `import type { EventData, LiveEvents, Problem, TicketDetail } from '@logishift/support-sdk';
       import type * as contract from '@logishift/support-sdk/contract';
       import type { Exchanges } from './node_modules/@logishift/support-sdk/dist/api.js';
       type Flat<T> = T extends (infer I)[] ? Flat<I>[] : T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
       type Is<A> = <T>() => T extends Flat<A> ? 1 : 2;
       type Same<A, B> = Is<A> extends Is<B> ? true : false;
       true satisfies Same<Exchanges, contract.Exchanges>;
       true satisfies Same<LiveEvents, contract.LiveEvents>;
       true satisfies Same<EventData<'ticket.status_changed'>, contract.EventData<'ticket.status_changed'>>;
       true satisfies Same<Problem, contract.Problem>;
       false satisfies Same<TicketDetail, contract.Ticket>;`,
    );
    expect(printed).toBe('');
  });
});

/** An empty project with nothing but the tarball installed. */
function install(name: string) {
  const project = join(folder, name);
  const installed = join(project, 'node_modules/@logishift/support-sdk');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['xzf', tarball, '--strip-components=1', '-C', installed]);
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  return project;
}

/** What the compiler has to say. */
function compile(project: string, compilerOptions: object, source: string) {
  const strict = { strict: true, noEmit: true, target: 'ES2022', ...compilerOptions };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: strict }));
  writeFileSync(join(project, 'index.ts'), source);
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' }).stdout;
}

/** What a page gets of some entries: the files it loads at once, and those it loads when they are wanted. */
async function bundle(...entries: string[]) {
  const { outputFiles, metafile } = await build({
    entryPoints: entries.map((entry) => join(root, 'dist', entry)),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: folder,
    write: false,
    logLevel: 'error',
    metafile: true,
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [relative(process.cwd(), path), contents]));
  const atOnce = new Set<string>();
  const load = (path: string) => {
    atOnce.add(path);
    for (const { kind, path: next } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && !atOnce.has(next)) load(next);
    }
  };
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entries.some((entry) => entryPoint?.endsWith(`dist/${entry}`))) load(path);
  }
  const weigh = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + gzipSync(files.get(path) ?? '').length, 0);
  const weight = weigh(atOnce);
  return {
    weight,
    later: weigh(files.keys()) - weight,
    text: [...atOnce].map((path) => Buffer.from(files.get(path) ?? '').toString()).join('\n'),
    inputs: Object.keys(metafile.inputs),
  };
}

describe('what a page loads', () => {
  it('is at most 48 bytes gzip an endpoint of staff beside the customers’ part, and the stream when somebody listens, with no zod', async () => {
    const { weight, later, inputs } = await bundle('index.js');
    console.log(`the SDK weighs ${weight} bytes gzip, and ${later} more when somebody listens`);
    expect(inputs.filter((path) => path.includes('zod'))).toEqual([]);
    // It grows with the contract: a new endpoint must not have to be paid for by rewriting another.
    expect(weight).toBeLessThanOrEqual(3.4 * 1024 + 48 * Object.keys(staffOperations).length);
    expect(later).toBeLessThanOrEqual(2.5 * 1024);
  });

  it('is at most 3.4 kB gzip of the customers’ part, which knows nothing of staff', async () => {
    const { weight, text } = await bundle('customer.js');
    console.log(`the customers' part weighs ${weight} bytes gzip`);
    expect(weight).toBeLessThanOrEqual(3.4 * 1024);
    expect(text).toContain('/api/support/tickets/create/');
    const ofStaff = Object.values(staffOperations).map(({ path }) => path);
    expect(ofStaff.filter((path) => text.includes(`"${path}"`))).toEqual([]);
  });

  it('is at most 9 kB gzip of the filter language, with no zod', async () => {
    const { weight, inputs } = await bundle('filter/index.js');
    console.log(`the filter language weighs ${weight} bytes gzip`);
    expect(inputs.filter((path) => path.includes('zod'))).toEqual([]);
    expect(weight).toBeLessThanOrEqual(9 * 1024);
  });

  it('is the stream in one piece where it comes beside the customers’ part', async () => {
    const customer = await bundle('customer.js');
    const both = await bundle('customer.js', 'live/index.js');
    console.log(`the stream beside the customers' part weighs ${both.weight - customer.weight} bytes gzip`);
    expect(both.text).toContain('text/event-stream');
    expect(both.weight - customer.weight).toBeLessThanOrEqual(3.5 * 1024);
  });
});
