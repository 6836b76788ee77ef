import { css } from '../../parts/css.js';

export const ticketListStyles = css`
:host([fill]) .pad { padding-block: 12px 24px; }
.rest { padding-block: 12px; }
.ticket { padding-block: 12px; }
.older { margin-block-start: 12px; }
`;
