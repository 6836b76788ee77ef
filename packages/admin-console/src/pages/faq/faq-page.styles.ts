import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .columns { flex: 1; display: grid; grid-template-columns: 296px minmax(0, 1fr); min-height: 0; }
  nav { min-height: 0; overflow: auto; padding: 12px 8px 16px; background: var(--ls-color-surface); border-inline-end: 1px solid var(--ls-color-border); }
  section { display: grid; min-height: 0; background: var(--ls-color-surface); }
  .seek { margin-bottom: 4px; }
  h2 { display: flex; align-items: center; gap: 6px; padding: 12px 8px 4px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  li a { display: flex; align-items: center; gap: 8px; min-height: 32px; padding: 0 8px; border-radius: var(--ls-radius-control); font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); }
  li .truncate { flex: 1; }
  li a:hover { background: var(--ls-color-surface-2); }
  li a:focus-visible { outline-offset: 0; }
  li a[aria-current] { background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); }
  .retired { color: var(--ls-color-text-2); }
  .retired .truncate { text-decoration: line-through; }
  .tag { padding: 1px 6px; border-radius: 4px; background: var(--ls-color-surface-2); font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .loading { display: grid; gap: 16px; padding: 16px 8px; }
  .skeleton { height: 14px; }
  @media (max-width: 1099px) {
    .columns { grid-template-columns: minmax(0, 1fr); }
    .columns:not(.with-entry) section, .with-entry nav { display: none; }
  }
  @media (max-width: 819px) { nav, section { padding-bottom: 68px; } li a { min-height: 44px; } }
`;
