import { css } from 'lit';

/** The card that sign-in, registration and waiting for approval share. */
export const entrance = css`
  :host { display: grid; justify-items: center; align-content: safe center; overflow: auto; padding: 24px 16px; }
  .card {
    display: grid; gap: 24px; width: min(384px, 100%); padding: 32px; border: 1px solid var(--ls-color-border);
    border-radius: var(--ls-radius-card); background: var(--ls-color-surface); box-shadow: var(--ls-shadow-raised);
  }
  .brand { display: inline-flex; align-items: center; gap: 10px; margin-bottom: 4px; font-size: var(--ls-text-14); color: var(--ls-color-text-2); }
  .brand strong { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
  h1 { font-size: var(--ls-text-20); font-weight: var(--ls-weight-strong); line-height: 1.3; }
  .lead { margin-top: 2px; font-size: var(--ls-text-14); color: var(--ls-color-text-2); }
  form { display: grid; gap: 16px; }
  form .button { margin-top: 4px; }
  .other { text-align: center; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .with-icon { display: inline-flex; align-items: center; gap: 8px; }
  h1.with-icon { display: flex; align-items: flex-start; }
  h1.with-icon .icon { margin-top: 3px; color: var(--ls-color-resolved); }
  h1.bad .icon { color: var(--ls-color-warning); }
  .small { font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .bar { display: block; height: 40px; }
  @media (max-width: 480px) { .card { padding: 24px 20px; } }
`;
