import { css } from '../../parts/css.js';

export const ticketSentStyles = css`
.sent { display: grid; gap: 14px; }
:host([fill]) .sent { padding-block: 16px; }
.disc {
  display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%;
  background: var(--ls-color-resolved-tint); color: var(--ls-color-resolved);
}
h2 { font-size: var(--ls-text-20); line-height: 1.3; }
.head p { color: var(--ls-color-text-2); }
.part { padding: 12px 16px; display: grid; gap: 2px; }
.part + .part { border-block-start: 1px solid var(--ls-color-border); }
.part b { font-weight: var(--ls-weight-strong); }
.part .category { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.number { grid-template-columns: 1fr auto; align-items: center; }
.number div { display: grid; }
.number div span { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.number strong { font-size: var(--ls-text-28); font-weight: var(--ls-weight-strong); line-height: 1.2; }
.next { gap: 14px; padding-block-end: 14px; }
.next h3 { font-size: var(--ls-text-13); }
.head b { color: var(--ls-color-text); font-weight: var(--ls-weight-medium); }
.parcel { display: inline-block; max-inline-size: 100%; }
.follow { grid-template-columns: minmax(0, 1fr) auto; align-items: center; padding-block-start: 4px; }
.follow span { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.follow > :not(:nth-child(-n + 2)) { grid-column: 1 / -1; }
.follow b { font-weight: var(--ls-weight-medium); user-select: all; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
:host([fill]) .two { border-block-start: 1px solid var(--ls-color-border); }
:host(:not([fill])) .two { margin-block-start: 20px; max-inline-size: 440px; }
`;
