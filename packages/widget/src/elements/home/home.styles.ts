import { css } from '../../parts/css.js';

export const homeStyles = css`
.groups { display: grid; gap: 24px; padding-block: 8px 16px; }
section > h3 { margin-block-end: 8px; font-size: var(--ls-text-13); }
.title { display: flex; align-items: center; justify-content: space-between; gap: 12px; margin-block: -12px -4px; font-size: var(--ls-text-13); }
.question {
  display: flex; align-items: center; justify-content: space-between; gap: 12px;
  min-block-size: var(--ls-target); padding: 10px 12px;
}
.question .icon { color: var(--ls-color-text-2); }
.draft .go { grid-area: 1 / 2 / 3; color: var(--ls-color-accent); font-weight: var(--ls-weight-strong); }
.foot { display: grid; gap: 10px; border-block-start: 1px solid var(--ls-color-border); }
@media (height < 420px) {
  .foot { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .foot .button { padding: 0 10px; line-height: 1.2; }
  .foot .button .icon { display: none; }
}
`;
