import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The rows that are drawn: from `first` up to, and without, `end`. */
export interface RowRange {
  first: number;
  end: number;
}

/** Rows drawn beyond each edge of the window, and how far one scrolls before others are drawn. */
const beyond = 12;
const step = 4;

/**
 * Which of many rows of one height have to be drawn.
 * @param top where the first row begins, in pixels below the upper edge of what one sees; negative once scrolled
 * @param height of what one sees, in pixels
 */
export function rowsInView(count: number, rowHeight: number, top: number, height: number): RowRange {
  const first = Math.floor((-top / rowHeight - beyond) / step) * step;
  // Always as many, wherever between two rows one is: who comes takes the row of who goes.
  const end = first + Math.ceil((height / rowHeight + 2 * beyond) / step + 1) * step;
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** Draws its host again when other rows come into view, wherever the scrolling happens around it. */
export class RowWindow implements ReactiveController {
  range: RowRange = { first: 0, end: 3 * beyond };
  #frame = 0;
  #root: Node | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly rows: { count: () => number; height: number; body: () => Element | null },
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    // Scrolling does not bubble, and its element is an ancestor's affair: it is caught on its way down.
    document.addEventListener('scroll', this.#soon, { capture: true, passive: true });
    this.#root = this.host.getRootNode();
    this.#root.addEventListener('scroll', this.#soon, { capture: true, passive: true });
    addEventListener('resize', this.#soon);
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#soon, { capture: true });
    this.#root?.removeEventListener('scroll', this.#soon, { capture: true });
    removeEventListener('resize', this.#soon);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  hostUpdated(): void {
    this.#soon();
  }

  /** Now, because something will be looked for in the rows. */
  look(): void {
    const body = this.rows.body();
    if (!body) return;
    const next = rowsInView(this.rows.count(), this.rows.height, body.getBoundingClientRect().top, innerHeight);
    const { first, end } = this.range;
    if (next.first === first && next.end === end) return;
    this.range = next;
    this.host.requestUpdate();
  }

  #soon = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.look();
    });
  };
}
