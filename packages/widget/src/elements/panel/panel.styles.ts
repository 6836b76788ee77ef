import { css } from '../../parts/css.js';

export const panelStyles = css`
:host { display: contents; }
.dialog {
  position: fixed; inset: auto; inset-block-end: var(--e); inset-inline: var(--x); margin: 0; padding: 0; color: inherit;
  inline-size: var(--ls-panel-width); max-inline-size: calc(100% - 32px); block-size: var(--ls-panel-height); max-block-size: calc(100% - 24px - var(--e));
  flex-direction: column; overflow: hidden; overscroll-behavior: contain; background: var(--ls-color-surface); border: 1px solid var(--ls-color-border);
  border-radius: var(--ls-radius-panel); box-shadow: var(--ls-shadow-floating);
}
.dialog::backdrop { background: none; }
.dialog > .root { display: contents; }
.dialog[open] { display: flex; animation: ls-rise var(--ls-motion); }
@keyframes ls-rise { from { opacity: 0; transform: translateY(8px); } }
.beside { order: -1; padding: 6px 12px; }
.beside:not(:has(*)) { display: none; }
.header {
  display: flex; align-items: center; gap: 4px; flex: none; min-block-size: 60px; padding-block: 7px; padding-inline: var(--ls-padding) 8px;
  border-block-end: 1px solid var(--ls-color-border);
}
.header.home { min-block-size: 72px; border-block-end: 0; align-items: start; padding-block: 14px 4px; }
.header.home .tool { margin-block-start: -6px; }
.header .tool:first-child { margin-inline-start: -8px; }
.title { flex: 1; min-inline-size: 0; }
.title h2 { font-size: var(--ls-text-16); line-height: 1.35; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.header.home h2 { font-size: var(--ls-text-20); }
.title p { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.dot { display: inline-block; inline-size: 8px; block-size: 8px; margin-inline-end: 6px; border-radius: 50%; background: var(--ls-color-resolved); }
.body { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.body > * { flex: 1; }
.tabs { display: grid; grid-template-columns: repeat(3, 1fr); flex: none; block-size: 60px; border-block-start: 1px solid var(--ls-color-border); }
.tabs button {
  position: relative; display: grid; justify-items: center; align-content: center; gap: 2px; color: var(--ls-color-text-2);
  font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); text-align: center;
}
.tabs button:hover { color: var(--ls-color-text); }
.tabs button[aria-current] { color: var(--ls-color-accent); font-weight: var(--ls-weight-strong); }
.tabs button[aria-current]::before {
  content: ''; position: absolute; inset-block-start: -1px; inset-inline: calc(50% - 28px); block-size: 2px; background: currentColor;
}
.tabs button:focus-visible { outline-offset: -3px; border-radius: 8px; }
.sign { position: relative; }
.count { position: absolute; inset-block-start: -6px; inset-inline-start: 13px; box-shadow: 0 0 0 2px var(--ls-color-surface); }
@media (width < 520px), (height < 420px) {
  .dialog { inset: 0; inline-size: 100%; max-inline-size: none; block-size: 100dvh; max-block-size: 100%; border: 0; border-radius: 0; }
}
@media (height < 420px) {
  .header, .header.home { min-block-size: 44px; padding-block: 0; align-items: center; }
  .header.home .tool { margin: 0; }
  .title h2, .header.home h2 { font-size: var(--ls-text-14); -webkit-line-clamp: 1; }
  .title p { display: none; }
  .tabs { block-size: 45px; }
  .tabs button { grid-auto-flow: column; gap: 6px; }
}
`;
