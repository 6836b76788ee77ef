import { css } from 'lit';

export const styles = css`
  :host { display: inline-flex; min-width: 0; max-width: 100%; }
  .trigger {
    display: inline-flex; align-items: center; gap: 6px; height: 28px; min-width: 0; max-width: 100%; padding: 0 6px; line-height: 1.3;
    border: 1px solid transparent; border-radius: var(--ls-radius-control); background: none; font-size: var(--ls-text-13);
    font-weight: var(--ls-weight-medium);
  }
  :host([look='control']) .trigger { border-color: var(--ls-color-border); background: var(--ls-color-surface); padding-inline: 6px 8px; }
  .trigger:hover { background: var(--ls-color-surface-2); }
  .trigger:disabled { cursor: default; background: none; border-color: transparent; }
  .trigger:disabled > .icon { display: none; }
  .nobody { color: var(--ls-color-open); }
  .trigger > .icon { color: var(--ls-color-text-3); }
  :host([look='cell']) .trigger > .icon { opacity: 0; }
  :host([look='cell']) .trigger:is(:hover, :focus-visible, [aria-expanded='true']) > .icon { opacity: 1; }
  .trigger[aria-expanded='true'] { outline: 2px solid var(--ls-color-focus); background: var(--ls-color-surface); }
  [popover] { width: 288px; padding: 0; }
  .find { display: flex; align-items: center; gap: 8px; padding: 0 12px; border-bottom: 1px solid var(--ls-color-border); color: var(--ls-color-text-3); }
  input { flex: 1; min-width: 0; height: 40px; border: 0; background: none; font-size: var(--ls-text-13); color: var(--ls-color-text); }
  input:focus-visible { outline: none; }
  input::placeholder { color: var(--ls-color-text-3); opacity: 1; }
  [role='listbox'] { padding: 4px; max-height: 320px; overflow: auto; }
  .option { display: flex; align-items: center; gap: 10px; min-height: 36px; padding: 2px 8px; border-radius: 5px; cursor: pointer; font-weight: var(--ls-weight-medium); }
  .option:hover, .option.at { background: var(--ls-color-surface-2); }
  .option .name { flex: 1; }
  .option .load { color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); font-variant-numeric: tabular-nums; }
  .option ls-avatar { inline-size: 24px; block-size: 24px; font-size: 9.5px; }
  .last { position: relative; margin-top: 9px; color: var(--ls-color-text-2); }
  .last::before { content: ''; position: absolute; inset-inline: -4px; top: -5px; border-top: 1px solid var(--ls-color-border); }
  .none { padding: 8px 12px 12px; color: var(--ls-color-text-2); }
  @media (pointer: coarse) { .option { min-height: 44px; } .trigger { height: 36px; } }
`;
