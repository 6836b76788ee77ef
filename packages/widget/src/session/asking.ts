import {
  CustomerSupport,
  ForbiddenError,
  type GuestSession,
  type SupportOptions,
  UnauthorizedError,
} from '@logishift/support-sdk/customer';
import { timed } from './clock.js';
import { GuestKeeper } from './guest-keeper.js';
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
  /** The token of a mailed link: opens one ticket. */
  link?: string | null | undefined;
}

/** Who is asking, and their token: the host's before that of a mailed link, before a guest's own. */
export abstract class Asking {
  /** How the server is asked as the person. */
  access!: SupportOptions;
  /** For what needs a person. */
  support!: CustomerSupport;
  /** For what anyone may read: carries no token, so it works signed out and its answers can be cached. */
  publicSupport!: CustomerSupport;
  /** null: nobody is signed in; undefined: not known yet. */
  readonly person = new Loadable<Person | null>(() => this.#ask(), { steady: true });

  readonly #guest = new GuestKeeper();
  #identity: Identity | undefined;
  /** The last token that the server refused. */
  #refused: string | undefined;
  /** What `getToken` gave. */
  #given: string | null | undefined;
  #last: Person | null | undefined;

  /** Hears of failures that are nobody's typing. */
  abstract readonly report: (error: unknown) => void;
  /** Somebody else asks now: everything of the last one goes. */
  abstract forget(): void;
  /** What is on screen may have changed: a guest's tickets became theirs. */
  abstract refresh(): void;

  get api(): string {
    return this.#identity?.api ?? '';
  }

  /** Sets who asks, and where. Somebody else than before: everything of the last one is forgotten. */
  identify(asked: Identity): void {
    const identity = { ...asked, token: this.#heed(asked.token), link: this.#heed(asked.link) };
    const before = this.#identity;
    const keys = ['api', 'token', 'getToken', 'link'] as const;
    if (before && keys.every((key) => before[key] === identity[key])) return;
    this.#identity = identity;
    this.#given = undefined;
    if (before?.api !== identity.api) {
      const baseUrl = identity.api;
      this.access = { baseUrl, fetch: timed, token: ({ rejected }) => this.#giveToken(rejected) };
      this.support = new CustomerSupport(this.access);
      this.publicSupport = new CustomerSupport({ baseUrl });
      if (before) this.forget();
    }
    if (identity.token || !identity.getToken) this.#recognise();
    // Who is here stays until the host has said who it is now: it is mostly the same person.
    else if (before) void this.person.reload();
  }

  /** Ends the sign-in here: the person signed out, in this place or another. */
  leave(): void {
    if (this.#identity) this.#identity = { api: this.#identity.api };
    this.#given = null;
    this.#guest.clear();
    this.forget();
    this.#last = null;
    this.person.set(null);
  }

  /** Asks the host again who is signed in, if nobody was. */
  recall(): void {
    if (this.person.value !== null || !this.#identity?.getToken) return;
    this.#given = undefined;
    void this.person.reload();
  }

  /** A guest has proved an address. */
  prove(session: GuestSession): void {
    this.#guest.write(this.api, session);
    this.#recognise();
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

  async #ask(): Promise<Person | null> {
    await this.#giveToken(null);
    return this.#whoever();
  }

  async #giveToken(rejected: string | null): Promise<string | null | undefined> {
    const identity = this.#identity;
    if (!identity) return null;
    if (rejected) {
      this.#refused = rejected;
      identity.token = this.#heed(identity.token);
      identity.link = this.#heed(identity.link);
      if (rejected === this.#guest.read(identity.api)?.access) this.#guest.clear();
    }
    const { token, getToken } = identity;
    if (!token && getToken && (rejected !== null || this.#given === undefined)) {
      let given: string | null;
      try {
        given = this.#heed(await getToken({ rejected }));
      } catch (error) {
        this.report(error);
        throw error;
      }
      // Meanwhile somebody else may have been named.
      if (identity !== this.#identity) return this.#giveToken(null);
      this.#given = given;
      // Their session has ended by itself: what was typed stays, and goes out once they are known again.
      if (rejected && !this.#given) this.person.set(null);
      else this.#recognise();
    }
    return this.#token;
  }

  /** A sign-in page's HTML, say, signs nobody in; whoever connects a host hears of it. Nor does what was refused. */
  #heed(given: string | null | undefined): string | null {
    if (given === this.#refused) return null;
    if (!given || /^[\w-]+\.[\w-]+\.[\w-]*$/.test(given)) return given || null;
    this.report(new TypeError('This token is no JWT'));
    return null;
  }

  get #token(): string | null | undefined {
    const { token, link } = this.#identity ?? {};
    return token || this.#given || link || this.#guest.read(this.api)?.access;
  }

  #whoever(): Person | null {
    const { token, link } = this.#identity ?? {};
    const hosts = token || this.#given;
    if (hosts) return readPerson(hosts, 'host');
    if (link) return readPerson(link, 'link');
    const guest = this.#guest.read(this.api)?.person;
    return guest ? { id: `guest ${guest.id}`, name: guest.name, kind: 'guest', email: guest.email } : null;
  }

  #recognise(): void {
    const person = this.#whoever();
    // What nobody typed is whose who says so next; what somebody did is not.
    if (this.#last && !isSamePerson(this.#last, person)) this.forget();
    this.#last = person;
    this.person.set(person);
    if (person?.kind === 'host' && this.#guest.read(this.api)) void this.#adopt();
  }

  /** The guest of before signed in at the host, who may vouch for the address: then the tickets are theirs. */
  async #adopt(): Promise<void> {
    this.#guest.clear();
    try {
      if ((await this.support.guests.adopt()).adopted > 0) this.refresh();
    } catch (error) {
      if (!(error instanceof ForbiddenError)) this.report(error);
    }
  }
}
