import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; min-height: 0; min-width: 0; height: 100%; }
  .languages { flex: none; display: flex; align-items: center; gap: 4px; min-height: 56px; padding: 0 12px; border-bottom: 1px solid var(--ls-color-border); }
  .back { display: none; }
  .back:dir(rtl) { transform: scaleX(-1); }
  .texts { flex: 1; display: grid; grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr); min-height: 0; }
  .beside { display: flex; flex-direction: column; min-height: 0; min-width: 0; background: var(--ls-color-canvas); border-inline-start: 1px solid var(--ls-color-border); overflow: auto; }
  .beside > ls-faq-text { flex: 1; background: var(--ls-color-surface); }
  .bar { flex: none; position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; min-height: 56px; padding: 8px 16px; background: inherit; border-bottom: 1px solid var(--ls-color-border); }
  .theirs { flex: none; background: var(--ls-color-warning-tint); border-bottom: 1px solid var(--ls-color-border); }
  .theirs .bar { position: static; justify-content: space-between; background: none; }
  .theirs h2 { font-size: var(--ls-text-13); font-weight: var(--ls-weight-strong); }
  .theirs .text { max-height: 40vh; overflow: auto; padding: 12px 16px; font-size: var(--ls-text-13); }
  .theirs p { margin-top: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
  .choice { display: inline-flex; align-items: center; gap: 8px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); white-space: nowrap; }
  footer { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; min-height: 56px; padding: 8px 24px; border-top: 1px solid var(--ls-color-border); }
  .state, .votes, footer .error { font-size: var(--ls-text-12); }
  .state, footer .error { flex: 1; }
  .state, .votes { color: var(--ls-color-text-2); }
  @media (max-width: 1099px) { .back { display: inline-flex; } }
  @media (max-width: 819px) {
    :host { overflow: auto; }
    .texts { grid-template-columns: minmax(0, 1fr); flex: none; }
    footer { padding-inline: 16px; }
    .state, .votes, footer .error, footer .primary { flex: 1 0 100%; }
    .beside { border: 0; border-top: 1px solid var(--ls-color-border); }
  }
`;
