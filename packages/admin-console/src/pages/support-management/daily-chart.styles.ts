import { css } from 'lit';

export const styles = css`
  :host { display: block; min-width: 0; }
  .card { height: 100%; padding: 10px 16px 12px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); }
  .head { display: flex; align-items: center; gap: 12px; height: 24px; margin-bottom: 6px; }
  .head .button { width: 24px; height: 24px; margin-inline-end: -4px; }
  h2 { flex: 1; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); white-space: nowrap; }
  .key-of { display: inline-flex; align-items: center; gap: 5px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); font-variant-numeric: tabular-nums; white-space: nowrap; }
  .key-of::before { content: ''; width: 8px; height: 8px; border-radius: 2px; background: currentColor; }
  .key-of.created::before { background: var(--ls-color-border-control); } .key-of.resolved::before { background: var(--ls-color-accent); }
  svg[role] { display: block; width: 100%; height: 36px; }
  rect.created { fill: var(--ls-color-border-control); } rect.resolved { fill: var(--ls-color-accent); }
  rect.hover { fill: transparent; } g:hover rect.hover { fill: var(--ls-color-surface-2); }
  line { stroke: var(--ls-color-border); vector-effect: non-scaling-stroke; }
  .skeleton { display: block; height: 40px; }
  table { width: 100%; border-collapse: collapse; font-size: var(--ls-text-13); font-variant-numeric: tabular-nums; }
  th, td { height: 32px; padding: 0 8px; text-align: end; border-bottom: 1px solid var(--ls-color-border); font-weight: var(--ls-weight-regular); }
  th:first-child { text-align: start; }
  thead th { color: var(--ls-color-text-2); font-weight: var(--ls-weight-medium); }
`;
