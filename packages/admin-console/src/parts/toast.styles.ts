import { css } from 'lit';

export const styles = css`
  .region { position: fixed; inset-block-end: 16px; inset-inline-start: 220px; z-index: 10; display: grid; gap: 8px; }
  .toast {
    display: flex; align-items: center; gap: 10px; min-width: 280px; max-width: min(440px, calc(100vw - 32px)); padding: 4px 4px 4px 14px;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
    box-shadow: var(--ls-shadow-floating); font-size: var(--ls-text-13); animation: rise 160ms ease-out;
  }
  .toast span { flex: 1; }
  .toast > .icon { color: var(--ls-color-resolved); }
  .toast.failed > .icon { color: var(--ls-color-danger); }
  .toast.person > .icon { color: var(--ls-color-text-2); }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
  /* At the foot it would lie over the composer. */
  @media (max-width: 819px) { .region { inset-inline: 16px; inset-block: 112px auto; } .toast { max-width: none; } }
`;
