import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pixels from the end that still count as the end. */
const near = 48;
/** Pixels of height below which there is room for the talk and the answer alone, as over a phone's keypad. */
const low = 430;

/**
 * Where somebody reads in a conversation that scrolls: it opens at what is new, else at the end; who is at the end stays
 * there, whatever comes or grows; who has scrolled up is not moved.
 */
export class ReadingPlace implements ReactiveController {
  /** Something came below what is seen. */
  isBelow = false;

  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  readonly #observer = new ResizeObserver(() => this.#settle());
  #scroller: HTMLElement | undefined;
  #isAtEnd = true;
  #isPlaced = false;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroll') ?? undefined;
    if (scroller === this.#scroller) return;
    this.#leave();
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#look);
    this.#observer.observe(scroller);
    // It grows by what is in it too.
    this.#observer.observe(scroller.firstElementChild!);
    this.#observer.observe(scroller.parentElement!);
  }

  /** Another conversation is shown. */
  begin(): void {
    this.#isPlaced = this.isBelow = false;
    this.#isAtEnd = true;
    this.#settle();
  }

  /** Something new has come at the end. @param isOwn they did it: it comes into view */
  grew(isOwn: boolean): void {
    if (isOwn) this.toEnd();
    else if (!this.#isAtEnd && this.#scroller) this.isBelow = true;
    this.#host.requestUpdate();
  }

  toEnd = (): void => {
    this.#isAtEnd = true;
    this.isBelow = false;
    this.#settle();
    this.#host.requestUpdate();
  };

  /** A hidden one has no height: a panel that is still closed is placed once it is seen. */
  #settle(): void {
    const scroller = this.#scroller;
    const root = scroller?.parentElement;
    root?.classList.toggle('low', root.clientHeight < low);
    if (!scroller?.clientHeight) return;
    const line = scroller.querySelector<HTMLElement>('.new');
    if (!this.#isPlaced && line) {
      scroller.scrollTop = line.offsetTop - near;
      this.#look();
    } else if (this.#isAtEnd) scroller.scrollTop = scroller.scrollHeight;
    this.#isPlaced = true;
  }

  #look = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller!;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < near;
    if (!this.#isAtEnd || !this.isBelow) return;
    this.isBelow = false;
    this.#host.requestUpdate();
  };

  #leave(): void {
    this.#observer.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#look);
    this.#scroller = undefined;
  }
}
