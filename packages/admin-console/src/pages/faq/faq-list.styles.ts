import { css } from 'lit';

export const styles = css`
  :host { display: block; }
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
  .error { position: sticky; top: 0; z-index: 1; padding: 8px; align-items: flex-start; line-height: 18px; background: var(--ls-color-surface); }
  li { position: relative; }
  .dragged { opacity: 0.5; }
  :is(.before, .behind)::after { content: ''; position: absolute; inset-inline: 8px; height: 2px; border-radius: 1px; background: var(--ls-color-accent); pointer-events: none; }
  .before::after { top: -1px; }
  .behind::after { bottom: -1px; }
  @media (max-width: 819px) { li a { min-height: 44px; } }
`;
