import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ticketDetail } from './ticket-detail.js';

/**
 * Keeps the open ticket and those before and after it loaded and fresh, so that they are there before one asks. At most
 * three at once. Nobody is told that they were looked at: marks and presence are of what is on the screen.
 */
export class Neighbours implements ReactiveController {
  readonly #held = new Map<string, () => void>();
  #due: ReturnType<typeof setTimeout> | undefined;

  /** @param open the open ticket's id, or '' @param beside the ids before and after it */
  constructor(
    host: ReactiveControllerHost,
    private readonly open: () => string,
    private readonly beside: () => (string | undefined)[],
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    // After what was asked for: that is painted first.
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      this.#hold();
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
    this.#keep([]);
  }

  #hold(): void {
    const open = this.open();
    const isThere = open !== '' && ticketDetail.known(open)?.value !== undefined;
    this.#keep(isThere ? [open, ...this.beside()] : [open]);
  }

  #keep(ids: (string | undefined)[]): void {
    const wanted = new Set(ids.filter(Boolean) as string[]);
    for (const id of wanted) {
      const ticket = ticketDetail(id);
      // The one that is open is loaded by who shows it; when it comes, its neighbours are next.
      if (!this.#held.has(id))
        this.#held.set(
          id,
          ticket.subscribe(() => this.#due ?? this.hostUpdated()),
        );
    }
    for (const [id, release] of this.#held) {
      if (wanted.has(id)) continue;
      release();
      this.#held.delete(id);
    }
  }
}
