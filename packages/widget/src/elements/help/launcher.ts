/** Lucide's circle-question-mark, drawn for 20 px. Not taken from `theme/icons.ts`, which would come along whole. */
const circleQuestion =
  'M1.7 10a8.3 8.3 0 1 0 16.6 0a8.3 8.3 0 1 0-16.6 0M7.6 7.5a2.5 2.5 0 0 1 4.9.8c0 1.7-2.5 2.5-2.5 2.5M10 14.2h0';

/** The launcher's words in every language of the widget: too few to wait for. */
export const launcherWords: Record<string, string> = {
  en: 'Get help',
  hi: 'मदद लें',
  es: 'Ayuda',
  fr: 'Aide',
  de: 'Hilfe',
  ar: 'المساعدة',
};

/** The `lang` of an element, or of the nearest one around it, across shadow roots. */
const langAround = (at: Element | undefined): string | undefined =>
  at && (at.closest<HTMLElement>('[lang]')?.lang ?? langAround((at.getRootNode() as Partial<ShadowRoot>).host));

/** By the language of the element, the page, then the browser: of a tag what is before `-`, `_` or a dot, as everywhere. */
export const launcherLanguage = (element: Element): string =>
  [langAround(element), ...navigator.languages, 'en']
    .map((tag) => `${`${tag}`.toLowerCase().match(/^[a-z]+/)}`)
    .find((language) => Object.hasOwn(launcherWords, language))!;

/** Does something when the page has nothing else to do, or has been busy for 2 s. `setTimeout` takes the second for 0. */
export const idle = (act: () => void): unknown =>
  (globalThis.requestIdleCallback ?? setTimeout)(act, { timeout: 2e3 } as never);

/**
 * A pill in a fixed corner: it takes no room in the page, and stands in a box that the page's styles do not reach. What
 * hides a part of the page hides this too.
 */
export const launcherStyles = `
:host { position: fixed !important; }
div {
  --e: var(--ls-offset-block, clamp(16px, 4vw, 24px)); --i: var(--ls-offset-inline, clamp(16px, 4vw, 24px)); --x: auto var(--i);
  all: initial; color-scheme: light dark; visibility: inherit;
  position: fixed; z-index: var(--ls-z-index, 2147483000); inset-block-end: var(--e); inset-inline: var(--x);
  font: 600 16px/1 a; font-family: var(--ls-font, inherit);
}
:host([theme=light]) div { color-scheme: light; }
:host([theme=dark]) div { color-scheme: dark; }
:host([position=bottom-start]) div { --x: var(--i) auto; }
button {
  display: flex; align-items: center; gap: 8px; block-size: 48px; padding: 0 20px;
  border: 0; border-radius: 24px; cursor: pointer; font: inherit;
  --a: var(--ls-color-accent, light-dark(#0b6e5f, #4cc3ac)); --o: var(--ls-color-on-accent, light-dark(#fff, #06231e));
  background: var(--a); color: var(--o);
  box-shadow: 0 4px 16px #0003;
}
button:hover { background: var(--ls-color-accent-strong, light-dark(#095a4e, #72d5c1)); }
button:focus-visible { outline: 2px solid var(--ls-color-focus, light-dark(#1d6fe0, #7db3ff)); outline-offset: 2px; }
.badge {
  position: absolute; inset-block-end: 34px; inset-inline-end: -4px; padding: 4px 7px; border-radius: 24px;
  background: var(--o); color: var(--a); font-size: 13px; box-shadow: 0 0 0 2px var(--a);
}
.badge:empty, [hidden] { display: none; }
svg {
  inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round;
}
@media print { div { display: none; } }
`;

/** The launcher: a box with a button in it, which has an icon, its words and a badge. Made node by node, so that no policy on HTML minds. */
export function launcherMarkup(): [box: HTMLElement, button: HTMLButtonElement] {
  const make = (name: string): HTMLElement => document.createElement(name);
  const [svg, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
  const [label, badge, slot, box, button] = ['span', 'span', 'slot', 'div', 'button'].map(make) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLButtonElement,
  ];
  path!.setAttribute('d', circleQuestion);
  svg!.append(path!);
  slot.setAttribute('name', 'launcher');
  slot.append(svg!, label);
  badge.className = badge.part.value = 'badge';
  button.part.value = 'launcher';
  button.ariaHasPopup = 'dialog';
  // The blank is not seen: it parts the two for those who read the text.
  button.append(slot, ' ', badge);
  box.append(button);
  return [box, button];
}
