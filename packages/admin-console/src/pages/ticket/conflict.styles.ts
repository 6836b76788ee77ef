import { css } from 'lit';

export const styles = css`
  :host { display: block; flex: none; container-type: inline-size; }
  section { padding: 14px 24px 16px; border-bottom: 1px solid var(--ls-color-border); background: var(--ls-color-canvas); box-shadow: inset 0 2px var(--ls-color-on-hold); }
  h2 { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  h2 .icon { color: var(--ls-color-warning); }
  p { margin: 2px 0 10px; padding-inline-start: 24px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  table {
    width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; overflow: hidden; font-size: var(--ls-text-13);
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
  }
  th, td { height: 32px; padding: 0 12px; text-align: start; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border-top: 1px solid var(--ls-color-border); }
  thead th, thead td { border-top: 0; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  tbody th { width: 96px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  .saw { color: var(--ls-color-text-2); }
  .differs { background: var(--ls-color-on-hold-tint); font-weight: var(--ls-weight-strong); }
  .differs.own { background: var(--ls-color-accent-tint); }
  .acts { display: flex; justify-content: flex-end; gap: 8px; margin-top: 12px; }
  @container (max-width: 519px) {
    section { padding-inline: 16px; }
    .saw { display: none; }
    tr > :first-child { width: 84px; }
  }
`;
