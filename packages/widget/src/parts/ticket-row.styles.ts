import { css } from './css.js';

export const ticketRowStyles = css`
.rows > li + li { border-block-start: 1px solid var(--ls-color-border); }
.rows button { inline-size: 100%; transition: background-color var(--ls-motion); }
.rows button:hover { background: var(--ls-color-surface-2); }
.rows button:focus-visible { outline-offset: -2px; border-radius: 8px; }
.rows > li:first-child button { border-start-start-radius: 9px; border-start-end-radius: 9px; }
.rows > li:last-child button { border-end-start-radius: 9px; border-end-end-radius: 9px; }
.ticket { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 4px 12px; padding: 10px 12px 11px; }
.ticket .subject { font-weight: var(--ls-weight-medium); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.ticket.unread .subject { font-weight: var(--ls-weight-strong); }
.ticket .age { grid-area: 1 / 2; justify-self: end; align-self: start; color: var(--ls-color-text-3); font-size: var(--ls-text-13); white-space: nowrap; }
.ticket .state { grid-row: 2; color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.ticket .chip { grid-area: 2 / 2; justify-self: end; }
.ticket b { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
.ticket .queued { grid-column: 1 / -1; grid-row: 3; }
.ticket .more { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 4px; color: var(--ls-color-text-3); font-size: var(--ls-text-12); }
.ticket:hover :is(.more, .age) { color: var(--ls-color-text-2); }
.parcel { display: inline-block; max-inline-size: 100%; }
.dot { display: inline-block; inline-size: 8px; block-size: 8px; margin-inline-end: 8px; border-radius: 50%; background: var(--ls-color-accent); }
`;
