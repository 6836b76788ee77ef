/** The manifest for editors, and the pages made of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hostTokens } from '../dist/theme/index.js';
import { pages } from '../scripts/docs.mjs';
import { manifest, tokens } from '../scripts/manifest.mjs';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const [{ declarations }, ...entries] = manifest().modules;
const definitions = entries.flatMap(({ exports }) => exports);
const elements = declarations.filter(({ customElement }) => customElement);
const names = ['help', 'support', 'ticket-form', 'ticket-list', 'ticket-view', 'faq', 'ticket-status'];
const textOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'))
    .join('\n');

describe('the manifest', () => {
  it('has every public element, with words for all of it', () => {
    const tags = names.map((name) => `logishift-${name}`).sort();
    expect(elements.map(({ tagName }) => tagName).sort()).toEqual(tags);
    expect(definitions.map(({ name }) => name).sort()).toEqual(tags);
    for (const { path } of entries) expect(existsSync(`${source}../${path}`), path).toBe(true);
    for (const { tagName, description, attributes, members, events, slots, cssParts, cssProperties } of elements) {
      expect([tagName, description]).toEqual([tagName, expect.stringContaining(tagName)]);
      for (const { name, description: words } of [attributes, members, events, slots, cssParts, cssProperties].flat())
        expect([tagName, name, words]).toEqual([tagName, name, expect.any(String)]);
    }
  });

  it('has every event of the sources, and the class of each', () => {
    const dispatched = new Set(
      textOf(source).match(/(?<=')logishift-(open|close|unread|ticket-created|error|navigate)(?=')/g),
    );
    const told = new Set(elements.flatMap(({ events }) => events.map(({ name }) => name)));
    expect([...told].sort()).toEqual([...dispatched].sort());
    const classes = new Set(declarations.map(({ name }) => name));
    for (const { type } of elements.flatMap(({ events }) => events)) expect(classes).toContain(type.text);
  });

  it('has every CSS property that the styles ask for, but the raw colours', () => {
    const palette = readFileSync(`${source}theme/palette.ts`, 'utf8');
    const used = new Set(textOf(source).match(/(?<=var\()--ls-[\w-]+/g));
    const told = new Set(elements.flatMap(({ cssProperties }) => cssProperties.map(({ name }) => name)));
    expect([...used].filter((name) => !told.has(name) && !palette.includes(`${name}:`))).toEqual([]);
  });

  it('offers the tokens that stand on the widget, and no others', () => {
    const standing = [...hostTokens.cssText.matchAll(/(?<=[{;])--ls-[\w-]+(?=:)/g)].map(([name]) => name).sort();
    const told = ['palette', 'meaning', 'component'].flatMap(tokens).map(({ name }) => name);
    expect(told.sort()).toEqual(standing);
  });

  it.each(names)('has the parts that <logishift-%s> draws', (name) => {
    const drawn = new Set(textOf(`${source}elements/${name}`).match(/(?<=part=")[a-z]+/g));
    const { cssParts } = elements.find(({ tagName }) => tagName === `logishift-${name}`);
    const told = cssParts.map((part) => part.name);
    expect([...drawn].filter((part) => !told.includes(part))).toEqual([]);
  });
});

describe('the documentation', () => {
  it('has the tables of the manifest: `npm run docs -w packages/widget` writes them', () => {
    for (const [path, text] of pages()) expect(readFileSync(path, 'utf8'), path).toBe(text);
  });
});
