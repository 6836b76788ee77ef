import { css } from '../../parts/css.js';

export const guestStyles = css`
form { display: grid; gap: 16px; max-inline-size: 420px; padding-block: 24px; }
:host(:not([fill])) form { margin-inline: auto; }
h2 { font-size: var(--ls-text-20); line-height: 1.3; }
.head { display: grid; gap: 4px; justify-items: start; }
.head p, .more { color: var(--ls-color-text-2); }
.head b { color: var(--ls-color-text); font-weight: var(--ls-weight-medium); }
.more { font-size: var(--ls-text-13); }
.digits { position: relative; display: grid; grid-template-columns: repeat(6, 1fr); gap: 8px; }
.digits span {
  display: grid; place-items: center; block-size: 56px; border: 1px solid var(--ls-color-border-control);
  border-radius: var(--ls-radius-control); font-size: var(--ls-text-20); font-weight: var(--ls-weight-strong); font-variant-numeric: tabular-nums;
}
.digits:focus-within .at { outline: 2px solid var(--ls-color-focus); outline-offset: 1px; }
.digits.wrong span { border-color: var(--ls-color-danger); }
.digits input {
  position: absolute; inset: 0; inline-size: 100%; padding: 0; border: 0; background: none; outline: none;
  color: transparent; caret-color: transparent; font-size: var(--ls-text-20);
}
.digits input::selection { background: none; }
.again { margin-block-start: 8px; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 16px; font-size: var(--ls-text-13); }
.again span { color: var(--ls-color-text-2); }
.waits { display: grid; gap: 2px; padding: 12px 16px; }
.waits b { font-weight: var(--ls-weight-medium); }
`;
