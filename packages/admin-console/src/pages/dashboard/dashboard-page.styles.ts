import { css } from 'lit';

export const styles = css`
  :host { display: block; height: 100%; }
  .columns { display: grid; grid-template-columns: 356px minmax(0, 1fr); height: 100%; }
  .list { min-height: 0; border-inline-end: 1px solid var(--ls-color-border); }
  .ticket { display: grid; min-height: 0; background: var(--ls-color-surface); }
  @media (max-width: 1199px) { .columns { grid-template-columns: clamp(272px, 40%, 356px) minmax(0, 1fr); } }
  @media (max-width: 819px) {
    .columns { grid-template-columns: minmax(0, 1fr); }
    .list { border: 0; }
    .columns:not(.with-ticket, .with-welcome) .ticket, .with-ticket .list { display: none; }
    .with-welcome { grid-template-rows: auto minmax(0, 1fr); }
  }
`;
