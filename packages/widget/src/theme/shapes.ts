import { html, svg, type TemplateResult } from 'lit';

/**
 * Shapes that say a status or a priority without colour: ● open, ◐ in progress, ❚❚ on hold, ✓ resolved, ○ closed;
 * ▲ high, ■ medium, ▼ low. On a 12-unit grid, in the colour of the text around them.
 */
const filled = {
  open: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  in_progress: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.5a3.5 3.5 0 0 1 0 7v-7Z',
  on_hold: 'M2.5 2h2.4v8H2.5V2Zm4.6 0h2.4v8H7.1V2Z',
  high: 'M6 1.8 11 10.4H1L6 1.8Z',
  medium: 'M2.2 2.2h7.6v7.6H2.2V2.2Z',
  low: 'M6 10.2 1 1.6h10L6 10.2Z',
} as const;

const outlined = {
  resolved: 'M10 3.2 4.8 8.8 2 6.2',
  closed: 'M6 1.9a4.1 4.1 0 1 0 0 8.2 4.1 4.1 0 0 0 0-8.2Z',
} as const;

export type ShapeName = keyof typeof filled | keyof typeof outlined;

/** The shape of a status or a priority. Hidden from screen readers: its word stands beside it. */
export function shape(name: ShapeName, size: number = 10): TemplateResult {
  const path =
    name in filled
      ? svg`<path fill="currentColor" fill-rule="evenodd" d=${filled[name as keyof typeof filled]}></path>`
      : svg`<path fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"
        d=${outlined[name as keyof typeof outlined]}></path>`;
  return html`<svg class="shape" width=${size} height=${size} viewBox="0 0 12 12" aria-hidden="true">${path}</svg>`;
}
