import { css } from 'lit';

/** A floating box under its control. */
export const popover = css`
  [popover] {
    position: fixed; inset: auto; margin: 0; padding: 4px; border: 1px solid var(--ls-color-border);
    border-radius: var(--ls-radius-card); background: var(--ls-color-surface); color: var(--ls-color-text);
    box-shadow: var(--ls-shadow-floating); font-size: var(--ls-text-13); max-height: calc(100dvh - 16px); overflow: auto;
  }
`;
