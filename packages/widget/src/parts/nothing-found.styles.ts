import { css } from './css.js';

export const nothingFoundStyles = css`
.none { display: grid; gap: 16px; padding-block: 16px; }
.none > div > h3 { font-size: var(--ls-text-16); }
.none p { color: var(--ls-color-text-2); }
.ask { display: grid; gap: 6px; padding: 16px; max-inline-size: 480px; }
.ask .button { margin-block-start: 6px; }
`;
