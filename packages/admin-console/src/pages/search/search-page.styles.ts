import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100%; background: var(--ls-color-surface); }
  .said { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; padding-inline: 24px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .said:has(strong) { padding-block: 10px 2px; }
  .said > .icon { color: var(--ls-color-warning); margin-inline-end: -4px; }
  .said strong { font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  .offer { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; }
  .offer .button { height: 28px; padding-inline: 10px 6px; }
  .offer .button:not(:has(.key)) { padding-inline-end: 10px; }
  .until { margin-inline-start: auto; color: var(--ls-color-text-3); }
  .bar { flex: none; display: flex; align-items: flex-start; justify-content: space-between; gap: 16px; padding: 10px 24px; border-bottom: 1px solid var(--ls-color-border); }
  .bar .chips { min-width: 0; }
  .term {
    display: inline-flex; align-items: center; gap: 4px; max-width: 100%; height: 24px; padding-inline: 8px 0; border-radius: var(--ls-radius-control);
    background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); font-size: var(--ls-text-12); font-weight: var(--ls-weight-strong); white-space: nowrap;
  }
  .term > span { font-weight: var(--ls-weight-medium); }
  .term button { display: grid; place-items: center; width: 24px; height: 24px; padding: 0; border: 0; border-radius: var(--ls-radius-control); background: none; }
  .term button:hover { background: color-mix(in srgb, var(--ls-color-accent) 16%, transparent); }
  .term button:focus-visible { outline-offset: -2px; }
  .order { flex: none; }
  .scroll { flex: 1; min-height: 0; overflow: auto; padding-bottom: 24px; }
  .count { padding: 10px 24px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  .count:empty, .count:has(> .visually-hidden:only-child) { padding: 0; border: 0; }
  .rows { transition: opacity 150ms ease-out; }
  .rows[inert] { opacity: 0.45; }
  .more { display: grid; justify-items: center; padding: 20px; }
  .ghost { display: grid; grid-template-columns: 76px minmax(0, 1fr); column-gap: 16px; align-items: center; height: 64px; padding-inline: 24px; border-bottom: 1px solid var(--ls-color-border); }
  .ghost span { display: grid; gap: 10px; }
  .ghost i { display: block; height: 10px; }
  .number { width: 60px; } .tiny { width: 30%; } .w70 { width: 60%; } .w45 { width: 45%; } .w60 { width: 52%; } .w80 { width: 68%; } .w55 { width: 50%; }
  .empty { max-width: 640px; margin-inline: auto; padding: 48px 24px; }
  h2 { font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
  .empty p { margin: 4px 0 20px; font-size: var(--ls-text-14); color: var(--ls-color-text-2); }
  .empty ul { border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); overflow: hidden; }
  .empty li + li { border-top: 1px solid var(--ls-color-border); }
  .empty button { display: grid; gap: 2px; width: 100%; padding: 12px 16px; border: 0; background: none; text-align: start; }
  .empty button:hover { background: var(--ls-color-canvas); }
  .empty button:focus-visible { outline-offset: -2px; border-radius: var(--ls-radius-card); }
  .empty button bdi { justify-self: start; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); color: var(--ls-color-accent-strong); }
  .empty button span { font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .without { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px; }
  .without .button { height: auto; min-height: 32px; white-space: normal; }
  @media (pointer: coarse) { .term, .term button { height: 36px; } .term button { width: 36px; } .offer .button { height: 36px; } }
  @media (forced-colors: active) { .term { border: 1px solid; } .rows[inert] { opacity: 1; } }
  @media (max-width: 819px) {
    .said, .bar, .count, .ghost { padding-inline: 16px; }
    .offer .key { display: none; }
    .bar { gap: 8px; }
    .bar .chips { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; padding: 2px; margin: -2px; }
    .bar .chips > * { flex: none; }
    .bar .chips ls-menu { order: -1; }
    .until { margin-inline-start: 0; }
    .scroll { padding-bottom: 84px; }
    .empty { padding: 24px 16px; }
  }
`;
