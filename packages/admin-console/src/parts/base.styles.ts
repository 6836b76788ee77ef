import { css } from 'lit';

/** What every element of the console shares: boxes, focus, buttons, fields. */
export const base = css`
  :host { box-sizing: border-box; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  a { color: inherit; text-decoration: none; }
  button, input, select, textarea { font: inherit; color: inherit; }
  button { cursor: pointer; }
  .icon { flex: none; display: block; }
  :focus { outline: none; }
  :focus-visible { outline: 2px solid var(--ls-color-focus); outline-offset: 2px; }

  .visually-hidden {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }
  .numbers { font-variant-numeric: tabular-nums; }
  /* Words of another direction than the page's are cut at their own end, and stand where the page's begin. */
  [dir='auto']:not(p, textarea, input) { text-align: -webkit-match-parent; text-align: match-parent; }
  .truncate { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .link { color: var(--ls-color-accent); font-weight: var(--ls-weight-strong); border-radius: 2px; }
  .link:hover { text-decoration: underline; }

  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation: none !important; transition: none !important; }
  }
`;

export const buttons = css`
  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 8px;
    height: 32px; padding: 0 12px; white-space: nowrap;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-control);
    background: var(--ls-color-surface); color: var(--ls-color-text);
    font-size: var(--ls-text-13); font-weight: var(--ls-weight-strong); line-height: 1;
  }
  .button:hover { background: var(--ls-color-surface-2); }
  .button.primary { background: var(--ls-color-accent); border-color: var(--ls-color-accent); color: var(--ls-color-on-accent); }
  .button.primary:hover { background: var(--ls-color-accent-strong); border-color: var(--ls-color-accent-strong); }
  .button.danger { color: var(--ls-color-danger); }
  .button.danger-primary { background: var(--ls-color-danger); border-color: var(--ls-color-danger); color: var(--ls-color-surface); }
  .button.quiet { border-color: transparent; background: none; color: var(--ls-color-text-2); }
  .button.quiet:hover { background: var(--ls-color-surface-2); color: var(--ls-color-text); }
  .button.square { width: 32px; padding: 0; }
  .button.large { height: 40px; padding: 0 16px; font-size: var(--ls-text-14); }
  .button.wide { width: 100%; }
  .button:is(:disabled, [aria-disabled='true']) { cursor: default; background: var(--ls-color-surface-2); border-color: transparent; color: var(--ls-color-text-2); }
  .button.quiet:is(:disabled, [aria-disabled='true']) { background: none; opacity: 0.6; }
  .key {
    display: inline-flex; align-items: center; justify-content: center; min-width: 20px; height: 20px; padding: 0 5px; font-family: inherit; white-space: nowrap;
    border: 1px solid var(--ls-color-border); border-radius: 4px; background: var(--ls-color-surface);
    color: var(--ls-color-text-2); font-size: 11px; font-weight: var(--ls-weight-medium); line-height: 1;
  }
  /* Keys are pressed in their order, whatever the language's direction. */
  .key { direction: ltr; unicode-bidi: isolate; }
  .primary .key, .note-primary .key { background: none; color: inherit; border-color: currentColor; opacity: 0.85; }
  @media (pointer: coarse) { .button { height: 40px; } .button.square { width: 40px; } }
`;

export const fields = css`
  .field { display: grid; gap: 6px; }
  .field > label, .label { font-size: var(--ls-text-13); font-weight: var(--ls-weight-strong); }
  .input {
    width: 100%; height: 40px; padding: 0 12px; font-size: var(--ls-text-14);
    border: 1px solid var(--ls-color-border-control); border-radius: var(--ls-radius-control);
    background: var(--ls-color-surface); color: var(--ls-color-text);
  }
  .input.small { height: 32px; font-size: var(--ls-text-13); padding: 0 10px; }
  textarea.input { height: auto; padding: 10px 12px; line-height: 1.5; resize: vertical; }
  select.input, select.input.small { appearance: none; padding-inline-end: 32px; }
  .select { position: relative; display: block; }
  .select > .icon { position: absolute; inset-block: 0; inset-inline-end: 10px; margin-block: auto; color: var(--ls-color-text-2); pointer-events: none; }
  .seek { position: relative; display: block; color: var(--ls-color-text-3); }
  .seek > .icon { position: absolute; inset-block: 0; inset-inline-start: 10px; margin-block: auto; pointer-events: none; }
  .seek > .input { padding-inline-start: 34px; }
  .input:focus-visible { outline-offset: 1px; }
  .input::placeholder { color: var(--ls-color-text-3); opacity: 1; }
  .input[aria-invalid='true'] { border-color: var(--ls-color-danger); }
  .hint { font-size: var(--ls-text-12); color: var(--ls-color-text-3); }
  .hint.good { color: var(--ls-color-resolved); display: flex; gap: 4px; align-items: center; }
  .error { font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-danger); display: flex; gap: 6px; align-items: center; }
  .notice {
    display: flex; gap: 10px; padding: 10px 12px; font-size: var(--ls-text-13);
    border-radius: var(--ls-radius-control); background: var(--ls-color-surface-2); color: var(--ls-color-text-2);
  }
  .notice.bad { background: var(--ls-color-danger-tint); color: var(--ls-color-danger); }
  .notice.good { background: var(--ls-color-resolved-tint); color: var(--ls-color-resolved); }
  .notice.warn { background: var(--ls-color-warning-tint); color: var(--ls-color-warning); }
  @media (pointer: coarse) { .input, .input.small { font-size: var(--ls-text-16); min-height: 40px; } }
`;

/** Boxes to tick: the browser's own know no dark theme of ours. */
export const checkboxes = css`
  input[type='checkbox'] {
    appearance: none; display: grid; place-content: center; width: 16px; height: 16px; margin: 0; cursor: inherit;
    border: 1px solid var(--ls-color-border-control); border-radius: 4px; background: var(--ls-color-surface);
  }
  input[type='checkbox']:is(:checked, :indeterminate) { border-color: var(--ls-color-accent); background: var(--ls-color-accent); }
  input[type='checkbox']:is(:checked, :indeterminate)::before {
    content: ''; width: 10px; height: 10px; background: var(--ls-color-on-accent);
    clip-path: polygon(14% 47%, 0 61%, 38% 98%, 100% 22%, 86% 8%, 38% 70%);
  }
  input[type='checkbox']:indeterminate::before { clip-path: inset(4px 0); }
  @media (forced-colors: active) { input[type='checkbox'] { appearance: auto; } input[type='checkbox']::before { display: none; } }
`;

/** Chips that choose what a list shows. */
export const chips = css`
  .chips { display: flex; flex-wrap: wrap; gap: 8px; }
  .chip {
    display: inline-flex; align-items: center; gap: 6px; height: 24px; padding: 0 8px; white-space: nowrap;
    border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-control);
    background: var(--ls-color-surface); color: var(--ls-color-text-2);
    font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); line-height: 1;
  }
  .chip:hover { background: var(--ls-color-surface-2); }
  .chip[aria-pressed='true'], .chip.on {
    background: var(--ls-color-accent-tint); border-color: transparent; color: var(--ls-color-accent-strong);
    font-weight: var(--ls-weight-strong);
  }
  @media (pointer: coarse) { .chip { height: 36px; padding: 0 12px; font-size: var(--ls-text-13); } }
`;

export const skeletons = css`
  .skeleton { border-radius: 4px; background: var(--ls-color-surface-2); animation: breathe 1.4s ease-in-out infinite; }
  @keyframes breathe { 50% { opacity: 0.5; } }
`;
