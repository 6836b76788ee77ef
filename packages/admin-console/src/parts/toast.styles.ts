import { css } from 'lit';

export const styles = css`
  .region { position: fixed; inset-block-end: 16px; inset-inline-start: 220px; z-index: 10; display: grid; gap: 8px; }
  .toast {
    position: relative; overflow: hidden; display: flex; align-items: center; gap: 10px; min-width: 280px; max-width: min(440px, calc(100vw - 32px)); padding-block: 4px; padding-inline: 14px 4px;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
    box-shadow: var(--ls-shadow-floating); font-size: var(--ls-text-13); animation: rise 160ms ease-out;
  }
  .toast > span { flex: 1; }
  .toast .act { color: var(--ls-color-accent); font-weight: var(--ls-weight-medium); }
  /* For how long it can be done. */
  .left { position: absolute; inset-inline: 0; inset-block-end: 0; height: 2px; background: var(--ls-color-accent); transform-origin: left; }
  .left:dir(rtl) { transform-origin: right; }
  @media (prefers-reduced-motion: reduce) { .left { display: none; } }
  .toast > .icon { color: var(--ls-color-resolved); }
  .toast.failed > .icon { color: var(--ls-color-danger); }
  .toast.person > .icon { color: var(--ls-color-text-2); }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
  /* At the foot it would lie over the composer. */
  @media (max-width: 819px), (pointer: coarse) { .key { display: none; } }
  @media (max-width: 819px) { .region { inset-inline: 16px; inset-block: 112px auto; } .toast { max-width: none; } }
`;
