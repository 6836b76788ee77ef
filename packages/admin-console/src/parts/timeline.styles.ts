import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  ol { display: grid; gap: 12px; max-width: 678px; }
  li { display: grid; grid-template-columns: 28px minmax(0, 1fr); column-gap: 10px; }
  .event { grid-template-columns: 28px minmax(0, 1fr) auto; align-items: start; font-size: var(--ls-text-12); line-height: 20px; color: var(--ls-color-text-2); }
  .sign { display: grid; place-items: center; height: 20px; color: var(--ls-color-text-3); }
  .event .words { display: flex; flex-wrap: wrap; align-items: center; column-gap: 8px; }
  .event .words > span:first-child { color: var(--ls-color-text); }
  .event ls-time { padding-inline-end: 12px; color: var(--ls-color-text-3); }
  .arrow { color: var(--ls-color-text-3); }
  .arrow:dir(rtl) { transform: scaleX(-1); }
  article { min-width: 0; padding: 8px 12px 10px; border-radius: var(--ls-radius-card); }
  .customer { background: var(--ls-color-accent-tint); }
  .staff { background: var(--ls-color-surface-2); }
  .note {
    background: var(--ls-color-note-tint); color: var(--ls-color-note);
    border-inline-start: 3px solid var(--ls-color-note-line); border-start-start-radius: 0; border-end-start-radius: 0;
  }
  header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 6px; font-size: var(--ls-text-12); line-height: 20px; color: var(--ls-color-text-2); }
  strong { font-size: var(--ls-text-13); font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  .note header, .note strong { color: inherit; font-size: var(--ls-text-12); }
  header ls-time { margin-inline-start: auto; }
  .author { margin-inline-start: auto; }
  .author ls-time { margin: 0; }
  article p { font-size: var(--ls-text-14); line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; }
  article :is(a, .number) { color: var(--ls-color-accent-strong); text-decoration: underline; text-underline-offset: 2px; border-radius: 2px; }
  article .number { padding: 0; border: 0; background: none; font: inherit; white-space: nowrap; }
  @media (forced-colors: active) { article { border: 1px solid; } }
  .note :is(a, .number) { color: inherit; }
  .lock {
    display: grid; place-items: center; width: 28px; height: 28px; border-radius: 50%;
    background: var(--ls-color-note-tint); color: var(--ls-color-note); border: 1px solid var(--ls-color-note-line);
  }
  .mark { grid-column: 2; justify-content: flex-end; display: inline-flex; align-items: center; gap: 4px; margin-top: 4px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .undo { padding: 4px 6px; border: 0; background: none; color: var(--ls-color-accent); font: inherit; font-weight: var(--ls-weight-medium); cursor: pointer; }
  .undo:hover { text-decoration: underline; }
  .mark.seen .icon { color: var(--ls-color-accent); }
  .fresh { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-accent); }
  .fresh::before, .fresh::after { content: ''; flex: 1; border-top: 1px solid currentColor; opacity: 0.6; }
  @media (max-width: 559px) {
    .mark { grid-column: 1; }
    .message { grid-template-columns: minmax(0, 1fr); }
    .message > ls-avatar, .message > .lock { display: none; }
  }
`;
