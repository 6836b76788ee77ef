import { css } from 'lit';

/** What every card beside a ticket looks like. */
export const card = css`
  section { padding: 12px 14px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); }
  .label { margin-bottom: 6px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
`;

export const styles = css`
  :host { display: block; font-size: var(--ls-text-13); }
  aside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 16px; }
  section:focus { outline: 2px solid var(--ls-color-focus); outline-offset: 1px; }
  h2 { font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  section > p { color: var(--ls-color-text-2); }
  .customer { display: grid; grid-template-columns: 36px minmax(0, 1fr); column-gap: 12px; align-items: center; }
  .who p, .parcel p { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .customer ul { grid-column: 1 / -1; display: grid; gap: 4px; margin-top: 10px; color: var(--ls-color-text-2); font-size: var(--ls-text-12); }
  .customer li { display: flex; align-items: center; gap: 10px; min-width: 0; }
  .customer li .icon { color: var(--ls-color-text-3); }
  .customer a:hover { text-decoration: underline; }
  .parcel { display: grid; grid-template-columns: 36px minmax(0, 1fr) auto; column-gap: 12px; align-items: baseline; }
  .parcel .box { grid-row: 1 / 3; align-self: center; }
  .parcel p { grid-column: 2 / -1; }
  .parcel strong { white-space: nowrap; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  .box { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 8px; background: var(--ls-color-surface-2); color: var(--ls-color-accent); }
  .state { display: inline-flex; align-items: center; gap: 6px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); white-space: nowrap; align-self: start; line-height: 20px; }
  .late { color: var(--ls-color-warning); font-weight: var(--ls-weight-medium); }
  dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 8px; margin-top: 12px; font-size: var(--ls-text-12); font-variant-numeric: tabular-nums; }
  dl div { display: contents; }
  dt { white-space: nowrap; color: var(--ls-color-text-2); }
  dd { overflow-wrap: anywhere; }
  .flag { display: flex; align-items: center; gap: 8px; margin: 12px -14px -12px; padding: 10px 14px; border-top: 1px solid var(--ls-color-border); color: var(--ls-color-warning); font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); }
  .flag .icon { align-self: flex-start; margin-top: 2px; }
  .flag + .flag { margin-top: 12px; }
  .others a { display: flex; align-items: center; gap: 8px; min-height: 28px; font-size: var(--ls-text-12); }
  .others + .link { margin-top: 6px; padding: 0; border: 0; background: none; font-size: var(--ls-text-12); }
  .others a:hover .truncate { text-decoration: underline; }
  .others .truncate { flex: 1; }
  .others .state { align-self: center; }
  .others .shape { flex: none; color: var(--ls-color-text-2); }
  .others .resolved .shape { color: var(--ls-color-resolved); }
  .others .open .shape { color: var(--ls-color-open); }
  .others .in_progress .shape { color: var(--ls-color-in-progress); }
  .others .on_hold .shape { color: var(--ls-color-on-hold); }
  .stars { display: flex; align-items: center; gap: 2px; color: var(--ls-color-text-3); }
  .stars strong { margin-inline-start: 8px; color: var(--ls-color-text); font-size: var(--ls-text-12); font-weight: var(--ls-weight-strong); }
  .stars .full { color: var(--ls-color-text); }
  .stars .full .icon { fill: currentColor; }
  .comment { margin-top: 6px; color: var(--ls-color-text-2); overflow-wrap: anywhere; }
`;
