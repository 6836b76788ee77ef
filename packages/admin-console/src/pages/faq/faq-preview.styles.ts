import { css } from 'lit';

export const styles = css`
  :host { display: block; padding: 16px; }
  article { padding: 16px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-panel); background: var(--ls-color-surface); box-shadow: var(--ls-shadow-raised); font-size: var(--ls-text-14); overflow-wrap: anywhere; }
  article :is(p, ul, ol, blockquote, pre, table) { margin-block: 0 8px; }
  article > :last-child { margin-block-end: 0; }
  article :is(ul, ol) { padding-inline-start: 22px; list-style: revert; }
  article :is(h3, h4) { margin: 12px 0 4px; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  article > h2 { margin: 0 0 8px; font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
  article a { color: var(--ls-color-accent); text-decoration: underline; }
  article blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--ls-color-border); color: var(--ls-color-text-2); }
  article pre { overflow-x: auto; }
  article :is(th, td) { padding: 4px 8px; border: 1px solid var(--ls-color-border); text-align: start; }
  .none { display: flex; align-items: center; gap: 8px; padding-block-end: 12px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
`;
