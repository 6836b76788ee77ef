/**
 * Puts a popover under (or over) its anchor, inside the window. Positions are set through the CSSOM: a style
 * attribute would be refused by the content security policy.
 */
export function placePopover(popover: HTMLElement, anchor: Element, align: 'start' | 'end' = 'start'): void {
  const gap = 4;
  const margin = 8;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const left = (align === 'start') === !rtl ? at.left : at.right - width;
  const below = at.bottom + gap + height <= innerHeight - margin || at.top < height + gap + margin;
  const top = below ? at.bottom + gap : at.top - gap - height;
  popover.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  popover.style.top = `${Math.max(margin, Math.min(top, innerHeight - height - margin))}px`;
}
