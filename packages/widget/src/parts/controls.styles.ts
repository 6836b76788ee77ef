import { css } from './css.js';

/** Buttons, fields and cards. */
export const controls = css`
button, input, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { cursor: pointer; background: none; border: 0; padding: 0; text-align: start; }
.button {
  display: inline-flex; align-items: center; justify-content: center; gap: 8px;
  min-block-size: var(--ls-target); padding: 8px 16px; border-radius: var(--ls-radius-control);
  border: 1px solid var(--ls-color-border-control); background: var(--ls-color-surface);
  font-weight: var(--ls-weight-strong); text-align: center; text-decoration: none; color: var(--ls-color-text);
  transition: background-color var(--ls-motion);
}
.button:hover { background: var(--ls-color-surface-2); }
.button.primary { background: var(--ls-color-accent); border-color: transparent; color: var(--ls-color-on-accent); }
.button.primary:hover { background: var(--ls-color-accent-strong); }
.button[aria-disabled='true'], .button.primary[aria-disabled='true']:hover { background: var(--ls-color-surface-2); border-color: transparent; color: var(--ls-color-text-2); cursor: default; }
.button.wide { inline-size: 100%; }
.button.big { min-block-size: 48px; font-size: var(--ls-text-16); }
.link {
  display: inline-flex; align-items: center; gap: 8px; min-block-size: var(--ls-target); color: var(--ls-color-accent);
  font-weight: var(--ls-weight-strong);
}
.link:hover { color: var(--ls-color-accent-strong); text-decoration: underline; }
.tool {
  display: inline-grid; place-items: center; inline-size: var(--ls-target); block-size: var(--ls-target); flex: none;
  border-radius: var(--ls-radius-control); color: var(--ls-color-text-2);
}
.tool:hover { background: var(--ls-color-surface-2); color: var(--ls-color-text); }
.card { border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); }
.field {
  display: block; inline-size: 100%; min-block-size: var(--ls-target); padding: 9px 12px; font-size: var(--ls-text-16);
  border: 1px solid var(--ls-color-border-control); border-radius: var(--ls-radius-control);
  background: var(--ls-color-surface); color: var(--ls-color-text); line-height: 1.45;
}
/* It grows with its lines, and never with a long word: what holds it must not either. */
textarea.field { resize: vertical; field-sizing: content; max-inline-size: 100%; overflow-wrap: anywhere; min-block-size: 92px; max-block-size: 40vh; }
.field::placeholder { color: var(--ls-color-text-3); opacity: 1; }
.field:focus { outline: 2px solid var(--ls-color-focus); outline-offset: 1px; }
.field[aria-invalid='true'] { border-color: var(--ls-color-danger); box-shadow: inset 0 0 0 1px var(--ls-color-danger); }
.label { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; overflow-wrap: break-word; margin-block-end: 6px; font-weight: var(--ls-weight-medium); }
.label .hint { font-weight: var(--ls-weight-regular); font-size: var(--ls-text-12); }
.error { display: flex; gap: 8px; margin-block-start: 6px; color: var(--ls-color-danger); font-size: var(--ls-text-13); }
/* A status in its colours, wherever it stands. */
.open { --tone: var(--ls-color-open); --tint: var(--ls-color-open-tint); }
.in_progress { --tone: var(--ls-color-in-progress); --tint: var(--ls-color-in-progress-tint); }
.on_hold, .late { --tone: var(--ls-color-on-hold); --tint: var(--ls-color-on-hold-tint); }
.resolved { --tone: var(--ls-color-resolved); --tint: var(--ls-color-resolved-tint); }
.closed { --tone: var(--ls-color-closed); --tint: var(--ls-color-closed-tint); }
.chip {
  color: var(--tone); background: var(--tint);
  display: inline-flex; align-items: center; gap: 6px; min-block-size: 24px; padding: 0 8px; border-radius: var(--ls-radius-control);
  font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); white-space: nowrap; flex: none;
}
.count {
  display: inline-grid; place-items: center; min-inline-size: 18px; block-size: 18px; padding-inline: 4px; border-radius: 9px;
  background: var(--ls-color-accent); color: var(--ls-color-on-accent); font-size: 11px; line-height: 1; font-weight: var(--ls-weight-strong);
}
.search { position: relative; }
.search .icon { position: absolute; inset-block-start: 12px; inset-inline-start: 12px; color: var(--ls-color-text-2); pointer-events: none; }
.search .field { padding-inline: 42px 12px; appearance: none; }
.search .field::-webkit-search-cancel-button { appearance: none; }
.search .tool { position: absolute; inset-block-start: 0; inset-inline-end: 0; }
/* It may read the other way than what it stands in. */
.search [dir] { padding-inline: 44px; }
/* Where the system has the colours, what is chosen is so by its own pair of them. */
@media (forced-colors: active) {
  .choice[aria-pressed='true'] span, .category:has(:checked), [role='tab'][aria-selected='true'], .tabs [aria-current] {
    forced-color-adjust: none; background: Highlight !important; border-color: Highlight !important; color: HighlightText !important;
  }
  .dot, .count { forced-color-adjust: none; background: Highlight !important; color: HighlightText; }
  [aria-selected] > .count, [aria-current] .count { background: Canvas !important; color: CanvasText; }
  [role='tab'][aria-selected='false'] { border-color: Canvas; }
}
`;
