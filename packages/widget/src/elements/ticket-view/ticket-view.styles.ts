import { css } from '../../parts/css.js';

export const ticketViewStyles = css`
.rest { padding-block: 16px; }
.heading { margin-block-end: 16px; }
.heading h2 { font-size: var(--ls-text-20); line-height: 1.3; }
.heading p { color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
.way { padding: 14px 8px 12px; overflow: hidden; border-block-end: 1px solid var(--ls-color-border); }
:host(:not([fill])) .way { border-block-start: 1px solid var(--ls-color-border); padding-block: 20px 16px; }
.way p { margin-block-start: 10px; padding-inline: 8px; color: var(--ls-color-text-2); font-size: var(--ls-text-13); text-align: center; text-wrap: balance; }
.talk { display: grid; grid-template-columns: minmax(0, 1fr); padding-block: 16px; row-gap: 4px; }
.talk > li { max-inline-size: 100%; }
.day, .event { justify-self: center; text-align: center; color: var(--ls-color-text-3); font-size: var(--ls-text-12); padding-block: 8px; }
.event { color: var(--ls-color-text-2); }
.event time, .said time { font-size: var(--ls-text-12); color: var(--ls-color-text-3); font-variant-numeric: tabular-nums; }
.said { display: grid; }
.bubble { max-inline-size: var(--ls-bubble-width); padding: 10px 12px; border-radius: var(--ls-radius-card); white-space: pre-wrap; }
:host(:not([fill])) .bubble { max-inline-size: min(60ch, 82%); }
.said.customer { justify-items: end; }
.customer .bubble { background: var(--ls-bubble-customer); border-end-end-radius: 4px; }
.said.agent { grid-template-columns: 28px minmax(0, 1fr); column-gap: 8px; justify-items: start; }
.agent .bubble { grid-column: 2; background: var(--ls-bubble-agent); border-end-start-radius: 4px; }
.agent .who { grid-column: 2; color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-medium); padding-block: 6px 2px; }
.agent time { grid-column: 2; }
.agent .face { grid-column: 1; grid-row: 1; align-self: end; }
.face {
  display: grid; place-items: center; inline-size: 28px; block-size: 28px;
  border-radius: 50%; background: var(--ls-color-surface-2); color: var(--ls-color-text-2); font-size: var(--ls-text-12); font-weight: var(--ls-weight-strong);
}
.agent .who ~ .face, .agent .who ~ .bubble { grid-row: 2; }
.said time, .came { padding-block: 2px 6px; }
.came { color: var(--ls-color-text-3); font-size: var(--ls-text-12); }
.typing { display: flex; align-items: center; gap: 8px; color: var(--ls-color-text-2); font-size: var(--ls-text-12); padding-block: 6px; }
.typing .bubble { display: flex; gap: 4px; padding: 12px; background: var(--ls-bubble-agent); border-end-start-radius: 4px; }
.typing i { inline-size: 6px; block-size: 6px; border-radius: 50%; background: currentColor; animation: ls-type 1.2s infinite; }
.typing i:nth-child(2) { animation-delay: .15s; }
.typing i:nth-child(3) { animation-delay: .3s; }
@keyframes ls-type { 30% { opacity: .25; } }
.way .lost { display: flex; justify-content: center; align-items: center; gap: 6px; margin-block-start: 4px; color: var(--ls-color-warning); }
.parcel { display: flex; align-items: center; gap: 8px; padding: 8px var(--ls-padding); border-block-end: 1px solid var(--ls-color-border); color: var(--ls-color-text-2); font-size: var(--ls-text-13); }
:host(:not([fill])) .parcel { padding-inline: 0; border: 0; }
.parcel-name { display: inline-block; max-inline-size: 100%; }
.parcel bdi { color: var(--ls-color-text); font-weight: var(--ls-weight-strong); }
.facts { padding-block-start: 12px; color: var(--ls-color-text-3); font-size: var(--ls-text-12); text-align: center; }
.new { display: flex; align-items: center; gap: 12px; color: var(--ls-color-accent); font-size: var(--ls-text-12); font-weight: var(--ls-weight-strong); padding-block: 8px; }
.new::before, .new::after { content: ''; flex: 1; border-block-start: 1px solid currentColor; }
.bubble a { color: inherit; unicode-bidi: isolate; text-underline-offset: 2px; }
.bubble a:hover { text-decoration-thickness: 2px; }
.waits .bubble, .refused .bubble { background: none; border: 1px dashed var(--ls-color-warning); }
.refused .bubble { border: 1px solid var(--ls-color-danger); }
.waits .came, .refused .came { display: flex; align-items: center; gap: 6px; color: var(--ls-color-warning); font-weight: var(--ls-weight-medium); }
.came time { padding: 0; }
.waits time { color: inherit; }
.refused .came { color: var(--ls-color-danger); }
.acts { display: flex; gap: 16px; }
.below { position: sticky; inset-block-end: 12px; display: flex; justify-content: center; align-items: flex-end; block-size: 0; }
.below .button { box-shadow: var(--ls-shadow-raised); border-radius: 22px; font-size: var(--ls-text-13); }
.outbox { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-block-end: 12px; }
.outbox p { grid-column: 1 / -1; display: grid; }
.verdict { margin-block-end: 16px; padding: 14px 16px 16px; }
.section { display: grid; gap: 12px; }
.foot .section { margin-block-end: 12px; }
.section h3 { font-size: var(--ls-text-16); }
.section .question { font-weight: var(--ls-weight-strong); }
.answers { display: grid; grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr); gap: 8px; }
.answer, .star { position: relative; }
.answer {
  display: flex; align-items: center; justify-content: center; gap: 8px; min-block-size: var(--ls-target); padding: 6px 10px; cursor: pointer;
  border: 1px solid var(--ls-color-border-control); border-radius: var(--ls-radius-control); font-weight: var(--ls-weight-strong); text-align: center;
}
.answer:hover { background: var(--ls-color-surface-2); }
.answer:has(:checked) {
  border-color: var(--ls-color-accent); box-shadow: inset 0 0 0 1px var(--ls-color-accent);
  background: var(--ls-color-accent-tint); color: var(--ls-color-accent-strong);
}
.answer:has(:focus-visible), .star:has(:focus-visible) { outline: 2px solid var(--ls-color-focus); outline-offset: 2px; border-radius: var(--ls-radius-control); }
:host(:not([fill])) .answers { max-inline-size: 480px; }
.hint-text { color: var(--ls-color-text-2); }
.stars { display: flex; align-items: center; margin-inline-start: -8px; }
.star { display: grid; place-items: center; inline-size: var(--ls-target); block-size: var(--ls-target); cursor: pointer; color: var(--ls-color-border-control); }
.star.on { color: var(--ls-color-accent); }
.star.on path { fill: currentColor; }
.stars .word { margin-inline-start: 8px; font-weight: var(--ls-weight-medium); }
.stars.given { margin-inline-start: -2px; }
.stars.given .star { inline-size: 24px; block-size: 24px; cursor: default; }
:host([fill]) .foot { border-block-start: 1px solid var(--ls-color-border); }
/* What is to be answered stays in view: it scrolls by itself where there is too little room for all of it. */
:host([fill]) .foot { max-block-size: 75%; overflow-y: auto; }
:host(:not([fill])) .foot { position: sticky; inset-block-end: 0; padding-block: 12px 16px; background: var(--ls-color-surface); }
:host([fill]) .low .way, :host([fill]) .low .parcel { display: none; }
.composer { display: flex; align-items: flex-end; gap: 8px; }
.composer .field { min-block-size: var(--ls-target); resize: none; max-block-size: 136px; flex: 1; }
.composer .button { flex: none; }
@media (height < 520px) { :host(:not([fill])) .foot { position: static; } }
.composer + .button { margin-block-start: 8px; }
@media (forced-colors: active) {
  .bubble { border: 1px solid; }
  .customer .bubble { border-inline-end-width: 4px; }
  .agent .bubble { border-inline-start-width: 4px; }
  .waits .bubble { border-style: dashed; }
  .answer:has(:checked) { outline: 3px solid Highlight; }
  .star.on { color: Highlight; }
}
.foot .error { margin-block: 0 8px; }
`;
