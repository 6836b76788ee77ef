import { css } from './css.js';

export const choiceStyles = css`
.choices { display: flex; flex-wrap: wrap; margin-block: 8px; margin-inline: -4px 0; }
/* One row to push along where there is little room; a mouse would not get at its end. */
@media (pointer: coarse), (width < 520px) {
  .choices:not(.pad) { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; margin-inline: calc(0px - var(--ls-padding)); padding-inline: calc(var(--ls-padding) - 4px); scroll-padding-inline: var(--ls-padding); }
  :host(:not([fill])) .choices:not(.pad) { margin-inline: -4px 0; padding-inline: 0; }
}
.choice { flex: none; padding: 4px; min-block-size: var(--ls-target); }
.choice span {
  display: flex; align-items: center; gap: 8px; block-size: 36px; padding-inline: 12px; border-radius: var(--ls-radius-control);
  border: 1px solid var(--ls-color-border-control); font-weight: var(--ls-weight-medium); white-space: nowrap;
}
.choice:hover span { background: var(--ls-color-surface-2); }
.choice[aria-pressed='true'] span {
  border-color: var(--ls-color-accent); background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong);
}
.choice:focus-visible { outline-offset: -2px; border-radius: 8px; }
`;
