/** Lucide's circle-question-mark. Not taken from `theme/icons.ts`, which would come along whole. */
const circleQuestion = 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01';

/** The launcher's words in every language of the widget: too few to wait for. */
const words: Record<string, string> = {
  en: 'Get help',
  hi: 'मदद लें',
  es: 'Ayuda',
  fr: 'Aide',
  de: 'Hilfe',
  ar: 'المساعدة',
};

/** By the language of the element, the page, then the browser. */
export function launcherWords(element: HTMLElement): string {
  const around = element.closest<HTMLElement>('[lang]')?.lang;
  return [around, ...navigator.languages, 'en'].map((lang) => words[`${lang}`.slice(0, 2)]).find((found) => found)!;
}

/** Does something when the page has nothing else to do. */
export const idle = (act: () => void): unknown => (globalThis.requestIdleCallback ?? setTimeout)(act);

/** A pill in a fixed corner: it takes no room in the page. */
export const launcherStyles = `
:host {
  color-scheme: light dark; position: fixed; z-index: var(--ls-z-index, 2147483000);
  inset-block-end: var(--ls-offset-block, clamp(16px, 4vw, 24px)); --i: var(--ls-offset-inline, clamp(16px, 4vw, 24px)); inset-inline: auto var(--i);
}
:host([position=bottom-start]) { inset-inline: var(--i) auto; }
:host([theme=light]) { color-scheme: light; }
:host([theme=dark]) { color-scheme: dark; }
button {
  display: flex; align-items: center; gap: 8px; block-size: 48px; padding: 0 20px;
  border: 0; border-radius: 24px; cursor: pointer; font: 600 16px/1 a; font-family: var(--ls-font, inherit);
  --a: var(--ls-color-accent, light-dark(#0b6e5f, #4cc3ac)); --o: var(--ls-color-on-accent, light-dark(#fff, #06231e));
  background: var(--a); color: var(--o);
  box-shadow: 0 4px 16px #0003;
}
button:hover { background: var(--ls-color-accent-strong, light-dark(#095a4e, #72d5c1)); }
button:focus-visible { outline: 2px solid var(--ls-color-focus, light-dark(#1d6fe0, #7db3ff)); outline-offset: 2px; }
:host([open]) button { display: none; }
.badge {
  position: absolute; inset-block-end: 34px; inset-inline-end: -4px; padding: 4px 7px; border-radius: 24px;
  background: var(--o); color: var(--a); font-size: 13px; box-shadow: 0 0 0 2px var(--a);
}
.badge:empty { display: none; }
svg {
  inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round;
}
`;

/** The launcher: a button with an icon, its words and a badge. Made node by node, so that no policy on HTML minds. */
export function launcherMarkup(): HTMLButtonElement {
  const make = (name: string) => document.createElement(name);
  const [svg, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
  const [label, badge, slot] = [make('span'), make('span'), make('slot')];
  const button = make('button') as HTMLButtonElement;
  svg!.setAttribute('viewBox', '0 0 24 24');
  path!.setAttribute('d', circleQuestion);
  svg!.append(path!);
  slot.setAttribute('name', 'launcher');
  slot.append(svg!, label);
  badge.className = badge.part.value = 'badge';
  button.part.value = 'launcher';
  button.ariaHasPopup = 'dialog';
  button.append(slot, badge);
  return button;
}
