import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

interface Size {
  /** Pixels; null: as its content is. */
  width?: number | null;
  height?: number | null;
}

class Sized extends Directive {
  override update({ element }: ElementPart, [size]: [Size]) {
    for (const side of ['width', 'height'] as const) {
      const pixels = size[side];
      if (pixels !== undefined) (element as HTMLElement).style[side] = pixels === null ? '' : `${pixels}px`;
    }
    return noChange;
  }

  render(_size: Size) {
    return noChange;
  }
}

/**
 * Gives an element its size through the CSSOM: `<col ${sized({ width: 80 })} />`. The style attribute that `styleMap`
 * writes at first is refused by the content security policy.
 */
export const sized = directive(Sized);
