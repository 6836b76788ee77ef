import { css } from '../../parts/css.js';

export const supportStyles = css`
.tabs { display: flex; gap: 24px; border-block-end: 1px solid var(--ls-color-border); overflow-x: auto; scrollbar-width: none; }
.tabs button {
  display: flex; align-items: center; gap: 8px; flex: none; min-block-size: 48px; padding-inline: 2px; color: var(--ls-color-text-2);
  font-weight: var(--ls-weight-medium); border-block: 2px solid transparent;
}
.tabs button:hover { color: var(--ls-color-text); }
.tabs button[aria-selected='true'] { color: var(--ls-color-accent); font-weight: var(--ls-weight-strong); border-block-end-color: var(--ls-color-accent); }
.tabs button:focus-visible { outline-offset: -2px; border-radius: 8px; }
.panel { padding-block: 20px 8px; }
.back { margin-block: -8px 8px; }
`;
