import { css } from '../../parts/css.js';

export const ticketListStyles = css`
:host([fill]) .pad { padding-block: 12px 24px; }
.rest { padding-block: 12px; }
.filters { display: flex; flex-wrap: wrap; gap: 0 4px; margin-inline-start: -4px; margin-block-end: 8px; }
.ticket { padding-block: 12px; }
`;
