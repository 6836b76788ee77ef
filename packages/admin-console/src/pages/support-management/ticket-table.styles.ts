import { css } from 'lit';

export const styles = css`
  :host { display: block; background: var(--ls-color-surface); border-top: 1px solid var(--ls-color-border); min-width: 1200px; }
  table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; font-size: var(--ls-text-13); }
  th {
    position: sticky; top: 0; z-index: 2; height: 36px; padding: 0 10px; text-align: start; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium);
    color: var(--ls-color-text-2); background: var(--ls-color-canvas); border-bottom: 1px solid var(--ls-color-border); white-space: nowrap; width: 84px;
  }
  td { height: 40px; padding: 0 10px; border-bottom: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); white-space: nowrap; overflow: hidden; }
  th:first-child, td:first-child { padding-inline-start: 24px; }
  th:last-child, td:last-child { padding-inline-end: 24px; }
  th.number { width: 92px; } th.subject { width: auto; } th:nth-child(3) { width: 132px; } th:nth-child(5) { width: 90px; } th:nth-child(6) { width: 128px; }
  th.agent { width: 184px; } th:nth-child(8) { width: 104px; } th.end { width: 80px; } th:last-child { width: 94px; }
  .end { text-align: end; font-variant-numeric: tabular-nums; }
  th button { display: inline-flex; align-items: center; gap: 4px; padding: 4px 0; border: 0; background: none; font-weight: inherit; border-radius: 4px; }
  th button:hover { color: var(--ls-color-text); }
  th[aria-sort] { color: var(--ls-color-text); }
  th[aria-sort] button { font-weight: var(--ls-weight-strong); }
  tbody tr { cursor: pointer; }
  tbody tr:hover td { background: var(--ls-color-surface-2); }
  td.subject { color: var(--ls-color-text); font-weight: var(--ls-weight-medium); }
  td.subject a { display: block; border-radius: 4px; }
  td.subject a:focus-visible { outline-offset: 1px; }
  tr:has(a:focus-visible) td { background: var(--ls-color-accent-tint); }
  td.agent { overflow: visible; padding-inline-start: 4px; color: var(--ls-color-text); }
  th.agent { padding-inline-start: 10px; }
  .unassigned td { background: color-mix(in srgb, var(--ls-color-open-tint) 50%, var(--ls-color-surface)); }
  .unassigned td:first-child { box-shadow: inset 3px 0 var(--ls-color-open); }
  .unassigned td:first-child:dir(rtl) { box-shadow: inset -3px 0 var(--ls-color-open); }
  .skeleton { display: block; height: 10px; width: 70%; }
`;
