import { html, svg, type TemplateResult } from 'lit';

/**
 * One outline icon, 1.5 px thin at any size, in the colour of the text around it. Hidden from screen readers: it
 * always stands beside a word, or on a control with a label. Style it with the class `icon`.
 * @param outline a path of `icons.ts`
 * @param size px; 16 and 20 are the sizes of the design
 */
export function icon(outline: string, size: number = 20): TemplateResult {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width=${(1.5 * 24) / size} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
    >${svg`<path d=${outline}></path>`}</svg>`;
}
