/** Defines an element, unless the page has it already: from a second copy of this script, or of the package. */
export function define(name: string, element: CustomElementConstructor): void {
  // Lit brings a stand-in for Node, where nothing is drawn.
  if (typeof window === 'undefined' || customElements.get(name)) return;
  customElements.define(name, element);
}
