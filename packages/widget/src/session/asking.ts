import {
  AnotherPersonError,
  CustomerSupport,
  type GuestSession,
  type SupportOptions,
  UnauthorizedError,
} from '@logishift/support-sdk/customer';
import { timed } from './clock.js';
import { GuestKeeper } from './guest-keeper.js';
import { Loadable } from './loadable.js';
import { nameIn, type Person } from './person.js';

/** Milliseconds in which the server is to say whose a new token is; else what is on screen may be somebody else's. */
const patience = 4_000;

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
  /** Another number for each who asks here: what was done for one of them comes too late for the next. */
  turn = 0;

  readonly #guest = new GuestKeeper();
  #identity: Identity | undefined;
  /** The one of which it was last said whose it is, or that it is nobody's. */
  #sureIn: Identity | undefined;
  /** The last token that the server refused. */
  #refused: string | undefined;
  /** What `getToken` gave. */
  #given: string | null | undefined;
  /** Whose matters are here; null: what was typed is nobody's yet. */
  #last: Person | null | undefined;
  /** The token that `#last` came with, and whether the server has said that it is theirs. */
  #lastToken: string | undefined;
  #isSure = false;
  #knowing: Promise<unknown> | undefined;

  /** Hears of failures that are nobody's typing. */
  abstract readonly report: (error: unknown) => void;
  /**
   * Somebody else asks now: everything of the last one goes.
   *
   * @param isGuess the server has named neither: it may be the same one
   */
  abstract forget(isGuess?: boolean): void;
  /** They signed out: nothing is kept of them. @param owner as `owner`, or the server alone for all that is kept for it */
  abstract burn(owner: string): void;
  /** What is on screen may have changed. */
  abstract refresh(): void;
  /** The guest of before signed in at the host, who may vouch for the address: then the tickets are theirs. */
  abstract adopt(): void;
  /** Everything on screen is asked for anew. */
  abstract renew(): void;

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
      this.access = {
        baseUrl,
        fetch: timed,
        token: ({ rejected }) => this.#giveToken(rejected),
        ifPerson: () => this.#last?.id,
        onPerson: (id, token) => this.#hear(id, token),
      };
      this.support = new CustomerSupport(this.access);
      this.publicSupport = new CustomerSupport({ baseUrl });
      if (before) this.forget();
      this.#last = this.#lastToken = undefined;
    }
    if (identity.token || !identity.getToken) {
      this.#recognise();
      this.#confirm();
    }
    // Who is here stays until the host has said who it is now: it is mostly the same person.
    else if (before) void this.person.reload();
  }

  /** Ends the sign-in here: the person signed out, in this place or another. */
  leave(): void {
    if (this.#identity) this.#identity = { api: this.#identity.api };
    this.#given = null;
    this.#guest.clear();
    // Of whom nobody has said who they are, all might be.
    if (this.#last !== null || this.#refused) this.burn(this.#last?.id ? `${this.api} ${this.#last.id}` : this.api);
    this.forget();
    this.#last = null;
    this.#lastToken = undefined;
    this.person.set(null);
  }

  /** Whose it is what this tab keeps: of nobody, while nobody is known. Undefined until the server has said. */
  get owner(): string | undefined {
    const last = this.#last;
    return last === undefined || (last && !this.#isSure) ? undefined : `${this.api} ${last?.id ?? ''}`;
  }

  /** Whose it is what is on screen. A new token is the same person's until an answer says otherwise. */
  get shownOwner(): string | undefined {
    const id = this.person.value?.id;
    return id && `${this.api} ${id}`;
  }

  /** Has the server say who this is, where no answer has. */
  async know(): Promise<void> {
    if (this.#isSure) return;
    this.#knowing ??= this.support.person({ timeout: patience }).catch((error) => {
      this.#knowing = undefined;
      // It has been heard who it is.
      if (!(error instanceof AnotherPersonError)) throw error;
    });
    await this.#knowing;
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
    const { turn } = this;
    try {
      return await request();
    } catch (error) {
      if (error instanceof UnauthorizedError && turn === this.turn) this.#end();
      throw error;
    }
  }

  async #ask(): Promise<Person | null> {
    // Whose a new token is, is not known: what the one before left is shown to nobody else.
    if ((await this.#giveToken(null)) && this.#last?.id) await this.asPerson(() => this.know());
    return (this.#token && this.#last) || null;
  }

  /** A session has ended by itself: what was typed stays theirs, and goes out once they are known again. */
  #end(): void {
    // Refused is what the host has given since: who that named is not known, and what is theirs waits for them unseen.
    if (this.#last?.id && this.#identity !== this.#sureIn) {
      this.forget(true);
      this.#sureIn = this.#identity;
    }
    this.#unknown();
    this.person.set(null);
  }

  /** Of whom the server never said anything, nothing was shown, and what was typed is nobody's. */
  #unknown(): void {
    if (!this.#last?.id) this.#last = null;
  }

  async #giveToken(rejected: string | null): Promise<string | null | undefined> {
    const identity = this.#identity;
    if (!identity) return null;
    if (rejected) {
      this.#refused = rejected;
      this.#unknown();
      identity.token = this.#heed(identity.token);
      identity.link = this.#heed(identity.link);
      if (rejected === this.#guest.read(identity.api)?.access) this.#guest.clear();
    }
    const { token, getToken } = identity;
    if (!token && getToken && (rejected !== null || this.#given === undefined)) {
      let given: string | null;
      try {
        given = this.#heed(await getToken({ rejected }));
      } catch (thrown) {
        // Something, also where nothing was thrown: as nothing it would count as no failure.
        const error = thrown ?? new TypeError('getToken failed');
        this.report(error);
        throw error;
      }
      // Meanwhile somebody else may have been named.
      if (identity !== this.#identity) return this.#giveToken(null);
      this.#given = given;
      // Their session has ended by itself: what was typed stays, and goes out once they are known again.
      if (rejected && !this.#given) this.#end();
      else this.#recognise();
      // A request that is made once more says it by itself.
      if (!rejected) this.#confirm();
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
    if (hosts) return { id: undefined, name: nameIn(hosts), kind: 'host' };
    if (link) return { id: undefined, name: undefined, kind: 'link' };
    const guest = this.#guest.read(this.api)?.person;
    return guest ? { ...guest, kind: 'guest' } : null;
  }

  /** Takes the person of the token there is now for the one of before, until the server says otherwise. */
  #recognise(): void {
    const person = this.#whoever();
    const last = this.#last;
    const token = this.#token;
    const isNew = token !== this.#lastToken;
    if (isNew) {
      this.#isSure = !!person?.id;
      if (person?.id) this.#sureIn = this.#identity;
      this.#knowing = undefined;
    }
    this.#lastToken = token || undefined;
    if (person && last && !isNew) person.id = last.id;
    // What nobody typed is whose who says so next; what somebody did is not.
    else if (last) {
      // A guest is none of the host's, and whom the server never named, nobody knows again.
      const mayBe = person && last.id && last.kind === person.kind && (person.id ?? last.id) === last.id;
      if (mayBe) person.id = last.id;
      else this.forget(!last.id);
    }
    this.#last = person;
    const isHidden = person?.id && !this.#isSure && !this.person.value;
    if (isHidden) this.#hide();
    else this.person.set(person);
    if (person?.kind === 'host') this.#guest.giveWay(this.api);
  }

  /** Shows nothing of anybody until the server has said who this is. */
  #hide(): void {
    this.person.clear();
    void this.person.reload();
  }

  /** A new token came while something of somebody is on screen: whose is it? */
  #confirm(): void {
    const { turn } = this;
    if (!this.person.value?.id || this.#isSure) return;
    const hide = () => {
      if (turn === this.turn && !this.#isSure && this.person.value) this.#hide();
    };
    // Asked again and again, and after as long as a server says, it would take longer.
    const timer = setTimeout(hide, patience);
    // Refused, it names nobody: what is here is put away, as after any other request.
    this.asPerson(() => this.know())
      .catch(hide)
      .finally(() => clearTimeout(timer));
  }

  /** An answer says whose it is. */
  #hear(id: string, token: string): void {
    const last = this.#last;
    // What a former token was answered says nothing of now.
    if (token !== this.#token || (this.#isSure && last?.id === id)) return;
    const isOther = last?.id !== undefined && last.id !== id;
    this.#isSure = true;
    this.#sureIn = this.#identity;
    if (isOther) this.forget();
    this.#last = { ...this.#whoever()!, id };
    this.person.set(this.#last);
    if (isOther) this.renew();
    if (this.#last.kind !== 'host' || !this.#guest.gaveWay(this.api)) return;
    this.#guest.clear();
    this.adopt();
  }
}
