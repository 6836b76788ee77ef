import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; min-height: 32px; font-size: var(--ls-text-13); }
  .button { height: 30px; }
  ls-menu, ls-agent-picker, .told { flex: none; }
  ls-menu { --menu-background: var(--ls-color-surface); }
  .status.open { --menu-background: var(--ls-color-open-tint); --menu-background-hover: var(--ls-color-open-tint); }
  .status.in_progress { --menu-background: var(--ls-color-in-progress-tint); --menu-background-hover: var(--ls-color-in-progress-tint); }
  .status.on_hold { --menu-background: var(--ls-color-on-hold-tint); --menu-background-hover: var(--ls-color-on-hold-tint); }
  .status.resolved { --menu-background: var(--ls-color-resolved-tint); --menu-background-hover: var(--ls-color-resolved-tint); }
  .status.closed { --menu-background: var(--ls-color-closed-tint); --menu-background-hover: var(--ls-color-closed-tint); }
  ls-menu > .icon { color: var(--ls-color-text-3); }
  .category { display: inline-flex; align-items: center; gap: 6px; color: var(--ls-color-text); }
  .category .icon { color: var(--ls-color-text-2); }
  .changed { border-radius: var(--ls-radius-control); box-shadow: 0 0 0 2px var(--ls-color-surface), 0 0 0 4px var(--ls-color-on-hold); animation: arrive 180ms ease-out; }
  @keyframes arrive { from { opacity: 0.4; } }
  .news { font-size: var(--ls-text-12); color: var(--ls-color-warning); font-weight: var(--ls-weight-medium); white-space: nowrap; }
  .news:empty { display: none; }
  .told { display: inline-flex; align-items: center; gap: 6px; height: 28px; padding: 0 6px; font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
`;
