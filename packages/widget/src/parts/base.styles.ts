import { css } from './css.js';

/**
 * What every element begins with. Inside the one that stands alone nothing of the host's styles comes in but its font, and
 * whether that part of the page is to be seen and used at all: on a box of our own, which no rule of the page reaches.
 */
export const base = css`
:host { display: block; }
.root[dir] {
  all: initial;
  display: block;
  visibility: inherit;
  interactivity: inherit;
  color-scheme: inherit;
  color: var(--ls-color-text);
  font: var(--ls-weight-regular) var(--ls-text-14)/var(--ls-line) a;
  font-family: var(--ls-font, inherit);
  overflow-wrap: anywhere;
  -webkit-user-select: text;
  user-select: text;
  /* By the lang attribute, which all resets too. */
  -webkit-locale: revert-layer;
}
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
h2, h3, p, ol, ul, dl, dd, fieldset, legend, figure { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
ol, ul { list-style: none; }
h2, h3 { font-size: inherit; font-weight: var(--ls-weight-strong); }
a { color: var(--ls-color-accent); }
time { unicode-bidi: isolate; }
svg { flex: none; display: block; }
:focus-visible { outline: 2px solid var(--ls-color-focus); outline-offset: 2px; }
h2:focus, .root:focus { outline: none; }
.sr-only {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.hint { color: var(--ls-color-text-3); font-size: var(--ls-text-13); }
.root:lang(ar) { --ls-text-12: 13px; }
.flip:dir(rtl) { transform: scaleX(-1); }
:host([fill]) { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
:host([fill]) .root { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
:host([fill]) .scroll { position: relative; flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; }
:host([fill]) .pad { padding-inline: var(--ls-padding); }
:host([fill]) .foot {
  flex: none; padding: 12px var(--ls-padding) 16px; background: var(--ls-color-surface);
}
@media (height < 420px) { :host([fill]) .foot { padding-block: 4px; } }
@media (forced-colors: active) {
  button:is([aria-current], [aria-selected=true], [aria-pressed=true]),
  button[aria-pressed=true] span {
    forced-color-adjust: none; background: highlight !important; color: highlighttext !important;
  }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: 0s !important; transition: none !important; } }
`;
