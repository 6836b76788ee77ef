import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .scroll { flex: 1; min-height: 0; overflow: auto; padding: 24px; }
  .column { display: grid; grid-template-columns: minmax(0, 1fr); gap: 28px; max-width: 760px; margin-inline: auto; }
  .notice { display: flex; align-items: center; gap: 10px; padding: 10px 14px; border-radius: var(--ls-radius-control); background: var(--ls-color-surface-2); color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
  h2 { font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  .head { margin-bottom: 10px; }
  .head p { margin-top: 2px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .card { border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); }
  dl > div { display: grid; grid-template-columns: 240px minmax(0, 1fr); align-items: baseline; gap: 4px 16px; min-height: 44px; padding: 12px 16px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); line-height: 1.45; }
  dl > div:last-child { border: 0; }
  dt { color: var(--ls-color-text-2); }
  dt strong { font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  dd { min-width: 0; overflow-wrap: anywhere; }
  dd ul { display: grid; gap: 4px; }
  code { font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: var(--ls-text-12); }
  .tag { display: inline-flex; align-items: center; gap: 6px; margin-inline-end: 12px; vertical-align: bottom; font-weight: var(--ls-weight-medium); color: var(--ls-color-resolved); }
  .tag.off { color: var(--ls-color-text-2); } .tag.failing { color: var(--ls-color-danger); }
  .ghost { display: block; height: 20px; margin: 18px 16px; }
  @media (max-width: 819px) { .scroll { padding: 16px; padding-bottom: 84px; } }
  @media (max-width: 559px) { dl > div { grid-template-columns: minmax(0, 1fr); } }
`;
