import { css } from 'lit';

export const styles = css`
  :host { display: inline-flex; min-width: 0; }
  button[part] {
    display: inline-flex; align-items: center; gap: 6px; height: 28px; padding: 0 8px; min-width: 0; white-space: nowrap;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-control);
    background: var(--menu-background, var(--ls-color-surface)); color: inherit;
    font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); line-height: 1;
  }
  button[part]:hover { background: var(--menu-background-hover, var(--ls-color-surface-2)); }
  :host([tinted]) button[part] { border-color: transparent; }
  :host([look='chip']) button[part] { height: 24px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  :host([look='quiet']) button[part], :host([look='plain']) button[part] { border-color: transparent; background: none; }
  :host([look='quiet']) button[part] { width: 32px; height: 32px; padding: 0; justify-content: center; color: var(--ls-color-text-2); }
  :host([look='quiet']) button[part]:hover, :host([look='plain']) button[part]:hover { background: var(--ls-color-surface-2); }
  :host([look='plain']) button[part] { width: 100%; height: auto; padding: 8px; text-align: start; }
  button[part]:disabled { cursor: default; background: none; border-color: transparent; }
  [popover] { min-width: 200px; text-align: start; }
  .heading { padding: 8px 8px 4px; font-size: var(--ls-text-12); color: var(--ls-color-text-3); }
  .item {
    display: flex; align-items: center; gap: 24px; width: 100%; min-height: 32px; padding: 4px 8px; border: 0; border-radius: 5px;
    background: none; text-align: start; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium);
  }
  .group { display: flex; align-items: center; gap: 6px; padding: 8px 8px 4px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  [role='group'] .item { padding-inline-start: 28px; }
  .item + [role='group'], [role='group'] + .item { border-top: 1px solid var(--ls-color-border); margin-top: 4px; }
  .item:hover, .item:focus-visible { background: var(--ls-color-surface-2); outline-offset: -2px; }
  .item:disabled { color: var(--ls-color-text-3); background: none; cursor: default; }
  .item.danger { color: var(--ls-color-danger); }
  .words { flex: 1; display: inline-flex; align-items: center; gap: 8px; }
  .hint { color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); }
  ::slotted([slot='foot']) { display: block; border-top: 1px solid var(--ls-color-border); margin: 4px -4px 0; padding: 8px 12px; color: var(--ls-color-text-2); font-size: var(--ls-text-12); }
  @media (pointer: coarse) { button[part] { height: 36px; } .item { min-height: 44px; } :host([look='quiet']) button[part] { width: 40px; height: 40px; } :host([look='chip']) button[part] { height: 36px; } }
`;
