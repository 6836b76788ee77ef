import { css } from 'lit';

export const styles = css`
  :host { display: contents; }
  .side {
    display: flex; flex-direction: column; flex: none; width: 208px; height: 100%; padding: 0 8px 8px;
    background: var(--ls-color-canvas); border-inline-end: 1px solid var(--ls-color-border);
  }
  .top { flex: none; display: flex; align-items: center; justify-content: space-between; height: 56px; padding-inline: 8px 0; margin-bottom: 8px; }
  .home { display: flex; border-radius: 4px; }
  .brand { display: inline-flex; align-items: center; gap: 8px; font-size: var(--ls-text-14); color: var(--ls-color-text-2); white-space: nowrap; }
  .brand strong { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
  nav { flex: 1; overflow: auto; margin-inline: -2px; padding: 2px; }
  h2 { margin: 16px 8px 6px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-3); }
  .item {
    display: flex; align-items: center; gap: 8px; width: 100%; height: 32px; padding: 0 8px; border: 0; border-radius: var(--ls-radius-control);
    background: none; color: var(--ls-color-text-2); font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); text-align: start;
  }
  .item:hover { background: var(--ls-color-surface-2); }
  .item[aria-current] { background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); font-weight: var(--ls-weight-strong); }
  .item:focus-visible { outline-offset: 0; }
  .search { flex: none; white-space: nowrap; margin-bottom: 8px; border: 1px solid var(--ls-color-border); background: var(--ls-color-surface); font-weight: var(--ls-weight-regular); }
  .word { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .item > :not(.word) { flex: none; }
  .count { font-size: var(--ls-text-12); font-variant-numeric: tabular-nums; }
  .badge {
    display: inline-grid; place-items: center; min-width: 20px; height: 20px; padding: 0 6px; border-radius: 10px; font-size: 11px;
    background: var(--ls-color-accent); color: var(--ls-color-on-accent); font-weight: var(--ls-weight-strong); font-variant-numeric: tabular-nums;
  }
  .bottom { display: grid; gap: 4px; }
  .afloat { display: none; }
  .bar, dialog:not([open]) { display: none; }
  dialog { margin: 0; padding: 0; border: 0; height: 100dvh; max-height: none; background: var(--ls-color-canvas); color: inherit; }
  dialog:dir(rtl) { margin-inline-start: 0; }
  dialog::backdrop { background: rgb(14 20 27 / 40%); }
  .drawer { width: 264px; }
  .drawer .item { height: 44px; }
  @media (pointer: coarse) { .item .key { display: none; } }

  @media (max-width: 819px) {
    .side:not(.drawer) { display: none; }
    .afloat { display: block; position: fixed; inset-block-start: 14px; inset-inline-end: 60px; z-index: 6; }
    .bar {
      position: fixed; inset-inline: 0; inset-block-end: 0; z-index: 5; display: grid; grid-template-columns: repeat(4, 1fr); height: 60px; margin: 0; padding: 0; overflow: visible;
      border-top: 1px solid var(--ls-color-border); background: var(--ls-color-surface);
    }
    .bar .item { position: relative; flex-direction: column; justify-content: center; gap: 4px; height: 100%; padding: 0; border-radius: 0; font-size: var(--ls-text-12); }
    .bar .item[aria-current] { background: none; }
    .bar .item:focus-visible { outline-offset: -3px; }
    .bar .word { flex: none; }
    .bar .count { display: none; }
    .bar .badge { position: absolute; top: 4px; inset-inline-start: calc(50% + 4px); min-width: 18px; height: 18px; padding: 0 5px; box-shadow: 0 0 0 2px var(--ls-color-surface); }
    .bar.away { display: none; }
  }
`;
