import { css } from 'lit';

export const ticketListStyles = css`
:host([fill]) .pad { padding-block: 12px 24px; }
.rest { padding-block: 12px; }
.filters { display: flex; flex-wrap: wrap; gap: 0 4px; margin-inline-start: -4px; margin-block-end: 8px; }
.filter { padding: 4px; min-block-size: var(--ls-target); }
.filter span {
  display: flex; align-items: center; block-size: 36px; padding-inline: 12px; border-radius: var(--ls-radius-control);
  color: var(--ls-color-text-2); font-weight: var(--ls-weight-medium);
}
.filter:hover span { background: var(--ls-color-surface-2); }
.filter[aria-pressed='true'] span { background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); }
.filter:focus-visible { outline-offset: -2px; border-radius: 8px; }
.ticket { padding-block: 12px; }
`;
