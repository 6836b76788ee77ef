import { css } from '../../parts/css.js';

export const parcelPickerStyles = css`
.delivery, .option { display: flex; align-items: center; gap: 12px; min-block-size: var(--ls-target); padding-inline-start: 12px; }
.delivery {
  min-block-size: 56px; padding-inline-end: 4px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-control);
  background: var(--ls-color-surface-2);
}
.delivery.typed { border-style: dashed; border-color: var(--ls-color-border-control); background: none; }
.words { display: grid; flex: 1; min-inline-size: 0; padding-block: 7px; }
.words > span { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
b { font-weight: var(--ls-weight-strong); }
.icon { color: var(--ls-color-text-2); }
.is-late > .icon { color: var(--ls-color-warning); }
.parcel { display: inline-block; max-inline-size: 100%; }
.link { padding-inline: 8px; }
.says { margin-block-start: 6px; }
.box { position: relative; }
.box .tool { position: absolute; inset-block-start: 0; inset-inline-end: 0; }
.field { padding-inline-end: 46px; }
.list {
  position: absolute; z-index: 1; inset-block-start: calc(100% + 6px); inset-inline: 0; max-block-size: 430px; overflow: hidden;
  box-shadow: var(--ls-shadow-floating); scroll-margin-block: 12px;
}
.list:not([hidden]) { display: flex; flex-direction: column; }
.own { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; }
.option { flex: none; }
.own:empty { display: none; }
.group { padding: 10px 12px 2px; color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); }
.option { border-inline-start: 3px solid transparent; padding-inline-start: 9px; cursor: pointer; }
.option.active { border-inline-start-color: var(--ls-color-focus); background: var(--ls-color-surface-2); }
.list > .option, .own > * + * { border-block-start: 1px solid var(--ls-color-border); }
.other, .other .icon { color: var(--ls-color-accent); }
@media (forced-colors: active) { .option { border-inline-start-color: Canvas; } .option.active { forced-color-adjust: none; background: Highlight; color: HighlightText; } .option.active * { color: inherit; } }
`;
