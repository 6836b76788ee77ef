import { css } from './css.js';

export const noticeStyles = css`
.notice { display: grid; justify-items: center; gap: 6px; padding: 32px 24px; text-align: center; }
.notice .disc {
  display: grid; place-items: center; inline-size: 48px; block-size: 48px; margin-block-end: 6px; border-radius: 50%;
  background: var(--ls-color-surface-2); color: var(--ls-color-text-2);
}
.notice[role] .disc { background: var(--ls-color-danger-tint); color: var(--ls-color-danger); }
.notice h3 { font-size: var(--ls-text-16); }
.notice p { max-inline-size: 36ch; color: var(--ls-color-text-2); text-wrap: balance; }
.notice .actions { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px; margin-block-start: 10px; }
.banner {
  display: flex; gap: 12px; padding: 12px var(--ls-padding); font-size: var(--ls-text-13);
  background: var(--ls-color-warning-tint); color: var(--ls-color-warning);
}
.skeleton { display: grid; gap: 12px; opacity: 0; animation: ls-appear 0s 150ms forwards; }
.bone { display: block; block-size: 14px; border-radius: 4px; background: var(--ls-color-surface-2); }
.bone.short { inline-size: 40%; }
.bone.row { block-size: 44px; border-radius: var(--ls-radius-control); }
.bone.card { block-size: 106px; border-radius: var(--ls-radius-card); }
.queued { display: flex; align-items: center; gap: 6px; color: var(--ls-color-warning); font-size: var(--ls-text-13); }
@keyframes ls-appear { to { opacity: 1; } }
`;
