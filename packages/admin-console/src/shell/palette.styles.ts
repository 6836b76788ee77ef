import { css } from 'lit';

export const styles = css`
  dialog {
    width: min(640px, calc(100vw - 32px)); max-height: min(560px, calc(100dvh - 128px)); margin: 112px auto auto; padding: 0; overflow: hidden;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); color: var(--ls-color-text);
    box-shadow: var(--ls-shadow-floating);
  }
  dialog::backdrop { background: rgb(14 20 27 / 40%); }
  .box { display: flex; flex-direction: column; max-height: inherit; }
  .find { flex: none; display: flex; align-items: center; gap: 12px; height: 56px; padding: 0 16px; border-bottom: 1px solid var(--ls-color-border); color: var(--ls-color-text-3); }
  input { flex: 1; min-width: 0; height: 100%; border: 0; background: none; color: var(--ls-color-text); font-size: var(--ls-text-16); }
  input:focus-visible { outline: none; }
  input::placeholder { color: var(--ls-color-text-3); opacity: 1; }
  .list { flex: 1; min-height: 0; overflow: auto; padding: 4px 8px 8px; scroll-padding-block: 32px 8px; }
  .list:empty, .list:not(:has(.entry)) { display: none; }
  .heading { padding: 10px 10px 6px; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  .entry { display: flex; align-items: center; gap: 12px; min-height: 40px; padding: 4px 10px; border-radius: var(--ls-radius-control); font-size: var(--ls-text-14); cursor: pointer; }
  .entry > .icon { color: var(--ls-color-text-2); }
  .entry.at { background: var(--ls-color-accent-tint); }
  .label { white-space: nowrap; }
  .label b { font-weight: var(--ls-weight-strong); color: var(--ls-color-accent); }
  .at .label b { color: var(--ls-color-accent-strong); }
  .hint { flex: 1; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .label.plain { flex: 1; }
  .quoting { flex-wrap: wrap; row-gap: 0; padding-block: 6px; }
  .quoting > .icon { align-self: flex-start; margin-top: 2px; }
  .quoting .hint { width: 0; }
  .quote { display: flex; align-items: center; gap: 6px; width: 100%; padding-inline-start: 28px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .quote.note .icon { color: var(--ls-color-note); }
  .keys { display: inline-flex; gap: 4px; margin-inline-start: auto; }
  /* Keys are pressed in their order, whatever the language's direction. */
  .keys:dir(rtl) { flex-direction: row-reverse; }
  .none { padding: 16px 18px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .foot { flex: none; display: flex; gap: 16px; align-items: center; height: 40px; padding: 0 16px; border-top: 1px solid var(--ls-color-border); background: var(--ls-color-canvas); font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .foot span { display: inline-flex; align-items: center; gap: 4px; }
  .foot .end { margin-inline-start: auto; }
  @media (max-width: 640px) { dialog { margin-top: 16px; max-height: calc(100dvh - 32px); } .foot { display: none; } }
`;
