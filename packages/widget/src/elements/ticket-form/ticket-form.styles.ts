import { css } from '../../parts/css.js';

export const ticketFormStyles = css`
.form { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.fields { display: grid; gap: 16px; }
:host([fill]) .fields { padding-block: 16px 20px; }
:host(:not([fill])) .foot { margin-block-start: 20px; }
:host([fill]) .foot { border-block-start: 1px solid var(--ls-color-border); }
:host(:not([fill])) .foot .button { inline-size: auto; min-inline-size: 200px; }
.cards { display: grid; grid-template-columns: repeat(6, 1fr); gap: 8px; }
.category {
  position: relative; grid-column: span 2; display: grid; justify-items: center; align-content: center; gap: 4px; cursor: pointer;
  min-block-size: 64px; padding: 6px 2px; border: 1px solid var(--ls-color-border-control); border-radius: var(--ls-radius-card);
  font-weight: var(--ls-weight-medium); text-align: center; transition: background-color var(--ls-motion);
}
.category:nth-child(n + 4) { grid-column: span 3; }
.category .icon { color: var(--ls-color-text-2); }
.category:hover { background: var(--ls-color-surface-2); }
.category .tick { display: none; position: absolute; inset-block-start: 6px; inset-inline-end: 6px; }
.category:has(:checked) {
  border-color: var(--ls-color-accent); box-shadow: inset 0 0 0 1px var(--ls-color-accent);
  background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); font-weight: var(--ls-weight-strong);
}
.category:has(:checked) .icon { color: inherit; }
.category:has(:checked) .tick { display: block; }
.category:has(:focus-visible) { outline: 2px solid var(--ls-color-focus); outline-offset: 2px; }
fieldset[aria-invalid] .category { border-color: var(--ls-color-danger); }
.suggestions { padding: 12px; border-radius: var(--ls-radius-card); background: var(--ls-color-surface-2); }
.suggestions h3 { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
.suggestions li + li { border-block-start: 1px solid var(--ls-color-border); }
.suggestions button {
  display: flex; align-items: center; justify-content: space-between; gap: 12px; inline-size: 100%;
  min-block-size: var(--ls-target); padding-block: 6px;
}
.suggestions li:last-child button { margin-block-end: -8px; }
.suggestions button:hover bdi { text-decoration: underline; }
.suggestions button .icon { color: var(--ls-color-text-2); }
:host([fill]) .form { container-type: size; }
.foot .suggestions { margin-block: -4px 10px; padding-block: 8px; }
.foot .suggestions bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.foot .suggestions li:last-child button { margin-block-end: 0; }
/* With a keypad up, one answer is as much as there is room for. */
@container (height < 560px) { .foot .suggestions :is(h3, li + li) { display: none; } .foot .suggestions { padding-block: 0 4px; } }
.twin, .twin-first { display: grid; gap: 14px; }
.twin { grid-template-columns: auto minmax(0, 1fr); gap: 12px; margin-block-start: 8px; padding: 12px; border-radius: var(--ls-radius-card); background: var(--ls-color-open-tint); }
.twin > .icon { color: var(--ls-color-open); }
.twin p, .twin blockquote { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.acts { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 8px; }
.acts .button { flex: 1 0 auto; max-inline-size: 100%; padding-inline: 10px; }
.twin-first { padding-block: 16px; }
.twin-first h2 { font-size: var(--ls-text-20); line-height: 1.3; }
.more { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.twin-card { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: start; gap: 4px 12px; padding: 12px; }
.twin-card > :not(b, .chip) { grid-column: 1 / -1; }
.twin-card b, .twin b { font-weight: var(--ls-weight-strong); }
blockquote { margin: 0; }
blockquote bdi::before { content: open-quote; }
blockquote bdi::after { content: close-quote; }
.twin-foot { display: grid; gap: 10px; }
:host(:not([fill])) .twin-foot { max-inline-size: 440px; }
:host(:not([fill])) .twin-foot .button { inline-size: 100%; }
@media (height < 420px) { .twin-foot { grid-template-columns: 1fr 1fr; } }
.foot .error { margin-block: 0 10px; }
@media (width >= 720px) { :host(:not([fill])) .category { grid-column: span 1; }
  :host(:not([fill])) .cards { grid-template-columns: repeat(5, 1fr); } }
`;
