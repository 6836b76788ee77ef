import { css } from '../../parts/css.js';

export const ticketListStyles = css`
:host([fill]) .pad { padding-block: 4px 24px; }
.rest { padding-block: 12px; }
.top { display: flex; flex-wrap: wrap; align-items: start; justify-content: flex-end; gap: 0 16px; margin-block-end: -8px; }
.top .search { flex: 1 1 240px; margin-block-end: 8px; }
:host([fill]) .top:has(.search) { padding-block-start: 16px; }
.top ~ .none { padding-block-start: 24px; }
.found { display: flex; align-items: center; min-block-size: var(--ls-target); margin-block: 8px; }
.hit { grid-column: 1 / -1; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.hit b { font-weight: var(--ls-weight-medium); }
mark { border-radius: 3px; background: var(--ls-color-warning-tint); color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
@media (forced-colors: active) { mark { background: Canvas; color: CanvasText; outline: 1px solid; } }
.ticket { padding-block: 12px; }
.priority.high { color: var(--ls-color-danger); font-weight: var(--ls-weight-medium); }
.shape { display: inline; }
.older { margin-block-start: 12px; }
`;
