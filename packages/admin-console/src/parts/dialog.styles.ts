import { css } from 'lit';

export const styles = css`
  dialog {
    width: min(440px, calc(100vw - 32px)); max-height: calc(100dvh - 32px); padding: 0; border: 1px solid var(--ls-color-border);
    border-radius: var(--ls-radius-card); background: var(--ls-color-surface); color: var(--ls-color-text);
    box-shadow: var(--ls-shadow-floating); font-size: var(--ls-text-14); overflow: auto;
  }
  :host([size='large']) dialog { width: min(720px, calc(100vw - 32px)); }
  dialog::backdrop { background: rgb(14 20 27 / 40%); }
  .head { display: flex; align-items: center; gap: 16px; padding: 20px 24px 8px; }
  :host([size='large']) .head { padding-block: 12px; padding-inline: 24px 16px; border-bottom: 1px solid var(--ls-color-border); }
  h2 { flex: 1; font-size: var(--ls-text-16); font-weight: var(--ls-weight-strong); }
  .content { padding: 0 24px 20px; color: var(--ls-color-text-2); }
  :host([size='large']) .content { padding: 20px 24px; color: var(--ls-color-text); }
  .foot { display: flex; justify-content: flex-end; gap: 8px; }
  ::slotted([slot='actions']) { display: flex; flex-wrap: wrap; gap: 8px; justify-content: flex-end; padding: 12px 24px; width: 100%; border-top: 1px solid var(--ls-color-border); }
`;
