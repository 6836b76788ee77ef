import type { TicketCategory } from '@logishift/support-sdk/customer';
import type { View } from '../events.js';
import { keep, readKept } from './tab-storage.js';

/** A ticket not sent yet. */
export interface Draft {
  subject: string;
  description: string;
  category: TicketCategory | '';
  /** The number of the parcel it is about; '': not said; null: about none. Undefined: nothing was done about it yet. */
  parcel?: string | null | undefined;
  /** The subject is what was searched for in vain. */
  searched?: boolean | undefined;
  /** The open tickets about its parcel of which it was said already that they are there. */
  warned?: string[] | undefined;
  /** When it was last changed, in milliseconds. */
  saved?: number | undefined;
}

/** Whether somebody has written anything of it. */
export const isBegun = (draft: Draft | undefined): boolean =>
  /\S/.test(`${draft?.subject ?? ''}${draft?.description ?? ''}`);

const storageKey = 'logishift-support-draft';

interface Kept {
  /** The server and the person's id, which is '' of nobody. */
  person: string;
  draft: Draft;
}

/** Nobody is known: that says nothing of whose the tab is. */
const isNobodys = (person: string): boolean => person.endsWith(' ');

/** Keeps one draft over closing and reloading, as far as the page may store anything; else in memory. */
export class DraftKeeper {
  #draft: Draft | undefined;

  /** Whether there is one of which it is to be said whose it is. */
  get isKept(): boolean {
    return !this.#draft && readKept(storageKey) !== undefined;
  }

  /** @param person whose draft it is, as `Asking.owner`: another's, found in the tab's storage, is thrown away by somebody known */
  read(person: string): Draft | undefined {
    if (this.#draft) return this.#draft;
    const kept = readKept<Kept>(storageKey);
    if (kept?.person === person) this.#draft = kept.draft;
    else if (kept && !isNobodys(person)) keep(storageKey, undefined);
    return this.#draft;
  }

  /** @param person whose it is; not known yet, or over what somebody else left, it is in memory alone */
  write(person: string | undefined, draft: Draft): void {
    this.#draft = draft;
    if (person === undefined) return;
    if (isNobodys(person) && (readKept<Kept>(storageKey)?.person ?? person) !== person) return;
    keep(storageKey, { person, draft });
  }

  /** Begins one with what led to it, where none is begun. */
  begin(person: string | undefined, { query, subject, delivery, category }: View): void {
    const before = person === undefined ? undefined : this.read(person);
    if (isBegun(before) || !(query || subject)) return;
    const parcel = delivery ?? before?.parcel;
    this.write(person, {
      subject: query || subject!,
      description: '',
      category: category ?? '',
      parcel,
      searched: !!query,
      saved: Date.now(),
    });
  }

  /** What somebody has sent is no draft of theirs any more, unless it was changed meanwhile. */
  sent(person: string, { subject, description }: Pick<Draft, 'subject' | 'description'>): void {
    const isIt = (draft: Draft | undefined) =>
      draft?.subject.trim() === subject && draft.description.trim() === description;
    const kept = readKept<Kept>(storageKey);
    if (kept && (kept.person !== person || !isIt(kept.draft))) return;
    if (isIt(this.#draft)) this.#draft = undefined;
    keep(storageKey, undefined);
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
