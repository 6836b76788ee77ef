import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .columns { flex: 1; display: grid; grid-template-columns: 296px minmax(0, 1fr); min-height: 0; }
  nav { min-height: 0; overflow: auto; padding: 12px 8px 16px; background: var(--ls-color-surface); border-inline-end: 1px solid var(--ls-color-border); }
  section { display: grid; min-height: 0; background: var(--ls-color-surface); }
  @media (max-width: 1099px) {
    .columns { grid-template-columns: minmax(0, 1fr); }
    .columns:not(.with-entry) section, .with-entry nav { display: none; }
  }
  @media (max-width: 819px) { nav, section { padding-bottom: 68px; } }
`;
