/** What an editor says to somebody who uses the elements in a framework: right use compiles, a wrong one does not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, so that it finds itself and the frameworks by their names.
const folder = mkdtempSync(join(root, 'node_modules/.types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of each file, strict and with our declarations checked, as the build made them. */
function complaints(files) {
  const paths = Object.entries(files).map(([name, source]) => {
    const path = join(folder, name);
    writeFileSync(path, source);
    return path;
  });
  const program = ts.createProgram(paths, {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    jsx: ts.JsxEmit.ReactJSX,
  });
  const ours = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder) || fileName.startsWith(join(root, 'types')));
  return ours.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start, messageText }) => {
        const line = file.getLineAndCharacterOfPosition(start).line + 1;
        return `${basename(file.fileName)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      },
    ),
  );
}

const jsx = (framework) => `/** @jsxImportSource ${framework} */
import '@logishift/support-widget/${framework}';
import type { LogishiftHelp } from '@logishift/support-widget';
const help: { current: LogishiftHelp | null } = { current: null };
export const right = [
  <logishift-help ref={help} api="https://support.example" delivery="PX-1" lang="de" theme="dark" class="x"
    getToken={async ({ rejected }) => (rejected ? null : 'token')} texts={{ answer_time: 'soon' }}
    onlogishift-unread={({ count }) => count.toFixed()} onlogishift-open={(event) => event.type} />,
  <logishift-support view="faq" ticket-id="1" category="late" fill />,
  <logishift-ticket-form category="damaged" ticketHref="/t/{id}" onlogishift-ticket-created={({ ticket }) => ticket.number.length} />,
  <logishift-ticket-list filter="open" onlogishift-navigate={({ view }) => view.ticketId?.length} />,
  <logishift-ticket-view ticketId="1" form-href="/f" onlogishift-error={({ error }) => error} />,
  <logishift-faq query="late" entry-id="1" />,
  <logishift-ticket-status code="abc" />,
];
export const wrong = [
  // @ts-expect-error there is no such scheme
  <logishift-help theme="blue" />,
  // @ts-expect-error a token is a text
  <logishift-ticket-list token={1} />,
  // @ts-expect-error there is no such filter
  <logishift-ticket-list filter="lost" />,
  // @ts-expect-error the event has no such property
  <logishift-help onlogishift-unread={({ ticket }) => ticket} />,
  // @ts-expect-error questions have no code
  <logishift-faq code="abc" />,
];
`;

/** In Vue an event's listener is a property in camel case. */
const asVue = (source) =>
  source
    .replace('ref={help} ', '')
    .replace(/onlogishift-[\w-]+/g, (name) =>
      name.replace('onl', 'onL').replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
    );

const templates = `
import '@logishift/support-widget/vue';
import type { GlobalComponents } from 'vue';
type Props = InstanceType<GlobalComponents['logishift-help']>['$props'];
export const right: Props = { delivery: 'PX-1', theme: 'auto', onLogishiftUnread: ({ count }) => count.toFixed() };
// @ts-expect-error there is no such scheme
export const wrong: Props = { theme: 'blue' };
declare const emit: InstanceType<GlobalComponents['logishift-ticket-list']>['$emit'];
emit('logishift-error', {} as never);
// @ts-expect-error there is no such event
emit('logishift-stolen', {} as never);
`;

/** What Svelte's own check makes of a template: an object for each element. */
const svelteTemplates = `
import '@logishift/support-widget/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';
export const right: SvelteHTMLElements['logishift-help'] = {
  api: 'https://support.example', delivery: 'PX-1', theme: 'dark', class: 'x', getToken: async ({ rejected }) => (rejected ? null : 'token'),
  'onlogishift-unread': ({ count }) => count.toFixed(),
};
export const view: SvelteHTMLElements['logishift-ticket-view'] = { 'ticket-id': '1', 'form-href': '/f', fill: true };
// @ts-expect-error there is no such scheme
export const wrong: SvelteHTMLElements['logishift-help'] = { theme: 'blue' };
// @ts-expect-error the event has no such property
export const deaf: SvelteHTMLElements['logishift-help'] = { 'onlogishift-unread': ({ ticket }) => ticket };
`;

const dom = `
import '@logishift/support-widget/define';
const names = ['logishift-help', 'logishift-support', 'logishift-ticket-form', 'logishift-ticket-list',
  'logishift-ticket-view', 'logishift-faq', 'logishift-ticket-status'] as const satisfies (keyof HTMLElementTagNameMap)[];
for (const name of names) document.createElement(name).signOut();
const help = document.querySelector('logishift-help')!;
void help.open({ view: 'form', category: 'late' });
help.addEventListener('logishift-unread', ({ count }) => count.toFixed());
help.addEventListener('logishift-ticket-created', ({ ticket }) => ticket.number.length);
document.createElement('logishift-faq').query = 'late';
// @ts-expect-error there is no such view
void help.open({ view: 'chat' });
// @ts-expect-error a code is a text
document.createElement('logishift-ticket-status').code = 1;
`;

describe('the types', () => {
  it('let right use compile, and no wrong one: in JSX of React, Preact and Vue, and in templates of Vue and Svelte', {
    timeout: 180_000,
  }, () => {
    const said = complaints({
      'react.tsx': jsx('react'),
      'react-class-name.tsx': jsx('react').replace('class="x"', 'className="x"'),
      'preact.tsx': jsx('preact'),
      'vue.tsx': asVue(jsx('vue')),
      'templates.ts': templates,
      'svelte.ts': svelteTemplates,
    });
    expect(said).toEqual([]);
  });

  it('come with the definitions, in plain DOM', { timeout: 180_000 }, () => {
    // By itself: what another file imports would type it as well.
    expect(complaints({ 'dom.ts': dom })).toEqual([]);
    expect(complaints({ 'one.ts': dom.replace('/define', '/define/faq') })).toEqual([]);
  });
});
