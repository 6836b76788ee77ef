/** The script tag's files shorten names between their own modules: never one that a template sets by its full name. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { innerNames } from '../squeeze.ts';

it('leaves every name alone that a template sets', () => {
  const folder = fileURLToPath(new URL('../src/', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(folder + file, 'utf8'));
  const set = sources.flatMap((text) => [...text.matchAll(/\s\.(\w+)=\$\{/g)].map(([, name]) => name));
  expect(set).toContain('onProved');
  expect(set.filter((name) => innerNames.test(name))).toEqual([]);
});
