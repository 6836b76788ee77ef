/** Defines elements by name, each unless the page has it already: from a second copy of this script, or of the package. */
export function define(elements: Record<string, CustomElementConstructor>): void {
  // Lit brings a stand-in for Node, where nothing is drawn.
  if (typeof window === 'undefined') return;
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
