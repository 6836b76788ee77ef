import { css } from '../../parts/css.js';

export const ticketStatusStyles = css`
.root {
  border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
  box-shadow: var(--ls-shadow-raised);
}
.inside { padding: 20px 24px; }
.head { display: flex; align-items: center; justify-content: space-between; gap: 12px; margin-block-end: 18px; }
.head h3 { font-size: var(--ls-text-16); }
.parcel { margin-block: -14px 18px; color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.updated { padding: 12px 24px; border-block-start: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
`;
