import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; min-height: 0; height: 100%; }
  .languages { flex: none; display: flex; align-items: center; gap: 4px; min-height: 56px; padding: 0 12px; overflow-x: auto; border-bottom: 1px solid var(--ls-color-border); }
  .tab { display: grid; justify-items: start; align-content: center; flex: none; height: 56px; padding: 0 12px; border: 0; border-bottom: 2px solid transparent; background: none; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); line-height: 18px; }
  .tab:hover { color: var(--ls-color-text); }
  .tab:focus-visible { outline-offset: -3px; border-radius: 6px; }
  .tab[aria-pressed='true'] { border-color: var(--ls-color-accent); color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
  .tab small { display: inline-flex; align-items: center; gap: 4px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); color: var(--ls-color-text-2); }
  .tab .written { color: var(--ls-color-resolved); }
  .back { display: none; }
  .back:dir(rtl) { transform: scaleX(-1); }
  .fields { flex: none; display: grid; grid-template-columns: minmax(0, 1fr) 160px; gap: 12px; padding: 16px 24px; border-bottom: 1px solid var(--ls-color-border); }
  .texts { flex: 1; display: grid; grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr); min-height: 0; }
  .answer, .preview { display: flex; flex-direction: column; min-height: 0; }
  .preview { background: var(--ls-color-canvas); border-inline-start: 1px solid var(--ls-color-border); overflow: auto; }
  .bar { flex: none; display: flex; align-items: center; gap: 8px; min-height: 40px; padding: 0 16px 0 24px; padding-inline: 24px 16px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); border-bottom: 1px solid var(--ls-color-border); }
  .answer .bar { justify-content: space-between; }
  .preview .bar { padding-inline: 16px; position: sticky; top: 0; background: inherit; }
  textarea { flex: 1; min-height: 200px; padding: 16px 24px; border: 0; resize: none; background: none; font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: var(--ls-text-13); line-height: 1.7; }
  textarea:focus-visible { outline-offset: -2px; }
  article { margin: 16px; padding: 16px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-panel); background: var(--ls-color-surface); box-shadow: var(--ls-shadow-raised); font-size: var(--ls-text-14); overflow-wrap: anywhere; }
  article :is(p, ul, ol, blockquote, pre) { margin-block: 0 8px; }
  article :is(ul, ol) { padding-inline-start: 22px; list-style: revert; }
  article :is(h1, h2, h3, h4) { margin: 12px 0 4px; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  article > h2:first-child { margin: 0 0 8px; font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
  article a { color: var(--ls-color-accent); text-decoration: underline; }
  article blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--ls-color-border); color: var(--ls-color-text-2); }
  .none { padding: 16px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .none + article { margin-top: 0; }
  footer { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; min-height: 56px; padding: 8px 24px; border-top: 1px solid var(--ls-color-border); }
  .state, .error { flex: 1; font-size: var(--ls-text-12); }
  .state { color: var(--ls-color-text-2); }
  @media (max-width: 1099px) { .back { display: inline-flex; } }
  @media (max-width: 819px) {
    :host { overflow: auto; }
    .fields { grid-template-columns: minmax(0, 1fr); padding: 16px; }
    .texts { grid-template-columns: minmax(0, 1fr); flex: none; }
    .bar, footer { padding-inline: 16px; } textarea { padding: 12px 16px; font-size: var(--ls-text-16); }
    .preview { border: 0; border-top: 1px solid var(--ls-color-border); }
  }
`;
