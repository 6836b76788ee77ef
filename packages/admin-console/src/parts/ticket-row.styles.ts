import { css } from 'lit';

export const styles = css`
  :host { display: block; container-type: inline-size; content-visibility: auto; contain-intrinsic-block-size: 74px; }
  a {
    position: relative; display: grid; align-content: center; gap: 1px; height: 74px; padding-inline: 20px 16px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-12);
    color: var(--ls-color-text-2); line-height: 20px;
  }
  a:hover { background: var(--ls-color-canvas); }
  a:focus-visible { outline-offset: -2px; }
  :host([selected]) a { background: var(--ls-color-accent-tint); }
  :host([selected]) a::before { content: ''; position: absolute; inset-block: 0; inset-inline-start: 0; width: 2px; background: var(--ls-color-accent); }
  :host([changed]) a { animation: changed 2.4s ease-out; }
  @keyframes changed { from { background: var(--ls-color-on-hold-tint); } }
  .first { display: flex; gap: 6px; min-width: 0; font-size: var(--ls-text-13); }
  .who { flex: 1; display: flex; gap: 4px; min-width: 0; }
  .category { flex: none; }
  .dot { position: absolute; inset-inline-start: 8px; top: 13px; width: 6px; height: 6px; border-radius: 50%; background: var(--ls-color-accent); }
  .subject { font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text); }
  :host([unread]) .subject, :host([unread]) .name { font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  .second { display: flex; align-items: center; gap: 8px; min-width: 0; }
  .second .subject { flex: 1; }
  .count {
    flex: none; display: grid; place-items: center; min-width: 18px; height: 18px; padding: 0 5px; border-radius: 9px; font-size: 11px; line-height: 1;
    background: var(--ls-color-accent); color: var(--ls-color-on-accent); font-weight: var(--ls-weight-strong); font-variant-numeric: tabular-nums;
  }
  .draft { flex: none; padding-inline: 6px; border-radius: 4px; background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-weight: var(--ls-weight-medium); line-height: 18px; }
  .due { color: var(--ls-color-accent-strong); font-weight: var(--ls-weight-medium); }
  .third { display: grid; grid-template-columns: 80px auto minmax(0, 1fr); align-items: center; white-space: nowrap; }
  .end { grid-column: 3; justify-self: end; display: flex; align-items: center; gap: 6px; max-width: 100%; padding-inline-start: 8px; }
  .end .icon { flex: none; }
  a.taken, :host([selected]) a.taken { background: var(--ls-color-surface-2); }
  /* In a narrow list the name comes first. */
  @container (max-width: 329px) { .category { flex: 0 1000 auto; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .third { grid-template-columns: auto auto minmax(0, 1fr); column-gap: 10px; } .end { padding: 0; } }
  .taken .subject, .taken .name { color: var(--ls-color-text-2); font-weight: var(--ls-weight-regular); }
`;
