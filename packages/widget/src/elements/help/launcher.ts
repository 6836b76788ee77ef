/**
 * In every language of the widget, too few to wait for, what the launcher must be able to say when nothing more arrives:
 * its name, that it loads, that this failed, and a button to try again.
 */
const words = `
en|Get help|loading|Loading failed|Try again
hi|मदद लें|लोड हो रही है|लोड नहीं हुई|फिर लोड करें
es|Ayuda|cargando|No se ha cargado|Recargar
fr|Aide|chargement|Échec du chargement|Recharger
de|Hilfe|lädt|Nicht geladen|Neu laden
ar|المساعدة|جارٍ التحميل|تعذّر التحميل|أعد التحميل
`;

/** The `lang` of an element, or of the nearest one around it, across shadow roots. */
const langAround = (at: Element | undefined): string | undefined =>
  at && (at.closest<HTMLElement>('[lang]')?.lang ?? langAround((at.getRootNode() as Partial<ShadowRoot>).host));

/** By the language of the element, the page, then the browser: of a tag what is before `-`, `_` or a dot, as everywhere. */
export const launcherWords = (element: Element): string[] =>
  [langAround(element), ...navigator.languages, 'en']
    .map((tag) => words.match(RegExp(`(?<=\n${`${tag}`.toLowerCase().match(/^[a-z]+/)}\\|).+`)))
    .find((found) => found)![0]
    .split('|');

/** Does something when the page has nothing else to do, or has been busy for 2 s. `setTimeout` takes the second for 0. */
export const idle = (act: () => void): unknown =>
  (globalThis.requestIdleCallback ?? setTimeout)(act, { timeout: 2e3 } as never);

/**
 * A pill in a fixed corner: it takes no room in the page, and stands in a box that the page's styles do not reach. What
 * hides a part of the page hides this too. Its sign is a ring, which turns while it loads.
 */
export const launcherStyles = `
:host { position: fixed !important; }
div {
  --e: var(--ls-offset-block, clamp(16px, 4vw, 24px)); --i: var(--ls-offset-inline, clamp(16px, 4vw, 24px)); --x: auto var(--i);
  --a: var(--ls-color-accent, light-dark(#0b6e5f, #4cc3ac)); --o: var(--ls-color-on-accent, light-dark(#fff, #06231e));
  all: initial; color-scheme: light dark; visibility: inherit;
  position: fixed; z-index: var(--ls-z-index, 99999999); inset-block-end: var(--e); inset-inline: var(--x);
  display: grid; justify-items: end; gap: 8px;
  font: 600 16px/1 a; font-family: var(--ls-font, inherit);
}
:host([theme=light]) div { color-scheme: light; }
:host([theme=dark]) div { color-scheme: dark; }
:host([position*=start]) div { --x: var(--i) auto; justify-items: start; }
button {
  display: flex; align-items: center; gap: 8px; block-size: 48px; padding: 0 18px;
  border: 2px solid #0000; border-radius: 24px; cursor: pointer; font: inherit;
  background: var(--a); color: var(--o);
  box-shadow: 0 2px 8px #0004;
}
button:hover { background: var(--ls-color-accent-strong, light-dark(#095a4e, #72d5c1)); }
:focus-visible { outline: 2px solid var(--ls-color-focus, var(--a)); outline-offset: 2px; }
[hidden] { display: none; }
b { inline-size: 16px; border: 2px solid; border-radius: 24px; font-size: 12px; line-height: 16px; text-align: center; }
b::before { content: '?'; }
[aria-busy] b { border-style: dotted; font-size: 0; animation: a 1s linear infinite; }
@media (prefers-reduced-motion) { b { animation: none !important; } }
@keyframes a { to { rotate: 1turn; } }
section { border: 2px solid #8888; border-radius: 24px; padding: 0 16px 16px; background: canvas; color: canvastext; }
a { display: block; padding: 16px 0 0; }
@media print { div { display: none; } }
`;

/** A node with properties and what is in it. Made node by node, so that no policy on HTML minds. */
function make(name: string, properties?: object, ...inside: (Node | string)[]): HTMLElement {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...inside);
  return node;
}

/** The launcher: a box with a button in it, which has an icon and its words. */
export function launcherMarkup(): [box: HTMLElement, button: HTMLButtonElement] {
  const slot = make('slot', { name: 'launcher' }, make('b'), make('span'));
  const button = make('button', { part: 'launcher', ariaHasPopup: 'dialog' }, slot);
  return [make('div', {}, button), button as HTMLButtonElement];
}

/** What stands in the panel's place where its code does not arrive: what is wrong, a button, and ways round it. */
export const troubleCard = ([, , trouble, retry]: string[], again: () => void, links: string[]): HTMLElement =>
  make(
    'section',
    {},
    make('p', { role: 'alert' }, trouble!),
    make('button', { onclick: again }, retry!),
    ...links.map((href) => {
      const link = make('a', { href }) as HTMLAnchorElement;
      // By its own address: that needs no words.
      link.append(link.host + link.pathname);
      return link;
    }),
  );
