/**
 * Writes the tables of the elements' pages from the manifest, between `<!-- from the manifest -->` and `<!-- end -->`;
 * what stands around them is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifest, tokens } from './manifest.mjs';

const folder = fileURLToPath(new URL('../../../docs/widget/', import.meta.url));
const [from, to] = ['<!-- from the manifest -->', '<!-- end -->'];

const cell = (text) => `${text ?? ''}`.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(title, head, rows) {
  if (!rows.length) return '';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`## ${title}\n`, line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function elementTables({ tagName, attributes, members, events, slots, cssParts, cssProperties }) {
  const named = new Set(attributes.map(({ fieldName }) => fieldName));
  const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  const fields = members.filter(({ kind, name }) => kind === 'field' && !named.has(name) && !byName.has(name));
  const listed = new Set(['meaning', 'component'].flatMap(tokens).map(({ name }) => name));
  return [
    table(
      'Attributes',
      ['attribute', 'property', 'type', 'default', 'meaning'],
      attributes.map((it) => [
        code(it.name),
        code(it.fieldName ?? it.name),
        code(it.type?.text),
        code(it.default),
        cell(it.description),
      ]),
    ),
    table(
      'Properties without an attribute',
      ['property', 'type', 'meaning'],
      fields.map((it) => [code(it.name), code(it.type?.text), cell(it.description)]),
    ),
    table(
      'Methods',
      ['method', 'does'],
      members
        .filter(({ kind }) => kind === 'method')
        .map((it) => [
          code(
            `${it.name}(${(it.parameters ?? []).map(({ name, optional }) => `${name}${optional ? '?' : ''}`).join(', ')})`,
          ),
          cell(it.description),
        ]),
    ),
    table(
      'Events',
      ['event', 'class', 'when'],
      events.map((it) => [code(it.name), code(it.type?.text), cell(it.description)]),
    ),
    table(
      'Slots',
      ['slot', 'is'],
      slots.map((it) => [code(it.name), cell(it.description)]),
    ),
    table(
      'Parts',
      ['part', 'is'],
      cssParts.map((it) => [code(it.name), cell(it.description)]),
    ),
    table(
      'CSS custom properties of its own',
      ['property', 'default', 'is'],
      cssProperties
        .filter(({ name }) => !listed.has(name))
        .map((it) => [code(it.name), code(it.default), cell(it.description)]),
    ),
    'All [tokens of the look](theming.md) work here too.',
    `In a bundle of your own it is defined at once by \`import '@logishift/support-widget/define/${tagName.replace('logishift-', '')}'\`: [by npm](embedding.md#by-npm).`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const tokenTables = () =>
  [
    ['component', 'Third layer: the widget’s own measures'],
    ['meaning', 'Second layer: what it is for'],
    ['palette', 'First layer: raw colours'],
  ]
    .map(([layer, title]) =>
      table(
        title,
        layer === 'palette' ? ['token', 'default'] : ['token', 'default', 'is'],
        tokens(layer).map((it) => [
          code(it.name),
          code(it.default),
          ...(layer === 'palette' ? [] : [cell(it.description)]),
        ]),
      ),
    )
    .join('\n\n');

/** Each page with its tables as they should be: `[path, text]`. */
export function pages() {
  const elements = manifest().modules[0].declarations.filter(({ customElement }) => customElement);
  const tables = [
    ...elements.map((element) => [`${element.tagName.replace('logishift-', '')}.md`, elementTables(element)]),
    ['theming.md', tokenTables()],
  ];
  return tables.map(([file, generated]) => {
    const text = readFileSync(`${folder}${file}`, 'utf8');
    const [before, rest] = text.split(from);
    const after = rest?.split(to)[1];
    if (after === undefined) throw new Error(`${file} lacks ${from} … ${to}`);
    return [`${folder}${file}`, `${before}${from}\n\n${generated}\n\n${to}${after}`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const [path, text] of pages()) writeFileSync(path, text);
