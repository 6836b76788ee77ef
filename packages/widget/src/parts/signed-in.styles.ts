import { css } from './css.js';

export const signedInStyles = css`
.signed-in {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 0 12px; margin-block: 8px; text-align: center;
  color: var(--ls-color-text-2); font-size: var(--ls-text-13);
}
`;
