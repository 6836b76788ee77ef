import { css } from 'lit';

export const styles = css`
  :host { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; color: var(--ls-color-text-2); }
  :host([priority='high']) { color: var(--ls-color-danger); font-weight: var(--ls-weight-medium); }
  .shape { flex: none; display: block; }
`;
