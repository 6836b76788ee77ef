import { css } from './css.js';

export const stepperStyles = css`
.steps { position: relative; }
.step { position: relative; }
.step:not(.current) { --tone: var(--ls-color-text-2); --tint: transparent; }
.step .node {
  display: grid; place-items: center; inline-size: 24px; block-size: 24px; border-radius: 50%;
  background: var(--tone); color: var(--ls-color-surface); box-shadow: 0 0 0 4px var(--tint);
}
.step.future .node { background: none; border: 1px solid var(--ls-color-border-control); }
.step time { color: var(--ls-color-text-3); font-size: var(--ls-text-12); font-variant-numeric: tabular-nums; }
.step .name { font-weight: var(--ls-weight-medium); }
.step.future .name { color: var(--ls-color-text-2); font-weight: var(--ls-weight-regular); }

.steps.across { display: grid; grid-template-columns: repeat(4, 1fr); }
.across .step { display: grid; justify-items: center; align-content: start; gap: 0; text-align: center; font-size: var(--ls-text-12); }
.across time::first-letter { text-transform: uppercase; }
.across .node { margin-block-end: 6px; }
.across .name { line-height: 1.3; }
.across .step.current .name { color: var(--tone); font-weight: var(--ls-weight-strong); }
.across .step:not(:first-child)::before {
  content: ''; position: absolute; inset-block-start: 11px; inset-inline: calc(-50% + 18px) calc(50% + 18px);
  block-size: 2px; border-radius: 1px; background: var(--ls-color-border);
}
.across .step:not(.future):not(:first-child)::before { background: var(--ls-color-text-2); }

.down .step { display: grid; grid-template-columns: 24px 1fr auto; column-gap: 12px; align-items: baseline; min-block-size: 56px; }
.down .step:last-child { min-block-size: 0; }
.down .node { grid-row: 1 / span 2; align-self: start; }
.down .name { grid-column: 2; line-height: 24px; }
.down time { grid-column: 3; }
.down .says { grid-column: 2 / -1; color: var(--ls-color-text-2); font-size: var(--ls-text-13); line-height: 1.4; padding-block-end: 8px; }
.down .step.future .says { color: var(--ls-color-text-3); }
.down .step.current .name { font-weight: var(--ls-weight-strong); }
.down .step:not(:last-child)::after {
  content: ''; position: absolute; inset-block: 30px 6px; inset-inline-start: 11px; inline-size: 2px;
  border-radius: 1px; background: var(--ls-color-border);
}
.down .step.done::after { background: var(--ls-color-text-2); }
@media (forced-colors: active) {
  .step .node { border: 1px solid; color: CanvasText; background: Canvas; }
  .step.current .node { background: Highlight; color: HighlightText; outline: 2px solid Highlight; outline-offset: 2px; forced-color-adjust: none; }
  .step.current .name { text-decoration: underline; }
  .steps .step::before, .steps .step::after { forced-color-adjust: none; background: CanvasText; }
  .steps .step.future::before, .down .step:not(.done)::after { background: none; border: 0 dashed CanvasText; border-block-start-width: 1px; }
  .down .step:not(.done)::after { border-width: 0; border-inline-start-width: 1px; }
}
`;
