/** The custom-elements manifest: what the sources' comments say of the seven elements, for editors and documentation. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const entry = 'dist/index.js';
const definitions = (tagName) => `dist/define/${tagName.replace('logishift-', '')}.js`;

function sources() {
  const inside = ['src/elements', 'src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== 'src', encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  return inside.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('.styles.ts'));
}

/**
 * The tokens of a layer as the theme's sources list them: name, value, and what the comment behind it says. Those of the
 * console alone do not stand on the widget.
 */
export function tokens(layer) {
  const [source] = readFileSync(join(root, `src/theme/${layer}.ts`), 'utf8').split('export const staff');
  return [...source.matchAll(/^(--ls-[\w-]+): (.*?);(?: \/\* (.*) \*\/)?$/gm)].map(([, name, value, description]) => ({
    name,
    default: value,
    ...(description ? { description } : {}),
    layer,
  }));
}

const isOfElements = (member) =>
  (member.privacy ?? 'public') === 'public' &&
  !member.static &&
  !member.name.startsWith('#') &&
  // A method without a word about it is the machinery of the class it extends.
  (member.kind === 'field' ? !member.inheritedFrom || member.description : Boolean(member.description));

const withoutModule = ({ inheritedFrom, ...rest }) => rest;

function elementOf(declaration) {
  const of = (what) => (declaration[what] ?? []).map(withoutModule);
  const own = new Set(
    (declaration.members ?? []).filter(({ privacy }) => privacy === 'protected').map(({ name }) => name),
  );
  return {
    kind: 'class',
    customElement: true,
    name: declaration.name,
    tagName: declaration.tagName,
    description: declaration.description,
    superclass: { name: 'HTMLElement' },
    // Without words, or for itself, it is the element's own state, kept as Lit keeps attributes.
    attributes: of('attributes').filter(({ description, fieldName }) => description && !own.has(fieldName)),
    members: (declaration.members ?? []).filter(isOfElements).map(withoutModule),
    // Besides, the analyzer takes the parameters of an event's class for events.
    events: of('events').filter(({ name }) => name?.startsWith('logishift-')),
    slots: of('slots'),
    cssParts: of('cssParts'),
    cssProperties: [
      ...of('cssProperties').map(({ type, ...property }) => ({ ...property, ...(type ? { syntax: type.text } : {}) })),
      ...['meaning', 'component'].flatMap((layer) => tokens(layer).map(({ layer: _, ...token }) => token)),
    ],
  };
}

const eventOf = ({ name, description, members }) => ({
  kind: 'class',
  name,
  description,
  superclass: { name: 'Event' },
  members: (members ?? [])
    .filter(({ static: ofClass, privacy }) => !ofClass && privacy !== 'private')
    .map(withoutModule),
});

/** The manifest of schema 1.0.0: one module with the classes, and for each element the one that defines it. */
export function manifest() {
  const modules = sources().map((path) =>
    ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022, true),
  );
  const found = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const classes = found.modules.flatMap(({ declarations }) => declarations).filter(({ kind }) => kind === 'class');
  const elements = classes.filter(({ tagName }) => tagName).map(elementOf);
  const told = new Set(elements.flatMap(({ events }) => events.map(({ type }) => type?.text)));
  const events = classes.filter(({ name }) => told.has(name)).map(eventOf);
  const named = (name, module) => ({ name, module });
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: entry,
        declarations: [...elements, ...events],
        exports: [...elements, ...events].map(({ name }) => ({ kind: 'js', name, declaration: named(name, entry) })),
      },
      ...elements.map(({ name, tagName }) => ({
        kind: 'javascript-module',
        path: definitions(tagName),
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: tagName, declaration: named(name, entry) }],
      })),
    ],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'dist/custom-elements.json'), `${JSON.stringify(manifest(), null, 1)}\n`);
}
