import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Options {
  /** What scrolls. */
  box: () => HTMLElement | null;
  /** Where its place is kept; another one for another list. */
  place: () => { top: number };
  /** Its content is there. */
  isThere: () => boolean;
}

/** Brings a list back to where it was scrolled when one left it. */
export class ScrollPlace implements ReactiveController {
  #place: { top: number } | null = null;
  #box: HTMLElement | null = null;
  #frame = 0;

  constructor(
    host: ReactiveControllerHost,
    private readonly options: Options,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.options.box();
    if (box !== this.#box) {
      this.#box?.removeEventListener('scroll', this.#keep);
      this.#box = box;
      box?.addEventListener('scroll', this.#keep, { passive: true });
    }
    const place = this.options.place();
    if (!box || place === this.#place || !this.options.isThere()) return;
    this.#place = place;
    // What happens meanwhile is not where somebody went: the rows are still being made.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      box.scrollTop = place.top;
    });
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#place = null;
  }

  #keep = () => {
    // Another list's content, or none: the browser moved it, not its reader.
    if (this.#frame === 0 && this.#box && this.#place === this.options.place()) this.#place.top = this.#box.scrollTop;
  };
}
