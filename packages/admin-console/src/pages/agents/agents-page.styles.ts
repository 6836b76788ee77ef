import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .scroll { flex: 1; min-height: 0; overflow: auto; padding: 24px; display: grid; align-content: start; gap: 28px; }
  section { min-width: 0; }
  .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; min-height: 32px; margin-bottom: 10px; }
  h2 { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-14); font-weight: var(--ls-weight-strong); }
  .head p { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .waiting-count { padding: 2px 7px; border-radius: 5px; background: var(--ls-color-warning-tint); color: var(--ls-color-warning); font-size: var(--ls-text-12); line-height: 1.3; }
  .card { border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); overflow: auto; }
  .nobody { display: flex; align-items: center; gap: 10px; padding: 16px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .applicant { display: grid; grid-template-columns: 36px minmax(0, 1.1fr) minmax(0, 1.4fr) auto auto; align-items: center; gap: 12px; min-height: 72px; padding: 12px 16px; border-bottom: 1px solid var(--ls-color-border); }
  .applicant:last-child { border: 0; }
  .applicant > .skeleton { grid-column: 1 / 3; height: 16px; }
  .who { display: grid; min-width: 0; }
  .name { display: flex; align-items: center; gap: 4px; min-width: 0; }
  .who strong { font-size: var(--ls-text-13); font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  .applicant .who strong { font-size: var(--ls-text-14); }
  .who span { font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .facts { display: grid; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .facts li, .since { display: flex; align-items: center; gap: 8px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); white-space: nowrap; }
  .since { padding-inline: 16px; }
  .address { display: inline-flex; align-items: center; gap: 6px; min-width: 0; }
  .facts .not-proven, .address .not-proven { color: var(--ls-color-warning); }
  .facts .not-proven { font-weight: var(--ls-weight-medium); }
  .acts { display: flex; gap: 8px; }
  .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 12px; }
  .seek > .input { width: 200px; }
  table { width: 100%; min-width: 860px; border-collapse: separate; border-spacing: 0; font-size: var(--ls-text-13); }
  th { height: 36px; white-space: nowrap; padding: 0 16px; text-align: start; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); background: var(--ls-color-canvas); border-bottom: 1px solid var(--ls-color-border); }
  td { height: 56px; padding: 0 16px; border-bottom: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); white-space: nowrap; }
  tr:last-child td { border: 0; }
  /* What one came to do stays in view where the table is wider than the window. */
  th:last-child, td:last-child { position: sticky; inset-inline-end: 0; }
  td:last-child { background: var(--ls-color-surface); }
  .end { text-align: end; }
  .member { display: flex; align-items: center; gap: 12px; }
  .tag { flex: none; padding: 1px 6px; border-radius: 4px; background: var(--ls-color-surface-2); font-weight: var(--ls-weight-medium); }
  .state { vertical-align: middle; display: inline-flex; align-items: center; gap: 8px; }
  .approved .state .icon { color: var(--ls-color-resolved); }
  .suspended .state, .rejected .state { color: var(--ls-color-danger); font-weight: var(--ls-weight-medium); }
  .suspended .who strong, .rejected .who strong { color: var(--ls-color-text-2); }
  .load { display: inline-flex; align-items: center; gap: 12px; }
  .load strong { font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  progress { appearance: none; width: 76px; height: 5px; border: 0; border-radius: 3px; overflow: hidden; background: var(--ls-color-surface-2); }
  progress::-webkit-progress-bar { background: var(--ls-color-surface-2); }
  progress::-webkit-progress-value { background: var(--ls-color-text-3); border-radius: 3px; }
  progress::-moz-progress-bar { background: var(--ls-color-text-3); border-radius: 3px; }
  @media (max-width: 1099px) {
    table { min-width: 700px; } progress { display: none; } th, td { padding-inline: 12px; } th.language, td.language { display: none; }
    .applicant { grid-template-columns: 36px minmax(0, 1fr) auto; }
    .facts { grid-column: 2; grid-row: 2; } .since { grid-column: 2; grid-row: 3; padding: 0; } .acts { grid-column: 3; grid-row: 1 / 4; }
  }
  @media (max-width: 819px) { .scroll { padding: 16px; padding-bottom: 84px; } .wide { display: none; } }
  @media (max-width: 559px) { table { min-width: 460px; } th.phone, td.phone, th.from, td.from { display: none; } .acts { grid-column: 1 / -1; grid-row: 4; } .acts .button { flex: 1; } .seek, .seek > .input { width: 100%; } }
`;
