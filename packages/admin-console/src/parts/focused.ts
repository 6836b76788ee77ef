/** What has the focus, however deep. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** One can type words into it. */
export function isField(target: EventTarget | null | undefined): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
}

/** The button that was pressed has gone, with its row: the keys go on at the first of these that is there. */
export function goOnAt(root: ParentNode, ...selectors: string[]): void {
  if (focused() !== document.body) return;
  const found = selectors.map((selector) => root.querySelector<HTMLElement>(selector)).find((one) => one);
  found?.focus();
}
