import { css } from 'lit';

export const styles = css`
  :host { display: inline-flex; }
  .bell { position: relative; }
  .bell .badge {
    position: absolute; top: 1px; inset-inline-end: 1px; min-width: 14px; height: 14px; padding: 0 3px; border-radius: 9px;
    display: grid; place-items: center; background: var(--ls-color-danger); color: var(--ls-color-surface); font-size: 9.5px;
    font-weight: var(--ls-weight-strong); font-variant-numeric: tabular-nums; box-shadow: 0 0 0 2px var(--ls-color-canvas); line-height: 1;
  }
  [popover] { width: min(400px, calc(100vw - 16px)); max-height: min(560px, calc(100dvh - 80px)); padding: 0; }
  .head { position: sticky; top: 0; display: flex; align-items: center; justify-content: space-between; min-height: 48px; padding-inline: 16px 8px; background: inherit; border-bottom: 1px solid var(--ls-color-border); z-index: 1; }
  h2 { font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  .head h2 { flex: 1; }
  .head .button { flex: none; padding: 0 10px; } .head .square { order: 1; padding: 0; }
  li { display: flex; align-items: center; padding-inline-end: 8px; border-bottom: 1px solid var(--ls-color-border); }
  /* The ages stand in one column, with and without the button that marks as read. */
  li:not(.unread) { padding-inline-end: 40px; }
  @media (pointer: coarse) { li:not(.unread) { padding-inline-end: 48px; } }
  li:last-child { border: 0; }
  li:hover { background: var(--ls-color-surface-2); }
  li a { flex: 1; display: flex; align-items: flex-start; gap: 10px; padding: 10px 0; padding-inline: 16px 8px; min-width: 0; color: var(--ls-color-text-2); }
  li a:focus-visible { outline-offset: -2px; }
  li a .icon { margin-top: 1px; }
  .words { flex: 1; min-width: 0; display: grid; gap: 2px; }
  .title { overflow-wrap: anywhere; }
  .about { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .unread .title { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
  ls-time { font-size: var(--ls-text-12); }
  .dot { width: 8px; height: 8px; border-radius: 50%; background: var(--ls-color-accent); }
`;
