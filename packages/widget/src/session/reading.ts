import type {
  Delivery,
  FaqAnswer,
  FaqQuestion,
  News,
  OwnTicket,
  Page,
  ProblemError,
  TicketDetail,
  TicketStatus,
} from '@logishift/support-sdk/customer';
import { Asking } from './asking.js';
import { type Keeping, Loadable } from './loadable.js';

/**
 * What is asked of the server, each thing once for all views that show it. Here is what the first view and the panel
 * show; what only the others do comes with them (`asked-by-views.ts`, `told.ts`).
 */
export abstract class Reading extends Asking {
  /** By what it is: of a ticket, a list of tickets, a delivery, the FAQ. */
  readonly things = new Map<string, Loadable<unknown>>();
  /** How many pages of a list are shown. */
  readonly pageCounts = new Map<string, number>();

  /** Whether changes are being told now: then there is no need to look for them. */
  abstract readonly isTold: boolean;
  /** What is on screen has changed, or who is here. */
  abstract follow(): void;

  /** True for whoever has tickets of their own; a mailed link opens only one. */
  get hasOwn(): boolean {
    const person = this.person.value;
    return !!person && person.kind !== 'link';
  }

  /** How many of their tickets have news, and the last of it. */
  get unread(): Loadable<News> {
    return this.askOwn('unread', (signal) => this.support.tickets.news({ signal }));
  }

  /** Own tickets, those with news first, then by what happened last: as many pages as were asked for, and whether there are more. */
  tickets(status?: TicketStatus): Loadable<Page<OwnTicket>> {
    return this.askPages(`tickets ${status ?? ''}`, (signal) =>
      this.support.tickets.list({ ...(status && { status }), sort: 'news', limit: 50 }, { signal }).pages(),
    );
  }

  ticket(id: string): Loadable<TicketDetail> {
    return this.askOwn(`ticket ${id}`, (signal) => this.support.tickets.get(id, { signal }));
  }

  /** One's own delivery; null when the server does not know it as theirs. */
  delivery(ref: string): Loadable<Delivery | null> {
    return this.askOnce(`delivery ${ref}`, (signal) =>
      this.asPerson(async () => {
        try {
          return await this.support.deliveries.get(ref, { signal });
        } catch (error) {
          // Said by a server of ours: a wrong address answers with 404 too.
          if ((error as ProblemError).code === 'not_found') return null;
          throw error;
        }
      }),
    );
  }

  /** All questions of the FAQ in a language, or those that have words in them or in their answers. */
  faq(locale: string, q = ''): Loadable<FaqQuestion[]> {
    const read = async (signal: AbortSignal) => {
      const all: FaqQuestion[] = [];
      for await (const one of this.publicSupport.faq.list({ locale, ...(q && { q }) }, { signal })) all.push(one);
      return all;
    };
    return this.askOnce(`faq ${locale} ${q}`, read, { steady: true });
  }

  /** A whole answer. Once read it stays, off line too. */
  answer(id: string, locale: string): Loadable<FaqAnswer> {
    const read = async (signal: AbortSignal) => {
      try {
        return await this.publicSupport.faq.answer(id, { locale }, { signal });
      } catch (error) {
        // Taken away since it was listed, and found.
        if ((error as ProblemError).code === 'not_found')
          for (const [key, known] of this.things)
            if (key.startsWith(`faq ${locale} `))
              (known as Loadable<FaqQuestion[]>).tell((all) => all.filter((one) => one.id !== id));
        throw error;
      }
    };
    return this.askOnce(`faq answer ${id} ${locale}`, read, { steady: true });
  }

  /** Everything of the person that is on screen now, and of one ticket alone if it is named. */
  onScreen(ticketId?: string): Loadable<unknown>[] {
    const isMeant = (key: string) =>
      key.startsWith('ticket') && (!ticketId || key.startsWith('tickets') || key.endsWith(ticketId));
    const meant = [...this.things].filter(([key, known]) => known.isWatched && (isMeant(key) || key === 'unread'));
    return meant.map(([, known]) => known);
  }

  /** Reloads everything on screen that an act of one's own may have changed. */
  refresh(): void {
    for (const known of this.onScreen()) void known.reload();
  }

  renew(): void {
    for (const known of this.things.values()) if (known.isWatched) void known.reload();
  }

  /** A list of the person, with as many pages as were asked for. */
  askPages<T>(key: string, pages: (signal: AbortSignal) => AsyncIterable<Page<T>>): Loadable<Page<T>> {
    return this.askOwn(key, async (signal) => {
      const all: Page<T> = { data: [], next_cursor: null };
      let left = this.pageCounts.get(key) ?? 1;
      for await (const page of pages(signal)) {
        all.data.push(...page.data);
        all.next_cursor = page.next_cursor;
        if (--left === 0) break;
      }
      return all;
    });
  }

  /** A thing under a key, the same for all who ask for it; how it is read is reported where it fails. */
  askOnce<T>(key: string, read: (signal: AbortSignal) => Promise<T>, keeping?: Keeping): Loadable<T> {
    const known = this.things.get(key) ?? new Loadable<unknown>(this.#reporting(read), keeping);
    this.things.set(key, known);
    return known as Loadable<T>;
  }

  /** Of the person: the stream tells of its changes. */
  askOwn<T>(key: string, read: (signal: AbortSignal) => PromiseLike<T>): Loadable<T> {
    return this.askOnce(key, (signal) => this.asPerson(() => read(signal)), {
      isTold: () => this.isTold,
      onWatch: () => this.follow(),
    });
  }

  #reporting<T>(read: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
    return async (signal) => {
      try {
        return await read(signal);
      } catch (error) {
        if (!signal.aborted && (error as ProblemError | undefined)?.code !== 'not_found') this.report(error);
        throw error;
      }
    };
  }
}
