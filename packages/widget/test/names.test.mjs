/** What the script tag's files shorten and leave out: never what the widget needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { innerNames, uncalled } from '../squeeze.ts';

const folder = fileURLToPath(new URL('../src/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(folder + file, 'utf8'));

it('leaves every name alone that a template sets', () => {
  const set = sources.flatMap((text) => [...text.matchAll(/\s\.(\w+)=\$\{/g)].map(([, name]) => name));
  expect(set).toContain('onProved');
  expect(set.filter((name) => innerNames.test(name))).toEqual([]);
});

it('leaves every name alone that the language, or what pages and servers have in common, gives a meaning', () => {
  const names = `Object Function Array String Number Date RegExp Promise Map Set WeakMap Symbol Error Math Intl JSON Reflect
    URL URLSearchParams Headers Response AbortController AbortSignal Event EventTarget TextDecoder BroadcastChannel
    ReadableStream`;
  const given = names
    .split(/\s+/)
    .map((name) => globalThis[name])
    .flatMap((one) => [one, one.prototype ?? {}])
    .flatMap(Object.getOwnPropertyNames);
  expect(given).toContain('hasOwn');
  expect(given.filter((name) => innerNames.test(name))).toEqual([]);
});

it('leaves in what the widget calls of the SDK', () => {
  const calls = sources.flatMap((text) =>
    [...text.matchAll(/\b(\w+)\s*\.(\w+)\(/g)].map(([, of, name]) => `${of}.${name}`),
  );
  expect(calls).toContain('notifications.readTicket');
  const left = Object.entries(uncalled).flatMap(([resource, names]) => names.map((name) => `${resource}.${name}`));
  expect(calls.filter((call) => left.includes(call))).toEqual([]);
});
