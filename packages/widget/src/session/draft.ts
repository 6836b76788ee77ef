import type { TicketCategory } from '@logishift/support-sdk/customer';
import { keep, readKept } from './tab-storage.js';

/** A ticket not sent yet. */
export interface Draft {
  subject: string;
  description: string;
  category: TicketCategory | '';
  /** A parcel's number, typed by hand. */
  parcel?: string;
  /** The delivery of the page that was taken out. */
  removed?: string;
}

const storageKey = 'logishift-support-draft';

/** Keeps one draft over closing and reloading, as far as the page may store anything; else in memory. */
export class DraftKeeper {
  #draft: Draft | undefined;

  /** Whether there is one of which it is to be said whose it is. */
  get isKept(): boolean {
    return !this.#draft && readKept(storageKey) !== undefined;
  }

  /** @param person whose draft it is: another's, found in the tab's storage, is thrown away */
  read(person: string): Draft | undefined {
    if (this.#draft) return this.#draft;
    const kept = readKept<{ person: string; draft: Draft }>(storageKey);
    if (kept?.person === person) this.#draft = kept.draft;
    else if (kept) keep(storageKey, undefined);
    return this.#draft;
  }

  /** @param person whose it is; not known yet, it is in memory alone */
  write(person: string | undefined, draft: Draft): void {
    this.#draft = draft;
    if (person !== undefined) keep(storageKey, { person, draft });
  }

  /** What is kept stays, for whoever it is of. */
  putAway(): void {
    this.#draft = undefined;
  }

  clear(): void {
    this.#draft = undefined;
    keep(storageKey, undefined);
  }
}
