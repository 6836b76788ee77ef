import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100dvh; }
  .offline {
    display: flex; align-items: center; justify-content: center; gap: 8px; padding: 8px 16px; flex: none;
    background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium);
  }
  .frame { flex: 1; display: flex; min-height: 0; }
  main { flex: 1; min-width: 0; display: flex; flex-direction: column; }
  main:focus-visible { outline: none; }
  main > * { flex: 1; min-height: 0; }
  .skip { position: absolute; top: 8px; inset-inline-start: 8px; z-index: 20; }
  .skip:not(:focus) { clip-path: inset(50%); width: 1px; height: 1px; padding: 0; overflow: hidden; }
`;
