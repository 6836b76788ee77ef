import { html, type TemplateResult } from 'lit';
import { svg, unsafeStatic } from 'lit/static-html.js';

type IconNode = [tag: string, attributes: Record<string, string>][];

/** A template each, parsed once however often it is shown. */
const drawn = new Map<IconNode, TemplateResult>();

/** An outline icon beside a word; it says nothing to a screen reader, so its control carries the label. */
export function icon(node: IconNode, size = 16): TemplateResult {
  let drawing = drawn.get(node);
  if (!drawing) {
    const lines = node.map(([tag, attributes]) => {
      const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      return `<${tag}${written.join('')}/>`;
    });
    drawing = svg`${unsafeStatic(lines.join(''))}`;
    drawn.set(node, drawing);
  }
  // The set is drawn on 24 px: the stroke is widened so that it is 1.35 px at any size.
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
    stroke-width=${(1.35 * 24) / size} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
    >${drawing}</svg>`;
}
