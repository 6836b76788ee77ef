import { css } from 'lit';

export const styles = css`
  :host { display: block; background: var(--ls-color-surface); border-top: 1px solid var(--ls-color-border); }
  table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; font-size: var(--ls-text-13); }
  th {
    position: sticky; top: 0; z-index: 2; height: 36px; padding: 0 10px; text-align: start; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium);
    color: var(--ls-color-text-2); background: var(--ls-color-canvas); border-bottom: 1px solid var(--ls-color-border); white-space: nowrap;
  }
  /* A row of one height, whatever is in it: what is not drawn is counted by it. */
  tbody tr { height: 40px; cursor: pointer; scroll-margin-block: 37px 72px; }
  td { height: 40px; padding: 0 10px; border-bottom: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); white-space: nowrap; overflow: hidden; line-height: 1.3; }
  .gap, .gap td { height: auto; padding: 0; border: 0; cursor: default; }
  th:last-child, td:last-child { padding-inline-end: 24px; }
  .choice { padding: 0; overflow: visible; }
  .choice label { display: grid; place-items: center; height: 36px; padding-inline-start: 8px; cursor: pointer; }
  .end { text-align: end; font-variant-numeric: tabular-nums; }
  th button { display: inline-flex; align-items: center; gap: 4px; padding: 4px 0; border: 0; background: none; font-weight: inherit; border-radius: 4px; }
  th button:hover { color: var(--ls-color-text); }
  th[aria-sort] { color: var(--ls-color-text); }
  th[aria-sort] button { font-weight: var(--ls-weight-strong); }
  td.subject { color: var(--ls-color-text); font-weight: var(--ls-weight-medium); }
  td.subject a { display: block; border-radius: 4px; }
  td.subject a:focus-visible { outline-offset: 1px; }
  .draft { padding-inline: 6px; border-radius: 4px; background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-size: var(--ls-text-12); line-height: 18px; }
  td.agent { overflow: visible; padding-inline-start: 4px; color: var(--ls-color-text); }
  .unassigned td { background: color-mix(in srgb, var(--ls-color-open-tint) 50%, var(--ls-color-surface)); }
  .unassigned td:first-child { box-shadow: inset 3px 0 var(--ls-color-open); }
  .unassigned td:first-child:dir(rtl) { box-shadow: inset -3px 0 var(--ls-color-open); }
  tbody tr:not(.gap):hover td { background: var(--ls-color-surface-2); }
  tr.selected td, tbody tr.selected:hover td { background: var(--ls-color-accent-tint); }
  tr.at td { background: var(--ls-color-surface-2); }
  tr.at.selected td { background: color-mix(in srgb, var(--ls-color-accent-tint) 80%, var(--ls-color-text) 6%); }
  .skeleton { display: block; height: 10px; width: 70%; }
  @media (max-width: 819px) { td, th { padding-inline: 6px; } th:last-child, td:last-child { padding-inline-end: 12px; } }
`;
