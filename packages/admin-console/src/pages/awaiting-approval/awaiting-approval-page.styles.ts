import { css } from 'lit';

export const styles = css`
  .steps { display: grid; }
  .steps li { position: relative; padding-block-end: 20px; padding-inline-start: 40px; min-height: 56px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); overflow-wrap: anywhere; }
  .steps li:last-child { padding: 0; padding-inline-start: 40px; min-height: 0; }
  .steps strong { font-size: var(--ls-text-14); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  .done strong, .current strong { color: var(--ls-color-text); }
  .steps li::before { content: ''; position: absolute; inset-block: 32px 4px; inset-inline-start: 13px; width: 2px; background: var(--ls-color-border); }
  .steps li:last-child::before { display: none; }
  .steps .done::before { background: var(--ls-color-resolved); }
  .node { position: absolute; inset-inline-start: 0; display: grid; place-items: center; width: 28px; height: 28px; border-radius: 50%; background: var(--ls-color-surface-2); color: var(--ls-color-text-2); }
  .done .node { background: var(--ls-color-resolved-tint); color: var(--ls-color-resolved); }
  .current .node { background: var(--ls-color-in-progress-tint); color: var(--ls-color-in-progress); }
  .link-state { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .link-state .shape { color: var(--ls-color-resolved); }
  .link-state.off { color: var(--ls-color-warning); }
  footer { display: flex; align-items: center; justify-content: space-between; padding-top: 16px; border-top: 1px solid var(--ls-color-border); font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
`;
