import { type CSSResult, unsafeCSS } from 'lit';
import { component } from './component.js';
import { meaning, staffMeaning } from './meaning.js';
import { palette, staffPalette } from './palette.js';

/** For the shadow root of an element that stands alone on a page. Its `theme` attribute chooses the scheme. */
export const hostTokens: CSSResult = /* @__PURE__ */ unsafeCSS(
  // Without a blank: the build squeezes no sheet that has others filled in.
  `:host{color-scheme:light dark!important;${palette}${meaning}${component}}:host([theme=light]){color-scheme:light!important}:host([theme=dark]){color-scheme:dark!important}`,
);

/**
 * For a whole document, as the console uses it: the first two layers on `:root`. `data-theme="light"` or `"dark"`
 * on `<html>` chooses the scheme; without it the system does.
 */
export const documentTokens: string = `
:root { color-scheme: light dark; ${palette}${staffPalette}${meaning}${staffMeaning} }
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
`;

/** Adopts the tokens in a document, once; no `<style>`, so a strict CSP does not mind. */
export function adoptTokens(target: Document = document): void {
  if (adopted.has(target)) return;
  adopted.add(target);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(documentTokens);
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}

const adopted = new WeakSet<Document>();
