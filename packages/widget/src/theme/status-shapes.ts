import { html, svg, type TemplateResult } from 'lit';

const filled = {
  open: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  in_progress: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.5a3.5 3.5 0 0 1 0 7v-7Z',
  on_hold: 'M2.5 2h2.4v8H2.5V2Zm4.6 0h2.4v8H7.1V2Z',
} as const;

const outlined = {
  resolved: 'M10 3.2 4.8 8.8 2 6.2',
  closed: 'M6 1.9a4.1 4.1 0 1 0 0 8.2 4.1 4.1 0 0 0 0-8.2Z',
} as const;

export type StatusShape = keyof typeof filled | keyof typeof outlined;

/** A path, full, on the 12-unit grid. */
export const fullShape = (path: string, size: number): TemplateResult =>
  drawn(svg`<path fill="currentColor" fill-rule="evenodd" d=${path}></path>`, size);

/** The shape of a status. Hidden from screen readers: its word stands beside it. */
export const statusShape = (name: StatusShape, size: number = 10): TemplateResult =>
  name in filled
    ? fullShape(filled[name as keyof typeof filled], size)
    : drawn(
        svg`<path fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"
        d=${outlined[name as keyof typeof outlined]}></path>`,
        size,
      );

const drawn = (path: TemplateResult<2>, size: number): TemplateResult =>
  html`<svg class="shape" width=${size} height=${size} viewBox="0 0 12 12" aria-hidden="true">${path}</svg>`;
