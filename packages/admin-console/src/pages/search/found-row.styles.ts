import { css } from 'lit';

export const styles = css`
  :host { display: block; container-type: inline-size; content-visibility: auto; contain-intrinsic-block-size: 64px; }
  a {
    display: grid; grid-template: 'number subject status priority' 22px 'none where who age' 22px / 76px minmax(0, 1fr) 148px 96px; align-content: center; align-items: center;
    column-gap: 16px; row-gap: 0; height: 64px; padding-inline: 24px; border-bottom: 1px solid var(--ls-color-border); font-size: var(--ls-text-13); color: var(--ls-color-text-2);
  }
  a:hover { background: var(--ls-color-canvas); }
  a:focus-visible { outline-offset: -2px; background: var(--ls-color-accent-tint); }
  :host([changed]) a { animation: changed 2.4s ease-out; }
  @keyframes changed { from { background: var(--ls-color-on-hold-tint); } }
  .number { grid-area: number; white-space: nowrap; }
  .subject { grid-area: subject; font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  .where { grid-area: where; display: flex; align-items: center; gap: 8px; min-width: 0; }
  .source { flex: none; display: inline-flex; align-items: center; gap: 6px; color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); }
  .note { padding-inline: 6px; border: 1px solid var(--ls-color-note-line); border-radius: 4px; background: var(--ls-color-note-tint); color: var(--ls-color-note); line-height: 18px; }
  ls-status { grid-area: status; }
  .who { grid-area: who; }
  ls-priority { grid-area: priority; justify-self: end; font-size: var(--ls-text-12); }
  ls-time { grid-area: age; justify-self: end; font-size: var(--ls-text-12); }
  @container (max-width: 719px) {
    a {
      grid-template: 'number who age' 20px 'subject subject subject' 20px 'where where where' 20px 'status status priority' 20px / auto minmax(0, 1fr) auto; column-gap: 10px; height: 100px; padding-inline: 16px;
      font-size: var(--ls-text-12);
    }
    .subject { font-size: var(--ls-text-13); }
  }
`;
