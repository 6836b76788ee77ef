import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; background: var(--ls-color-surface); }
  .chips { flex: none; flex-wrap: nowrap; gap: 6px; overflow-x: auto; scrollbar-width: none; padding: 10px 20px; border-bottom: 1px solid var(--ls-color-border); }
  .chip { flex: none; padding-inline: 7px; }
  .scroll { flex: 1; padding-bottom: 64px; min-height: 0; overflow: auto; }
  h2 {
    position: sticky; top: 0; z-index: 1; display: flex; justify-content: space-between; gap: 8px; padding-inline: 20px 16px; white-space: nowrap;
    font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); line-height: 27px; color: var(--ls-color-text-2);
    background: var(--ls-color-canvas); border-bottom: 1px solid var(--ls-color-border);
  }
  .held { position: sticky; top: 8px; z-index: 2; display: grid; justify-items: center; height: 0; }
  .held .button { height: 28px; border-radius: 14px; box-shadow: var(--ls-shadow-floating); color: var(--ls-color-accent-strong); }
  .end { display: flex; align-items: center; gap: 10px; padding: 20px; font-size: var(--ls-text-13); color: var(--ls-color-text-2); }
  .more { display: grid; padding: 16px 20px; }
  .ghost { display: grid; align-content: center; gap: 8px; height: 74px; padding-inline: 20px; border-bottom: 1px solid var(--ls-color-border); }
  .ghost i { display: block; height: 10px; }
  .short { width: 45%; } .tiny { width: 30%; } .w60 { width: 60%; } .w80 { width: 80%; } .w50 { width: 50%; } .w70 { width: 70%; } .w65 { width: 65%; }
  @media (max-width: 819px) { .scroll { padding-bottom: 60px; } .chips { padding-inline: 16px; } }
`;
