import { css } from 'lit';

export const styles = css`
  :host { position: relative; display: flex; flex-direction: column; height: 100%; }
  .scroll { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; }
  .tiles { flex: none; display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)) minmax(0, 2fr); gap: 16px; padding: 20px 24px 0; position: sticky; inset-inline-start: 0; }
  .tiles span { display: inline-flex; color: var(--ls-color-text-2); }
  .tiles .open { color: var(--ls-color-open); } .tiles .in-progress { color: var(--ls-color-in-progress); } .tiles .unassigned { color: var(--ls-color-danger); }
  .chips { flex: none; align-items: center; padding: 16px 24px; position: sticky; inset-inline-start: 0; }
  .filter { display: inline-flex; align-items: center; border-radius: var(--ls-radius-control); }
  .filter.on { background: var(--ls-color-accent-tint); }
  .filter.on ls-menu { --menu-background: none; }
  .filter.on ls-menu::part(button) { border-color: transparent; color: var(--ls-color-accent-strong); font-weight: var(--ls-weight-strong); padding-inline-end: 4px; }
  .remove { display: grid; place-items: center; width: 24px; height: 24px; border-radius: var(--ls-radius-control); color: var(--ls-color-accent-strong); }
  .clear { padding: 0 8px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); line-height: 24px; border-radius: 4px; }
  .clear:hover { text-decoration: underline; }
  .chart { min-height: 88px; }
  .columns { margin-inline-start: auto; }
  .held { position: sticky; top: 44px; inset-inline-start: 0; z-index: 3; flex: none; display: grid; justify-items: center; height: 0; }
  .held .button { height: 28px; border-radius: 14px; box-shadow: var(--ls-shadow-floating); color: var(--ls-color-accent-strong); }
  ls-ticket-table { flex: 1 0 auto; }
  footer { flex: none; display: flex; align-items: center; justify-content: space-between; min-height: 40px; padding: 3px 24px; border-top: 1px solid var(--ls-color-border); background: var(--ls-color-surface); font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  @media (max-width: 1279px) { .tiles { grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; } .tiles > :last-child { grid-column: 1 / -1; } }
  @media (max-width: 819px) {
    .tiles { grid-template-columns: 1fr 1fr; gap: 8px; padding: 16px 16px 0; }
    .chips { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; padding: 12px 16px; }
    .chips > * { flex: none; }
    footer { margin-bottom: 60px; padding-inline: 16px; }
  }
`;
