import { css } from 'lit';

export const styles = css`
  :host { display: block; }
  .why { display: flex; align-items: center; gap: 8px; margin-bottom: 8px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  form {
    border: 1px solid var(--ls-color-border-control); border-radius: var(--ls-radius-card); background: var(--ls-color-surface);
  }
  form:focus-within { outline: 2px solid var(--ls-color-focus); outline-offset: 1px; }
  form.note { background: var(--ls-color-note-tint); border-color: var(--ls-color-note-line); color: var(--ls-color-note); }
  .head { display: flex; align-items: center; gap: 4px; padding: 0 8px; border-bottom: 1px solid var(--ls-color-border); }
  .note .head { border-color: var(--ls-color-note-line); }
  .tab {
    display: inline-flex; align-items: center; gap: 8px; height: 36px; padding: 0 10px; border: 0; background: none;
    font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); border-bottom: 2px solid transparent; margin-bottom: -1px; white-space: nowrap;
  }
  .note .tab { color: inherit; }
  .tab:focus-visible { outline-offset: -3px; border-radius: 6px; }
  .tab[aria-pressed='true'] { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); border-color: var(--ls-color-accent); }
  .note .tab[aria-pressed='true'] { color: inherit; border-color: var(--ls-color-note-line); }
  .tab:disabled { cursor: default; opacity: 0.7; }
  .to { display: flex; white-space: pre; margin-inline-start: auto; padding-inline: 8px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .note .to { color: inherit; }
  textarea {
    display: block; width: 100%; min-height: 60px; max-height: 40vh; padding: 10px 14px 0; border: 0; background: none; resize: none;
    font-size: var(--ls-text-14); line-height: 1.45; field-sizing: content;
  }
  textarea:focus-visible { outline: none; }
  textarea::placeholder { color: var(--ls-color-text-3); opacity: 1; }
  .note textarea::placeholder { color: inherit; opacity: 0.8; }
  .foot { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding-block: 6px 8px; padding-inline: 14px 8px; min-height: 44px; }
  .foot > :first-child { flex: 1; min-width: 0; }
  .foot:has(> .error) { flex-wrap: wrap; } .foot > .error { flex-basis: 100%; }
  .after { flex: none; }
  .after > .icon { color: var(--ls-color-text-3); }
  .state { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .shortcut { display: inline-flex; align-items: center; gap: 6px; }
  .note .state { color: inherit; }
  .note-primary { background: var(--ls-color-note); border-color: var(--ls-color-note); color: var(--ls-color-note-tint); }
  .note-primary:hover { background: var(--ls-color-note); opacity: 0.9; }
  .note .button:disabled { background: none; border-color: var(--ls-color-note-line); color: inherit; }
  @media (max-width: 559px) { .foot { flex-wrap: wrap; justify-content: flex-end; } .foot > .state { flex-basis: 100%; } .foot > .state:empty { display: none; } }
  @media (max-width: 819px), (pointer: coarse) { textarea { font-size: var(--ls-text-16); } .key { display: none; } .button { height: 44px; } }
`;
