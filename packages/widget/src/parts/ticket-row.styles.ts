import { css } from './css.js';

export const ticketRowStyles = css`
.rows > li + li { border-block-start: 1px solid var(--ls-color-border); }
.rows button { inline-size: 100%; transition: background-color var(--ls-motion); }
.rows button:hover { background: var(--ls-color-surface-2); }
.rows button:focus-visible { outline-offset: -2px; border-radius: 8px; }
.rows > li:first-child button { border-start-start-radius: 9px; border-start-end-radius: 9px; }
.rows > li:last-child button { border-end-start-radius: 9px; border-end-end-radius: 9px; }
.ticket { display: grid; gap: 4px; padding: 10px 12px 11px; }
.ticket .subject { font-weight: var(--ls-weight-medium); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.ticket.unread .subject { font-weight: var(--ls-weight-strong); }
.ticket .line { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.ticket .state { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.ticket b { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
.ticket .number { color: var(--ls-color-text-3); font-size: var(--ls-text-12); }
.ticket:hover .number { color: var(--ls-color-text-2); }
.dot { display: inline-block; inline-size: 8px; block-size: 8px; margin-inline-end: 8px; border-radius: 50%; background: var(--ls-color-accent); }
`;
