import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Signal } from './following.js';

/** Milliseconds between two signals that one is still there, and that one is still typing. */
const viewingEvery = 20_000;
const typingEvery = 3_000;

/** Says to the support team that one has a ticket open: while it is on screen and the page is seen. */
export class Presence implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #shown: () => string | undefined;
  readonly #say: (ticketId: string, state: Signal) => void;
  #at: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #typedAt = Number.NEGATIVE_INFINITY;
  #connected = false;

  /**
   * @param shown the ticket on screen
   * @param say tells the server
   */
  constructor(
    host: ReactiveControllerHost,
    shown: () => string | undefined,
    say: (ticketId: string, state: Signal) => void,
  ) {
    this.#host = host;
    this.#shown = shown;
    this.#say = say;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#look);
    this.#be(undefined);
  }

  hostUpdated(): void {
    // An element may be redrawn after it has left the page.
    this.#be(this.#connected && document.visibilityState !== 'hidden' ? this.#shown() : undefined);
  }

  /** A key was pressed in the composer. */
  typed(): void {
    if (!this.#at || performance.now() - this.#typedAt < typingEvery) return;
    this.#typedAt = performance.now();
    this.#say(this.#at, 'typing');
  }

  /** What was typed has been sent. */
  sent(): void {
    this.#typedAt = Number.NEGATIVE_INFINITY;
    if (this.#at) this.#say(this.#at, 'viewing');
  }

  #be(at: string | undefined): void {
    if (at === this.#at) return;
    clearInterval(this.#timer);
    if (this.#at) this.#say(this.#at, 'away');
    this.#at = at;
    if (!at) return;
    this.#say(at, 'viewing');
    this.#timer = setInterval(() => this.#say(at, 'viewing'), viewingEvery);
  }

  #look = (): void => this.#host.requestUpdate();
}
