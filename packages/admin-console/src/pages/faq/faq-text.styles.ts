import { css } from 'lit';

export const styles = css`
  .hint:empty { display: none; } .hint { padding: 8px 16px; color: var(--ls-color-warning); }
  :host { display: flex; flex-direction: column; min-height: 0; min-width: 0; }
  .question { flex: none; padding: 16px 24px; border-bottom: 1px solid var(--ls-color-border); }
  .bar { flex: none; display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 40px; padding-inline: 24px 16px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); border-bottom: 1px solid var(--ls-color-border); }
  .bar .label { color: var(--ls-color-text); }
  textarea { flex: 1; width: 100%; min-height: 200px; padding: 16px 24px; border: 0; resize: none; background: none; font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: var(--ls-text-13); line-height: 1.7; }
  textarea:dir(rtl) { font-family: inherit; font-size: var(--ls-text-14); }
  textarea:focus-visible { outline-offset: -2px; }
  textarea[aria-invalid='true'] { box-shadow: inset 0 0 0 1px var(--ls-color-danger); }
  textarea + .error { flex: none; padding: 8px 24px; }
  @media (max-width: 819px) {
    .question { padding: 12px 16px; } .bar { padding-inline: 16px; }
    textarea { padding: 12px 16px; font-size: var(--ls-text-16); } textarea + .error { padding-inline: 16px; }
  }
`;
