import { css } from 'lit';

export const styles = css`
  :host { display: flex; align-items: center; height: 56px; gap: 4px; }
  h1 { flex: 1; display: flex; align-items: baseline; gap: 8px; min-width: 0; font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
  .number { flex: none; font-size: var(--ls-text-13); font-weight: var(--ls-weight-regular); color: var(--ls-color-text-3); }
  .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .back { margin-inline-start: -8px; }
  .back:dir(rtl) { transform: scaleX(-1); }
  .panel { display: none; }
  .panel[aria-pressed='true'] { background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong); }
  @media (min-width: 820px) { :host(:not([alone])) .back { display: none; } }
  @container (max-width: 819px) { .panel { display: inline-flex; } }
  @container (max-width: 479px) {
    :host { height: auto; min-height: 60px; padding-block: 8px; }
    .tool { display: none; }
    h1 { flex-direction: column; gap: 0; font-size: var(--ls-text-14); }
    .number { font-size: var(--ls-text-12); }
    /* There is no pointer to rest on it: a long one is shown in more lines. */
    h1 .subject { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; max-width: 100%; white-space: normal; overflow-wrap: anywhere; line-height: 1.35; }
  }
`;
