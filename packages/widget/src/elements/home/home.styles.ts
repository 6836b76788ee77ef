import { css } from '../../parts/css.js';

export const homeStyles = css`
.groups { display: grid; gap: 24px; padding-block: 8px 16px; }
section > h3 { margin-block-end: 8px; font-size: var(--ls-text-13); }
.question {
  display: flex; align-items: center; justify-content: space-between; gap: 12px;
  min-block-size: var(--ls-target); padding: 10px 12px;
}
.question .icon { color: var(--ls-color-text-2); }
`;
