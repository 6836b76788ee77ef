import { css } from '../../parts/css.js';

export const faqStyles = css`
.tools { padding-block-end: 8px; }
:host([fill]) .tools { padding-block-start: 16px; }
.entries { border-block-start: 1px solid var(--ls-color-border); }
.entry { border-block-end: 1px solid var(--ls-color-border); }
:host([fill]) .entry:last-child { border-block-end-color: transparent; }
.question {
  display: flex; align-items: center; justify-content: space-between; gap: 12px; inline-size: 100%;
  min-block-size: 52px; padding: 12px 0; font-weight: var(--ls-weight-medium);
}
.question[aria-expanded='true'] { font-weight: var(--ls-weight-strong); }
.question:focus-visible { outline-offset: -2px; border-radius: 8px; }
.question .turn { color: var(--ls-color-text-2); transition: transform var(--ls-motion); }
.question[aria-expanded='true'] .turn { transform: rotate(180deg); }
:host([fill]) .question:hover { background: var(--ls-color-surface-2); }
.question small { display: inline-block; margin-inline-start: 8px; padding: 0 6px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-control); color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); }
.answer:last-child { padding-block-end: 12px; }
.answer { padding-block-start: 4px; color: var(--ls-color-text-2); max-inline-size: 68ch; }
:host([fill]) :is(.question, .answer) { padding-inline: var(--ls-padding); }
.answer :is(p, ul, ol, blockquote, pre) { margin: 0 0 8px; }
.answer pre { white-space: pre-wrap; }
.answer > :last-child { margin-block-end: 0; }
.answer ul { list-style: disc; padding-inline-start: 20px; }
.answer ol { list-style: decimal; padding-inline-start: 20px; }
.answer a { color: var(--ls-color-accent); }
.entry .choices { align-items: center; margin: 4px 0; gap: 0 4px; }
.still, :host([fill]) .still { background: var(--ls-color-surface-2); }
.still {
  display: flex; align-items: center; justify-content: space-between; gap: 16px; padding-block: 12px;
}
:host(:not([fill])) .still { margin-block-start: 24px; padding: 12px 16px; border-radius: var(--ls-radius-card); }
.still div { display: grid; min-inline-size: 0; }
.still strong { font-weight: var(--ls-weight-strong); }
.still span { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.still .button { flex: none; }
`;
