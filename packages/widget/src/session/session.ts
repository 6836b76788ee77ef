import {
  type Delivery,
  type FaqAnswer,
  NotFoundError,
  type Notification,
  type Page,
  Support,
  type Ticket,
  type TicketDetail,
  type TicketStatus,
  type TrackedTicket,
  UnauthorizedError,
} from '@logishift/support-sdk';
import { DraftKeeper } from './draft.js';
import { Loadable } from './loadable.js';
import { isSamePerson, type Person, readPerson } from './person.js';

/** Gives the signed-in person's token, or null; asked again with the refused one after a 401. */
export type GetToken = (asked: {
  rejected: string | null;
}) => string | null | undefined | Promise<string | null | undefined>;

export interface Identity {
  /** Where the server is. */
  api: string;
  token?: string | null | undefined;
  getToken?: GetToken | null | undefined;
}

export interface UnreadPage {
  data: Notification[];
  unread_count: number;
}

/** Who is asking, and all that is known of their matters. One for each element that stands alone on a page. */
export class Session {
  /** For what needs a person. */
  support!: Support;
  /** For what anyone may read: carries no token, so it works signed out and its answers can be cached. */
  publicSupport!: Support;
  /** null: nobody is signed in; undefined: not known yet. */
  readonly person = new Loadable<Person | null>(() => this.#askPerson(), { steady: true });
  readonly unread = new Loadable<UnreadPage>((signal) =>
    this.asPerson(() => this.support.notifications.list({ unread: 'true', limit: 50 }, { signal })),
  );
  readonly draft = new DraftKeeper();
  /** Replies not sent yet, by ticket. */
  readonly replies = new Map<string, string>();

  #identity: Identity | undefined;
  #token: string | null | undefined;
  #known = new Map<string, Loadable<unknown>>();
  #lastPerson: Person | null | undefined;

  /** @param report hears of failures that are nobody's typing */
  constructor(readonly report: (error: unknown) => void = () => {}) {}

  /** Sets who asks, and where. Somebody else than before: everything of the last one is forgotten. */
  identify(given: Identity): void {
    const identity = { ...given, token: asToken(given.token) };
    const before = this.#identity;
    if (
      before &&
      before.api === identity.api &&
      before.token === identity.token &&
      before.getToken === identity.getToken
    ) {
      return;
    }
    this.#identity = identity;
    this.#token = undefined;
    if (before?.api !== identity.api) {
      const baseUrl = identity.api;
      this.support = new Support({ baseUrl, token: ({ rejected }) => this.#giveToken(rejected) });
      this.publicSupport = new Support({ baseUrl });
      if (before) this.forget();
    }
    if (identity.token) this.#recognise(identity.token);
    else if (identity.getToken) this.person.clear();
    else this.#recognise(null);
    if (!identity.token && identity.getToken && before) void this.person.load();
  }

  /** Ends the sign-in here and forgets everything of the person. */
  signOut(): void {
    if (this.#identity) this.#identity = { api: this.#identity.api };
    this.#token = null;
    this.#lastPerson = null;
    this.forget();
    this.person.set(null);
  }

  /** Asks the host again who is signed in, if nobody was. */
  recall(): void {
    if (this.person.value !== null || !this.#identity?.getToken) return;
    this.#token = undefined;
    void this.person.reload();
  }

  /** Forgets everything but who asks. */
  forget(): void {
    for (const [key, known] of this.#known) if (!key.startsWith('faq ')) known.clear();
    this.unread.clear();
    this.draft.clear();
    this.replies.clear();
  }

  /** Ends every request under way. */
  stop(): void {
    this.person.stop();
    this.unread.stop();
    for (const known of this.#known.values()) known.stop();
  }

  /** Own tickets, the newest first, as far as one page goes. */
  tickets(status?: TicketStatus[]): Loadable<Page<Ticket>> {
    return this.#one(`tickets ${status ?? ''}`, (signal) =>
      this.asPerson(() => this.support.tickets.list(status ? { status, limit: 50 } : { limit: 50 }, { signal })),
    );
  }

  ticket(id: string): Loadable<TicketDetail> {
    return this.#one(`ticket ${id}`, (signal) => this.asPerson(() => this.support.tickets.get(id, { signal })));
  }

  /** One's own delivery; null when the server does not know it as theirs. */
  delivery(ref: string): Loadable<Delivery | null> {
    return this.#one(`delivery ${ref}`, (signal) =>
      this.asPerson(async () => {
        try {
          return await this.support.deliveries.get(ref, { signal });
        } catch (error) {
          if (error instanceof NotFoundError) return null;
          throw error;
        }
      }),
    );
  }

  /** The whole FAQ in a language: small enough to search it here, also off line. */
  faq(locale: string): Loadable<FaqAnswer[]> {
    return this.#one(
      `faq ${locale}`,
      async (signal) => (await this.publicSupport.faq.list({ locale }, { signal })).data,
      {
        steady: true,
      },
    );
  }

  tracked(code: string): Loadable<TrackedTicket> {
    return this.#one(`tracked ${code}`, (signal) => this.publicSupport.tickets.track(code, { signal }));
  }

  /** Reloads everything on screen that an act of one's own may have changed. */
  refresh(): void {
    for (const [key, known] of this.#known) {
      if (key.startsWith('ticket') && known.value !== undefined) void known.reload();
    }
    void this.unread.reload();
  }

  /** Marks what is unread of a ticket as read. */
  async markRead(ticketId: string): Promise<void> {
    const unread = this.unread.value;
    const seen = unread?.data.filter((one) => one.ticket_id === ticketId) ?? [];
    if (!unread || seen.length === 0) return;
    this.unread.set({
      data: unread.data.filter((one) => one.ticket_id !== ticketId),
      unread_count: Math.max(0, unread.unread_count - seen.length),
    });
    // Not marked this time: it is still unread at the next look, and marked then.
    await Promise.allSettled(seen.map((one) => this.support.notifications.read(one.id)));
  }

  /** Names whose draft it is, in storage. */
  get owner(): string {
    return `${this.#identity?.api} ${this.person.value?.id ?? ''}`;
  }

  #one<T>(key: string, read: (signal: AbortSignal) => Promise<T>, options?: { steady: boolean }): Loadable<T> {
    const known = this.#known.get(key) ?? new Loadable<unknown>(this.#reporting(read), options);
    this.#known.set(key, known);
    return known as Loadable<T>;
  }

  #reporting<T>(read: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
    return async (signal) => {
      try {
        return await read(signal);
      } catch (error) {
        if (!signal.aborted && !(error instanceof NotFoundError)) this.report(error);
        throw error;
      }
    };
  }

  /** Makes a request for the person. Refused for its token, nobody is signed in; what was typed stays. */
  async asPerson<T>(request: () => PromiseLike<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      if (error instanceof UnauthorizedError) this.person.set(null);
      throw error;
    }
  }

  async #askPerson(): Promise<Person | null> {
    const token = await this.#giveToken(null);
    return token ? readPerson(token) : null;
  }

  async #giveToken(rejected: string | null): Promise<string | null | undefined> {
    const { token, getToken } = this.#identity ?? {};
    if (token || !getToken) return token;
    if (rejected !== null || this.#token === undefined) {
      const given = asToken(await getToken({ rejected }));
      this.#token = given;
      this.#recognise(given);
    }
    return this.#token;
  }

  #recognise(token: string | null): void {
    const person = token ? readPerson(token) : null;
    if (this.#lastPerson !== undefined && !isSamePerson(this.#lastPerson, person)) this.forget();
    this.#lastPerson = person;
    this.person.set(person);
  }
}

/** What a host's page gives as a token, if it is one: a sign-in page's HTML, say, signs nobody in. */
const asToken = (given: string | null | undefined): string | null =>
  /^[\w-]+\.[\w-]+\.[\w-]*$/.test(given ?? '') ? given! : null;
