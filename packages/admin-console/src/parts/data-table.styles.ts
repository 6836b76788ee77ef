import { css } from 'lit';

/** A page of rows in a card: what the admins' lists share. */
export const dataTable = css`
  :host { display: flex; flex-direction: column; height: 100%; }
  .scroll { flex: 1; min-height: 0; overflow: auto; padding: 24px; display: grid; align-content: start; gap: 12px; }
  .card { border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); overflow: auto; }
  table { width: 100%; min-width: 780px; border-collapse: separate; border-spacing: 0; font-size: var(--ls-text-13); }
  th { height: 36px; padding: 0 16px; white-space: nowrap; text-align: start; font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); background: var(--ls-color-canvas); border-bottom: 1px solid var(--ls-color-border); }
  td { height: 56px; padding: 8px 16px; border-bottom: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); line-height: 1.4; }
  tr:last-child td { border: 0; }
  td strong { display: block; font-weight: var(--ls-weight-strong); color: var(--ls-color-text); }
  td small { display: block; font-size: var(--ls-text-12); color: var(--ls-color-text-2); }
  .end { text-align: end; }
  .nowrap { white-space: nowrap; }
  td:last-child .button { white-space: nowrap; }
  .ghost { display: block; height: 20px; margin: 18px 16px; }
  .foot { display: grid; justify-items: center; padding: 12px; }
  @media (max-width: 819px) {
    .scroll { padding: 16px; padding-bottom: 84px; }
    /* Too narrow for columns: a row is a card of its own. */
    table, tbody, tr, td { display: block; min-width: 0; }
    thead { display: none; }
    tr { padding: 12px 16px; border-bottom: 1px solid var(--ls-color-border); }
    tr:last-child { border: 0; }
    td, td.end { height: auto; padding: 2px 0; border: 0; text-align: start; overflow-wrap: anywhere; }
    td small { display: inline; }
    td strong + small { display: block; }
    td.numbers, td.numbers + td { display: inline-block; margin-inline-end: 16px; font-size: var(--ls-text-12); }
    td[data-label]::before { content: attr(data-label) ': '; color: var(--ls-color-text-2); }
    td:last-child:has(.button) { padding-top: 8px; }
  }
`;
