import { css } from '../../parts/css.js';

export const ticketListStyles = css`
:host([fill]) .pad { padding-block: 4px 24px; }
.rest { padding-block: 12px; }
.top { display: flex; justify-content: flex-end; margin-block-end: -8px; }
.ticket { padding-block: 12px; }
.priority.high { color: var(--ls-color-danger); font-weight: var(--ls-weight-medium); }
.shape { display: inline; }
.older { margin-block-start: 12px; }
`;
