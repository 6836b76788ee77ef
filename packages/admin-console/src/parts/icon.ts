import { html, type TemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';

type IconNode = [tag: string, attributes: Record<string, string>][];

const drawn = new Map<IconNode, string>();

/** An outline icon beside a word; it says nothing to a screen reader, so its control carries the label. */
export function icon(node: IconNode, size = 16): TemplateResult {
  let markup = drawn.get(node);
  if (!markup) {
    markup = node
      .map(([tag, attributes]) => {
        const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
        return `<${tag}${written.join('')}/>`;
      })
      .join('');
    drawn.set(node, markup);
  }
  // The set is drawn on 24 px: the stroke is widened so that it is 1.35 px at any size.
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width=${(1.35 * 24) / size} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
    >${unsafeSVG(markup)}</svg>`;
}
