import { css } from 'lit';

export const styles = css`
  :host { position: absolute; inset-inline: 0; inset-block-end: 52px; z-index: 4; display: flex; justify-content: center; padding-inline: 16px; pointer-events: none; }
  .bar {
    display: flex; flex-wrap: wrap; align-items: center; gap: 8px; max-width: 100%; padding-block: 8px; padding-inline: 16px 8px; pointer-events: auto;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
    box-shadow: var(--ls-shadow-floating); font-size: var(--ls-text-13);
  }
  /* The room beside the bar lets clicks through; its dialog must not. */
  ls-bulk-results { pointer-events: auto; }
  strong { font-weight: var(--ls-weight-strong); font-variant-numeric: tabular-nums; margin-inline-end: 8px; white-space: nowrap; }
  ls-menu::part(button) { height: 32px; }
  .words { font-weight: var(--ls-weight-strong); }
  .outcome { display: inline-flex; gap: 12px; margin-inline: 4px 8px; color: var(--ls-color-text-2); font-variant-numeric: tabular-nums; }
  .outcome span { display: inline-flex; align-items: center; gap: 4px; white-space: nowrap; }
  .done { color: var(--ls-color-resolved); } .refused { color: var(--ls-color-danger); }
  .numbers { color: var(--ls-color-text-2); white-space: nowrap; }
  .waits { display: inline-flex; align-items: center; gap: 6px; color: var(--ls-color-warning); font-variant-numeric: tabular-nums; white-space: nowrap; }
  progress { appearance: none; width: 180px; height: 6px; border: 0; border-radius: 3px; overflow: hidden; background: var(--ls-color-surface-2); }
  progress::-webkit-progress-bar { background: var(--ls-color-surface-2); }
  progress::-webkit-progress-value { background: var(--ls-color-accent); }
  progress::-moz-progress-bar { background: var(--ls-color-accent); }
  @media (max-width: 819px) {
    :host { inset-block-end: 108px; padding-inline: 8px; }
    .bar { padding: 8px; gap: 6px; justify-content: center; }
    .bar .key { display: none; }
    progress { width: 100px; }
  }
`;
