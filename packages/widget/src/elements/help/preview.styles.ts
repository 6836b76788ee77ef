/** Beside those of the launcher, whose variables they use: accent `--a`, on it `--o`, the way to the edge `--i`. */
export const previewStyles = `
.preview {
  box-sizing: border-box; inline-size: min(340px, 100vw - 2 * var(--i)); max-block-size: calc(100vh - 2 * var(--e) - 64px); overflow: auto;
  display: grid; gap: 12px; padding-block-start: 8px; padding-inline-end: 8px; overflow-wrap: anywhere;
  border-color: var(--ls-color-border, light-dark(#dde2e8, #2a3644)); font-weight: 400; font-size: 14px; line-height: 1.45;
  box-shadow: var(--ls-shadow-floating, 0 12px 32px #0004); animation: b .15s ease-out;
}
@keyframes b { from { opacity: 0; translate: 0 8px; } }
.preview header { display: grid; grid-template-columns: auto 1fr auto auto; align-items: center; gap: 0 10px; }
.preview i {
  display: grid; place-items: center; inline-size: 32px; block-size: 32px; border-radius: 50%; font-style: normal; font-weight: 600; font-size: 13px;
  background: var(--ls-color-surface-2, light-dark(#f0f2f5, #1c2631));
}
.preview p { margin: 0; }
.preview strong { display: block; font-weight: 600; }
.preview small { color: var(--ls-color-text-2, light-dark(#4b5768, #a9b4c2)); font-size: 13px; line-height: 1.4; }
.preview header span { min-inline-size: 0; }
.preview small bdi { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.preview .parcel { white-space: nowrap; }
.preview .text {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; unicode-bidi: plaintext; text-align: start; padding-inline-end: 8px;
}
.preview footer { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px; padding-inline-end: 8px; }
.preview button {
  justify-content: center; block-size: auto; min-block-size: 44px; padding: 0 16px; border-radius: 6px; box-shadow: none; font-weight: 600; font-size: 14px;
}
.preview .quiet { background: none; color: inherit; min-inline-size: 44px; padding: 0 8px; font-weight: 500; }
.preview .quiet:hover { background: var(--ls-color-surface-2, light-dark(#f0f2f5, #1c2631)); }
.preview svg { inline-size: 18px; block-size: 18px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; }
.preview u { position: relative; inline-size: 32px; block-size: 18px; box-sizing: border-box; border: 2px solid; border-radius: 9px; }
.preview u::after {
  content: ''; position: absolute; inset-block: 2px; inset-inline-start: 2px; inline-size: 10px; border-radius: 50%; background: currentColor;
}
.preview [aria-checked=true] u { background: var(--a); border-color: var(--a); }
.preview [aria-checked=true] u::after { inset-inline: auto 2px; background: var(--o); }
.preview .whole { display: none; }
.preview.line { inline-size: auto; max-inline-size: min(340px, 100vw - 2 * var(--i)); padding: 0; }
.preview.line :is(i, header span, time, .text, footer) { display: none; }
.preview.line header { grid-template-columns: 1fr auto; gap: 0; }
.preview.line .whole { display: block; padding-inline-start: 16px; font-weight: 600; text-align: start; }
@media (height < 420px) { .preview :is(i, .text) { display: none; } .preview header { grid-template-columns: 1fr auto auto; } }
.said { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .preview { animation: none; } }
@media (forced-colors: active) {
  .preview [aria-checked=true] u { forced-color-adjust: none; background: Highlight; border-color: Highlight; }
  .preview [aria-checked=true] u::after { background: HighlightText; }
  
}
`;
