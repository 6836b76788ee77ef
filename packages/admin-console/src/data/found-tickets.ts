import { type FoundStaffTicket, ProblemError, type StaffTicket } from '@logishift/support-sdk';
import { supportOnce } from '../session/support.js';
import { keyed } from './resource.js';
import { TicketList } from './ticket-list.js';

/** Rows of one page of what was found. */
export const foundPage = 20;
/** Texts of which what was found is kept: those that one may come back to. */
const mostTexts = 20;

/** Whose days the dates of a search are. */
const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Tickets that fit a text of the filter language, as far as one may see them. */
export const lookFor = (q: string, page: { cursor?: string; limit: number }, signal: AbortSignal) =>
  // What cannot be found in time is for its reader to say otherwise, not to be asked again.
  supportOnce.tickets.assigned({ scope: 'visible', q, time_zone: timeZone(), ...page }, { signal });

/**
 * What was found for a text. Nobody waits for it any more: the server is told to stop. Its rows stay where they are while one
 * reads, and change in their places.
 */
export class FoundTickets extends TicketList {
  #ending = new AbortController();

  constructor(readonly text: string) {
    super((page) => lookFor(text, page, this.#ending.signal), foundPage);
  }

  override subscribe(listener: () => void): () => void {
    if (this.#ending.signal.aborted) {
      this.#ending = new AbortController();
      this.error = undefined;
    }
    const stop = super.subscribe(listener);
    return () => {
      stop();
      if (!this.isWatched) this.#ending.abort();
    };
  }

  /** As of any list; of one that nobody waits for any more, nothing comes. */
  override async more(): Promise<void> {
    const { signal } = this.#ending;
    await super.more().catch((error) => {
      if (!signal.aborted) throw error;
    });
  }

  override get knowsItsRule(): boolean {
    return true;
  }

  /** What fits is for the server to say: a row is what its ticket is now, or gone where it is not to be seen any more. */
  override place(rows: readonly StaffTicket[], asked: ReadonlySet<string>): void {
    if (!this.value?.data.some(({ id }) => asked.has(id))) return;
    const byId = new Map(rows.map((row) => [row.id, row]));
    this.patch((page) => ({
      ...page,
      data: page.data.flatMap((ticket) => (asked.has(ticket.id) ? withHit(byId.get(ticket.id), ticket) : ticket)),
    }));
  }
}

const withHit = (now: StaffTicket | undefined, { hit }: FoundStaffTicket): FoundStaffTicket[] =>
  now ? [hit === undefined ? now : { ...now, hit }] : [];

export const foundTickets = keyed((text: string) => new FoundTickets(text), mostTexts);

/** It fits so much that the server gave up. */
export const isTooBroad = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'search_too_broad';
