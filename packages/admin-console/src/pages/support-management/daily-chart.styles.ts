import { css } from 'lit';

export const styles = css`
  :host { display: block; min-width: 0; --plot: 48px; }
  .card { height: 100%; padding: 10px 16px 8px; border: 1px solid var(--ls-color-border); border-radius: var(--ls-radius-card); background: var(--ls-color-surface); }
  .head { display: flex; align-items: center; gap: 12px; height: 24px; margin-bottom: 10px; }
  .head .button { width: 24px; height: 24px; margin-inline-end: -4px; }
  .title { flex: 1; min-width: 0; font-size: var(--ls-text-13); font-weight: var(--ls-weight-medium); color: var(--ls-color-text-2); }
  .title.day { color: var(--ls-color-text); font-variant-numeric: tabular-nums; }
  .key-of { display: inline-flex; align-items: center; gap: 5px; font-size: var(--ls-text-12); color: var(--ls-color-text-2); font-variant-numeric: tabular-nums; white-space: nowrap; }
  .key-of::before { content: ''; width: 8px; height: 8px; border-radius: 2px; background: currentColor; }
  .key-of.created::before { background: var(--ls-color-border-control); } .key-of.resolved::before { background: var(--ls-color-accent); }
  .chart { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 8px; font-size: var(--ls-text-12); line-height: 14px; color: var(--ls-color-text-2); font-variant-numeric: tabular-nums; white-space: nowrap; }
  /* The numbers stand beside their lines. */
  .numbers { display: flex; flex-direction: column-reverse; justify-content: space-between; height: calc(var(--plot) + 14px); margin-block: -7px; text-align: end; }
  .days { border-radius: 2px; cursor: crosshair; touch-action: pan-y; }
  .days svg { display: block; width: 100%; height: var(--plot); }
  .days svg:dir(rtl) { transform: scaleX(-1); }
  rect.created { fill: var(--ls-color-border-control); } rect.resolved { fill: var(--ls-color-accent); }
  rect.at { fill: var(--ls-color-accent-tint); stroke: var(--ls-color-border-control); vector-effect: non-scaling-stroke; }
  line { stroke: var(--ls-color-border); vector-effect: non-scaling-stroke; }
  .dates { grid-column: 2; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .dates span { display: flex; justify-content: space-between; gap: 4px; }
  .skeleton { display: block; height: calc(var(--plot) + 18px); }
  table { width: 100%; border-collapse: collapse; font-size: var(--ls-text-13); font-variant-numeric: tabular-nums; }
  th, td { height: 32px; padding: 0 8px; text-align: end; border-bottom: 1px solid var(--ls-color-border); font-weight: var(--ls-weight-regular); }
  th:first-child { text-align: start; }
  thead th { color: var(--ls-color-text-2); font-weight: var(--ls-weight-medium); }
  @media (forced-colors: active) {
    rect.created { fill: Canvas; stroke: CanvasText; vector-effect: non-scaling-stroke; } rect.resolved { fill: CanvasText; }
    rect.at { fill: Highlight; } rect.at ~ rect.created { fill: Highlight; stroke: HighlightText; } rect.at ~ rect.resolved { fill: HighlightText; }
    line { stroke: GrayText; }
    .key-of::before { forced-color-adjust: none; border: 1px solid CanvasText; } .key-of.created::before { background: Canvas; } .key-of.resolved::before { background: CanvasText; }
  }
`;
