import { css } from 'lit';

export const styles = css`
  :host { display: block; min-width: 0; font-size: var(--ls-text-12); }
  section { scroll-margin-block: 16px; }
  section:has(> h2:only-child) { padding-block: 0; }
  h2.label { margin: -12px -14px; }
  h2.label:only-child { margin-block: 0; }
  .toggle {
    display: flex; align-items: center; gap: 10px; width: 100%; min-height: 40px; padding: 8px 14px; border: 0; border-radius: var(--ls-radius-card);
    background: none; color: inherit; font-weight: inherit; text-align: start;
  }
  .toggle span { flex: 1; }
  .toggle:hover { color: var(--ls-color-text); }
  .toggle:focus-visible { outline-offset: -2px; }
  .reasons { display: grid; gap: 10px; margin-top: 14px; color: var(--ls-color-text-2); overflow-wrap: anywhere; text-wrap: pretty; }
  .reasons > li { display: grid; grid-template-columns: 14px minmax(0, 1fr); column-gap: 10px; }
  .reasons .icon { margin-top: 2px; color: var(--ls-color-text-3); }
  .names { grid-column: 2; margin-top: 2px; }
  bdi { color: var(--ls-color-text); }
  p:not(.names) > bdi { font-weight: var(--ls-weight-medium); }
  .link { padding: 0; border: 0; background: none; text-align: start; }
  .names .link { font-weight: var(--ls-weight-medium); }
  .tracking { margin: 12px -14px -12px; padding: 10px 14px; border-top: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); }
  .failed { margin-top: 14px; color: var(--ls-color-danger); }
  .failed + .link { margin-top: 6px; margin-bottom: 0; }
  .loading { display: grid; gap: 10px; margin-top: 14px; }
  .loading .skeleton { height: 16px; }
  .loading .skeleton:nth-child(even) { width: 70%; }
  @media (pointer: coarse) { .link { margin-block: -8px; padding-block: 8px; } .toggle { min-height: 44px; } }
`;
