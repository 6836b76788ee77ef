import { css } from 'lit';

export const styles = css`
  :host { display: flex; flex-direction: column; min-height: 0; height: 100%; container-type: inline-size; background: var(--ls-color-surface); }
  :host > ls-message { flex: 1; }
  header { flex: none; border-bottom: 1px solid var(--ls-color-border); padding-bottom: 12px; padding-inline: 24px 16px; }
  .strip { display: none; }
  .body { flex: 1; display: grid; grid-template-columns: minmax(0, 1fr) 288px; min-height: 0; }
  .main { display: flex; flex-direction: column; min-height: 0; }
  .conversation { flex: 1; min-height: 0; overflow: auto; padding: 16px 24px 8px; }
  .beside { position: relative; flex: none; padding: 4px 24px; }
  .new-below { position: absolute; bottom: 36px; inset-inline-start: 50%; translate: -50%; height: 28px; border-radius: 14px; box-shadow: var(--ls-shadow-floating); color: var(--ls-color-accent-strong); }
  .new-below:dir(rtl) { translate: 50%; }
  .conversation:focus-visible { outline-offset: -2px; }
  ls-composer { flex: none; padding: 0 24px 16px; }
  ls-ticket-side { min-height: 0; overflow: auto; border-inline-start: 1px solid var(--ls-color-border); background: var(--ls-color-canvas); }
  .loading { display: grid; gap: 16px; padding: 24px; }
  .line { display: block; width: 45%; height: 16px; margin-bottom: 32px; } .block { display: block; height: 64px; } .tall { height: 96px; }

  @container (max-width: 819px) {
    .body { grid-template-columns: minmax(0, 1fr); }
    .body:not(.side-shown) ls-ticket-side, .side-shown .main { display: none; }
    ls-ticket-side { border: 0; }
  }
  @container (max-width: 559px) {
    header { padding-inline: 16px; }
    .conversation { padding: 16px; }
    .beside { padding-inline: 16px; }
    ls-composer { padding: 0 12px 12px; }
  }
  @container (max-width: 479px) {
    ls-ticket-controls { flex-wrap: nowrap; overflow-x: auto; margin: -3px; padding: 3px; scrollbar-width: none; }
    .strip {
      display: flex; align-items: center; gap: 8px; flex: none; height: 44px; padding-inline: 16px; border: 0; border-bottom: 1px solid var(--ls-color-border);
      background: var(--ls-color-canvas); font-size: var(--ls-text-13); color: var(--ls-color-text-2); text-align: start;
    }
    .strip strong { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
    .person { flex: 1; display: flex; min-width: 0; }
    .strip span + .person { justify-content: flex-end; }
    .strip > .icon:first-child { color: var(--ls-color-accent); }
  }
`;
