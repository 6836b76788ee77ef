import { css } from './css.js';

export const deliveryStyles = css`
.delivery { padding: 12px; display: grid; gap: 12px; --state: var(--ls-color-text-2); --state-tint: var(--ls-color-surface-2); }
.delivery.is-late { --state: var(--ls-color-warning); --state-tint: var(--ls-color-warning-tint); }
.delivery .top { display: flex; flex-wrap: wrap; align-items: center; gap: 12px; }
.delivery .tile {
  display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 8px; flex: none;
  background: var(--state-tint); color: var(--state);
}
.delivery .what { display: grid; flex: 1 1 120px; min-inline-size: 0; }
.delivery .what strong { font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); line-height: 1.35; }
.delivery .what span { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.delivery .far { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4px; }
.delivery .far span { block-size: 4px; border-radius: 2px; background: var(--ls-color-border); }
.delivery .far .done { background: var(--ls-color-text-2); }
.delivery .far .now { background: var(--state); }
@media (forced-colors: active) {
  .delivery .far span { forced-color-adjust: none; background: GrayText; }
  .delivery .far .done { background: CanvasText; }
  .delivery .far .now { background: Highlight; }
}
.delivery .times { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 12px; font-size: var(--ls-text-13); }
.delivery .times :only-child, .delivery .times :last-child { color: var(--ls-color-text-3); }
.delivery .times :first-child:not(:last-child) { color: var(--ls-color-text); font-weight: var(--ls-weight-medium); }
`;
