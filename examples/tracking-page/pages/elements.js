import { readdirSync, readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import MarkdownIt from 'markdown-it';

const folder = new URL('../../../docs/widget/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

/** What stands above an element's description: the element itself, of the customer who is signed in. */
const live = {
  help: () => html`<button type="button" class="button" data-logishift-open>Open the panel</button>`,
  support: (api) => html`<logishift-support api="${api}"></logishift-support>`,
  'ticket-form': (api) => html`<logishift-ticket-form api="${api}"></logishift-ticket-form>`,
  'ticket-list': (api) =>
    html`<logishift-ticket-list api="${api}" ticket-href="/support/tickets/{id}"></logishift-ticket-list>`,
  'ticket-view': (api) => html`<logishift-ticket-view api="${api}"></logishift-ticket-view>`,
  faq: (api) => html`<logishift-faq api="${api}"></logishift-faq>`,
  'ticket-status': (api) => html`<logishift-ticket-status api="${api}"></logishift-ticket-status>`,
};

const markdown = new MarkdownIt();
const linkAsItIs =
  markdown.renderer.rules.link_open ?? ((tokens, at, options, _, self) => self.renderToken(tokens, at, options));
// The pages name each other by their files.
markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
  const href = tokens[at].attrGet('href');
  const [, name] = /^(?:\.\/)?([\w-]+)\.md(?:#.*)?$/.exec(href) ?? [];
  if (names.includes(name)) tokens[at].attrSet('href', `/elements/${name}`);
  return linkAsItIs(tokens, at, options, env, self);
};

/** `/elements/:name`: a page of the widget's documentation, with its element live. Undefined where there is none. */
export function elementPage({ api }, name) {
  if (!names.includes(name)) return undefined;
  const text = readFileSync(new URL(`${name}.md`, folder), 'utf8').replace(/<!--.*?-->/gs, '');
  const [title, ...rest] = text.split('\n');
  return {
    title: title.replace(/[#`]/g, '').trim(),
    scripts: ['/elements.js'],
    main: html`<div class="elements" lang="en" dir="ltr">
      <nav aria-label="Elements">${names.map((one) => html`<a href="/elements/${one}" ${one === name ? html`aria-current="page"` : ''}>${one}</a>`)}</nav>
      <h1>${raw(markdown.renderInline(title.replace(/^#\s*/, '')))}</h1>
      ${live[name] ? html`<section class="card inline" aria-label="Live">${live[name](api)}</section>` : ''}
      ${raw(markdown.render(rest.join('\n')).replaceAll('<table>', '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>').replaceAll('</table>', '</table></div>'))}
    </div>`,
  };
}
