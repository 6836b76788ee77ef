import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .scroll { flex: 1; min-height: 0; overflow: auto; padding: 24px; }
  .column { display: grid; grid-template-columns: minmax(0, 1fr); gap: 28px; max-width: 760px; margin-inline: auto; }
  h2 { font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  .head { margin-bottom: 10px; }
  .head p { margin-top: 2px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .card { border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); }
  .who { display: flex; align-items: center; gap: 12px; padding: 16px; border-bottom: 1px solid var(--ls-color-border); }
  .who p { flex: 1; min-width: 0; }
  .who strong { display: block; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  .who span { font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  dl > div { display: grid; grid-template-columns: 140px minmax(0, 1fr); align-items: center; gap: 12px; min-height: 44px; padding: 4px 16px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); }
  dl > div:last-child { border: 0; }
  dd { display: flex; align-items: center; justify-content: space-between; gap: 12px; min-width: 0; }
  dt { color: var(--ls-color-text-2); }
  .tag { display: inline-flex; align-items: center; gap: 6px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-resolved); }
  .tag.not { color: var(--ls-color-warning); }
  .card > ls-not-proven { margin: 16px; }
  table { width: 100%; border-collapse: collapse; font-size: var(--ls-text-13); }
  th { height: 36px; padding: 0 16px; text-align: start; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); border-bottom: 1px solid var(--ls-color-border); }
  th.choice, td.choice { width: 88px; padding: 0; text-align: center; }
  tbody th { height: 56px; font-size: var(--ls-text-13); color: var(--ls-color-text); line-height: 1.4; }
  tbody th span { display: block; font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); color: var(--ls-color-text-2); }
  tbody tr:last-child > * { border: 0; }
  td { border-bottom: 1px solid var(--ls-color-border); }
  td label { display: grid; place-items: center; height: 56px; cursor: pointer; }
  input:disabled, label:has(:disabled) { cursor: default; }
  .foot { display: flex; align-items: center; gap: 8px; padding: 12px 16px; border-top: 1px solid var(--ls-color-border); font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .foot.not { color: var(--ls-color-warning); }
  .ghost { display: block; height: 20px; margin: 18px 16px; }
  @media (max-width: 819px) { .scroll { padding: 16px; padding-bottom: 84px; } }
  @media (max-width: 559px) {
    dl > div { grid-template-columns: 92px minmax(0, 1fr); } dd { flex-wrap: wrap; gap: 2px 12px; padding-block: 6px; }
    th.choice, td.choice { width: 64px; } tbody th { padding-block: 8px; }
  }
`;
