import { css } from '../../parts/css.js';

export const newsStyles = css`
:host([fill]) .pad { padding-block: 8px 24px; }
.top { display: flex; align-items: center; justify-content: space-between; gap: 12px; min-block-size: var(--ls-target); color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.groups { display: grid; gap: 12px; }
.open { display: flex; align-items: center; justify-content: space-between; gap: 12px; inline-size: 100%; min-block-size: var(--ls-target); padding: 8px 12px; border-radius: 9px; font-weight: var(--ls-weight-medium); }
.open:hover { background: var(--ls-color-surface-2); }
.open:focus-visible { outline-offset: -2px; }
.open .icon { color: var(--ls-color-text-2); }
.open small { display: block; color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); }
.told { padding: 0 12px 10px; }
.told li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 12px; padding-block: 4px; color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.told .unread { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
.told time { color: var(--ls-color-text-3); font-weight: var(--ls-weight-regular); }
.older { margin-block-start: 12px; }
`;
