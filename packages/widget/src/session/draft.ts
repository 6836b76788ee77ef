import type { TicketCategory } from '@logishift/support-sdk/customer';

/** A ticket not sent yet. */
export interface Draft {
  subject: string;
  description: string;
  category: TicketCategory | '';
  /** A parcel's number, typed by hand. */
  parcel?: string;
}

const storageKey = 'logishift-support-draft';

/** Keeps one draft over closing and reloading, as far as the page may store anything; else in memory. */
export class DraftKeeper {
  #draft: Draft | undefined;

  /** @param person whose draft it is: another's, found in the tab's storage, is thrown away */
  read(person: string): Draft | undefined {
    if (this.#draft) return this.#draft;
    try {
      const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
      if (kept?.person === person) this.#draft = kept.draft;
      else if (kept) sessionStorage.removeItem(storageKey);
    } catch {
      // Storage is blocked or holds something else: the draft lives in memory alone.
    }
    return this.#draft;
  }

  write(person: string, draft: Draft): void {
    this.#draft = draft;
    try {
      sessionStorage.setItem(storageKey, JSON.stringify({ person, draft }));
    } catch {
      // As above.
    }
  }

  clear(): void {
    this.#draft = undefined;
    try {
      sessionStorage.removeItem(storageKey);
    } catch {
      // As above.
    }
  }
}
