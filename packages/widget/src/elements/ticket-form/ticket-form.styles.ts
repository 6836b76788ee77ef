import { css } from '../../parts/css.js';

export const ticketFormStyles = css`
.form { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.fields { display: grid; gap: 16px; }
:host([fill]) .fields { padding-block: 16px 20px; }
:host(:not([fill])) .foot { margin-block-start: 20px; }
:host([fill]) .foot { border-block-start: 1px solid var(--ls-color-border); }
:host(:not([fill])) .foot .button { inline-size: auto; min-inline-size: 200px; }
.delivery {
  display: flex; align-items: center; gap: 10px; min-block-size: var(--ls-target); padding-inline-start: 12px;
  border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-control); background: var(--ls-color-surface-2);
}
.delivery > .icon { color: var(--ls-color-text-2); }
.delivery.is-late > .icon { color: var(--ls-color-warning); }
.delivery .words { flex: 1; min-inline-size: 0; padding-block: 6px; }
.delivery b { font-weight: var(--ls-weight-strong); margin-inline-end: 4px; }
.delivery .words span { display: inline-block; color: var(--ls-color-text-2); }
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
.foot .error { margin-block: 0 10px; }
@media (width >= 720px) { :host(:not([fill])) .category { grid-column: span 1; }
  :host(:not([fill])) .cards { grid-template-columns: repeat(5, 1fr); } }
`;
