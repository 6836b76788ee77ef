import { css } from 'lit';

export const styles = css`
  :host { position: relative; display: block; min-width: 0; }
  .field {
    display: flex; align-items: center; gap: 10px; height: 44px; padding-inline: 14px 6px; border: 1px solid var(--ls-color-border-control);
    border-radius: var(--ls-radius-card); background: var(--ls-color-surface); color: var(--ls-color-text-2);
  }
  .field:has(input:focus) { border-color: var(--ls-color-focus); outline: 2px solid var(--ls-color-focus); outline-offset: -1px; }
  .text { position: relative; flex: 1; min-width: 0; height: 100%; }
  input { position: relative; width: 100%; height: 100%; padding: 0; border: 0; background: none; color: var(--ls-color-text); font-size: var(--ls-text-14); text-overflow: ellipsis; text-align: -webkit-match-parent; text-align: match-parent; }
  .lines {
    position: absolute; inset: 0; overflow: hidden; color: transparent; font-size: var(--ls-text-14); line-height: 42px; white-space: pre; pointer-events: none; forced-color-adjust: none;
    text-align: -webkit-match-parent; text-align: match-parent;
  }
  u { text-decoration: underline wavy var(--ls-color-warning) 1px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
  input:focus-visible { outline: none; }
  input::placeholder { color: var(--ls-color-text-3); opacity: 1; }
  .field > .key { margin-inline-end: 6px; }
  .list {
    position: absolute; inset-block-start: calc(100% + 4px); inset-inline: 0; z-index: 5; max-width: 420px; max-height: min(336px, 60dvh); overflow: auto; padding: 4px;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); box-shadow: var(--ls-shadow-floating);
  }
  .option { display: flex; align-items: center; gap: 12px; min-height: 32px; padding: 4px 8px; border-radius: 5px; font-size: var(--ls-text-13); cursor: pointer; }
  .option:hover { background: var(--ls-color-surface-2); }
  .option.at { background: var(--ls-color-accent-tint); }
  .code { flex: none; min-width: 92px; font-weight: var(--ls-weight-medium); }
  .hint { flex: 1; color: var(--ls-color-text-2); }
  .option .key { margin-inline-start: auto; }
  @media (pointer: coarse) { input, .lines { font-size: var(--ls-text-16); } .option { min-height: 44px; } .option .key, .field > .key { display: none; } }
  @media (forced-colors: active) { .option.at { outline: 2px solid; outline-offset: -2px; } }
`;
