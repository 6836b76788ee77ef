import { readStored, removeOld, store, storedKeys } from './browser-storage.js';

/** How many half-written replies of one person are kept. */
const most = 30;

interface Kept {
  text: string;
  at: number;
}

/**
 * Replies not sent yet, by ticket. Kept in the browser under whose they are, so that they survive a page, a tab and the
 * end of a session; what is typed before the server has said who this is stays in memory until it has.
 */
export class Replies {
  readonly #owner: () => string | undefined;
  readonly #written = new Map<string, string>();

  /** @param owner whose it is what is typed now, once the server has said */
  constructor(owner: () => string | undefined) {
    this.#owner = owner;
  }

  get(ticketId: string): string {
    const here = this.#written.get(ticketId);
    if (here !== undefined) return here;
    const key = this.#key(ticketId);
    if (key) removeOld(key);
    return (key && readStored<Kept>(key)?.text) || '';
  }

  set(ticketId: string, text: string): void {
    this.#written.set(ticketId, text);
    const key = this.#key(ticketId);
    if (!key) return;
    store(key, text ? ({ text, at: Date.now() } satisfies Kept) : undefined);
    const all = storedKeys(key.slice(0, -ticketId.length));
    if (all.length <= most) return;
    const oldest = all.sort((a, b) => (readStored<Kept>(a)?.at ?? 0) - (readStored<Kept>(b)?.at ?? 0));
    for (const one of oldest.slice(0, -most)) store(one, undefined);
  }

  /** It is known now whose it is what was typed here. */
  settle(): void {
    if (this.#owner()) for (const [ticketId, text] of this.#written) this.set(ticketId, text);
  }

  /** Another tab has changed what is kept under a key. */
  heed(key: string): void {
    for (const ticketId of this.#written.keys()) if (key === this.#key(ticketId)) this.#written.delete(ticketId);
  }

  /** Shows nothing more of what was typed here; what is kept stays, for whoever it is of. */
  putAway(): void {
    this.#written.clear();
  }

  #key(ticketId: string): string | undefined {
    const owner = this.#owner();
    return owner && `${repliesBy}${owner} ${ticketId}`;
  }
}

/** How the keys of all replies begin. */
export const repliesBy = 'logishift-support-reply ';
