import type {
  Delivery,
  FaqAnswer,
  FaqQuestion,
  Message,
  News,
  Notification,
  OwnTicket,
  Page,
  ProblemError,
  TicketDetail,
  TicketStatus,
  TrackedTicket,
} from '@logishift/support-sdk/customer';
import type { Answer } from './acts.js';
import { Asking } from './asking.js';
import { removeOld, store, storedKeys } from './browser-storage.js';
import type { deliver } from './deliver.js';
import { DraftKeeper } from './draft.js';
import type { Following, Signal } from './following.js';
import { type Keeping, Loadable } from './loadable.js';
import { type Moment, noMoment, withMessage } from './moment.js';
import { keptBy, keptOfAll, Outbox, type Sent } from './outbox.js';
import { newProof, type Proof } from './proof.js';
import { Replies } from './replies.js';

/** Milliseconds without the stream that nobody needs to hear of: it changes the tab, or the server's node. */
const grace = 3_000;

/** What comes with the views. */
interface Parts {
  Following: typeof Following;
  deliver: typeof deliver;
}

/** Who is asking, and all that is known of their matters. One for each element that stands alone on a page. */
export class Session extends Asking {
  readonly draft = new DraftKeeper();
  /** How far a guest has come with proving an address. */
  proof: Proof = newProof();
  /** Replies not sent yet, by ticket. */
  readonly replies = new Replies(() => this.owner);
  /** What was sent and has not arrived. */
  readonly outbox = new Outbox(
    this,
    (...arrived) => this.#arrived(...arrived),
    (key) => this.replies.heed(key),
    () => this.#loadParts(),
  );
  /** Whether entries of the FAQ helped, as was said here; a text says why that did not get through. */
  readonly votes = new Map<string, boolean | string>();
  /** Who is there now, as the stream last told. */
  readonly moment = new Loadable<Moment>(async () => noMoment, { steady: true });

  /** The stream was there, and has been gone for a while. */
  readonly lost = new Loadable<boolean>(async () => false, { steady: true });

  readonly #loadParts: () => Promise<Parts>;
  /** How many pages of a list are shown. */
  readonly #pages = new Map<string, number>();
  readonly #known = new Map<string, Loadable<unknown>>();
  #following: Promise<Following> | undefined;
  #followed: Following | undefined;
  #isTold = false;
  #losing: ReturnType<typeof setTimeout> | undefined;
  #willFollow = false;
  /** The ticket that was read last, and the news of then. */
  #readIn: string | undefined;

  /**
   * @param report hears of failures that are nobody's typing
   * @param loadParts brings what follows the stream and what sends, once there is somebody to follow or something to send
   * @param onCreated hears of a ticket that was sent and whose form is gone
   */
  constructor(
    readonly report: (error: unknown) => void,
    loadParts: () => Promise<Parts>,
    readonly onCreated: (ticket: OwnTicket) => void = () => {},
  ) {
    super();
    this.#loadParts = loadParts;
    this.person.subscribe(this.#follow);
    this.person.subscribe(() => {
      // Whoever it is of: two weeks are two weeks.
      for (const prefix of keptOfAll) removeOld(prefix);
      this.replies.settle();
      this.outbox.now();
    });
  }

  /** True for whoever has tickets of their own; a mailed link opens only one. */
  get hasOwn(): boolean {
    const person = this.person.value;
    return !!person && person.kind !== 'link';
  }

  /** Ends the sign-in here, and the person's streams everywhere; forgets everything of the person. */
  signOut(): void {
    // Asked for at once, while there still is a token; the stream stays until the other tabs have heard.
    this.#followed?.end().catch(() => {});
    this.#followed = undefined;
    this.leave();
  }

  forget(isGuess = false): void {
    this.turn++;
    this.#readIn = undefined;
    this.#rest(true);
    for (const [key, known] of this.#known) if (!key.startsWith('faq ')) known.clear();
    this.#pages.clear();
    // A kept one says whose it is: a stranger's is thrown away when it is read.
    if (isGuess) this.draft.putAway();
    else this.draft.clear();
    this.proof = newProof();
    this.replies.putAway();
    this.outbox.putAway();
    this.votes.clear();
  }

  burn(owner: string): void {
    for (const prefix of keptBy(owner)) for (const key of storedKeys(prefix)) store(key, undefined);
  }

  /** Ends every request under way, and the stream. */
  stop(): void {
    this.outbox.close();
    this.#rest(false);
    this.person.stop();
    for (const known of this.#known.values()) known.stop();
  }

  /** For a view that asks for nothing else: has the server say who this is. */
  get who(): Loadable<boolean> {
    return this.#one('who', () => this.asPerson(() => this.know().then(() => true)));
  }

  /** How many of their tickets have news, and the last of it. */
  get unread(): Loadable<News> {
    return this.#own('unread', (signal) => this.support.tickets.news({ signal }));
  }

  /** Own tickets, those with news first, then by what happened last: as many pages as were asked for, and whether there are more. */
  tickets(status?: TicketStatus): Loadable<Page<OwnTicket>> {
    return this.#paged(`tickets ${status ?? ''}`, (signal) =>
      this.support.tickets.list({ ...(status && { status }), sort: 'news', limit: 50 }, { signal }).pages(),
    );
  }

  /** All that one was told, the newest first. */
  get told(): Loadable<Page<Notification>> {
    return this.#paged('tickets told', (signal) => this.support.notifications.list({ limit: 50 }, { signal }).pages());
  }

  /** One's own deliveries, the newest first. */
  get deliveries(): Loadable<Delivery[]> {
    return this.#one('deliveries', (signal) =>
      this.asPerson(async () => (await this.support.deliveries.list({ limit: 50 }, { signal })).data),
    );
  }

  /** Where answers are mailed to; null: nowhere. */
  get mailbox(): Loadable<string | null> {
    return this.#one('mailbox', (signal) =>
      this.asPerson(async () => {
        const { data, email } = await this.support.notifications.preferences({ signal });
        return data.some((one) => one.kind === 'ticket.message' && one.email) ? email : null;
      }),
    );
  }

  /** Asks for a page more of a list. */
  older(shown: Loadable<Page<unknown>>): void {
    const key = [...this.#known].find(([, known]) => known === shown)?.[0];
    // One more than are there: asked for in vain, it is not counted.
    if (key) this.#pages.set(key, Math.ceil((shown.value?.data.length ?? 0) / 50) + 1);
    void shown.reload();
  }

  #paged<T>(key: string, pages: (signal: AbortSignal) => AsyncIterable<Page<T>>): Loadable<Page<T>> {
    return this.#own(key, async (signal) => {
      const all: Page<T> = { data: [], next_cursor: null };
      let left = this.#pages.get(key) ?? 1;
      for await (const page of pages(signal)) {
        all.data.push(...page.data);
        all.next_cursor = page.next_cursor;
        if (--left === 0) break;
      }
      return all;
    });
  }

  ticket(id: string): Loadable<TicketDetail> {
    return this.#own(`ticket ${id}`, (signal) => this.support.tickets.get(id, { signal }));
  }

  /** One's own delivery; null when the server does not know it as theirs. */
  delivery(ref: string): Loadable<Delivery | null> {
    return this.#one(`delivery ${ref}`, (signal) =>
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
    return this.#one(`faq ${locale} ${q}`, read, { steady: true });
  }

  /** A whole answer. Once read it stays, off line too. */
  answer(id: string, locale: string): Loadable<FaqAnswer> {
    const read = async (signal: AbortSignal) => {
      try {
        return await this.publicSupport.faq.answer(id, { locale }, { signal });
      } catch (error) {
        // Taken away since it was listed, and found.
        if ((error as ProblemError).code === 'not_found')
          for (const [key, known] of this.#known)
            if (key.startsWith(`faq ${locale} `))
              (known as Loadable<FaqQuestion[]>).tell((all) => all.filter((one) => one.id !== id));
        throw error;
      }
    };
    return this.#one(`faq answer ${id} ${locale}`, read, { steady: true });
  }

  tracked(code: string): Loadable<TrackedTicket> {
    return this.#one(`tracked ${code}`, (signal) => this.publicSupport.tickets.track(code, { signal }));
  }

  /** Everything of the person that is on screen now, and of one ticket alone if it is named. */
  onScreen(ticketId?: string): Loadable<unknown>[] {
    const isMeant = (key: string) =>
      key.startsWith('ticket') && (!ticketId || key.startsWith('tickets') || key.endsWith(ticketId));
    const meant = [...this.#known].filter(([key, known]) => known.isWatched && (isMeant(key) || key === 'unread'));
    return meant.map(([, known]) => known);
  }

  /** Whether changes are being told now: then there is no need to look for them. */
  get isTold(): boolean {
    return this.#isTold;
  }

  /** Reloads everything on screen that an act of one's own may have changed. */
  refresh(): void {
    for (const known of this.onScreen()) void known.reload();
  }

  renew(): void {
    for (const known of this.#known.values()) if (known.isWatched) void known.reload();
  }

  /** Puts a message into its conversation, once. Of one not loaded yet it comes with the loading. */
  said(message: Message): void {
    this.ticket(message.ticket_id).tell((ticket) => withMessage(ticket, message));
  }

  /** Marks all that one was told as read. */
  async readAll(): Promise<void> {
    await this.asPerson(() => this.support.notifications.readAll());
    this.refresh();
  }

  /** A ticket is on screen: all that was told of it is read. Asked for once for each state of the news. */
  async markRead(ticketId: string): Promise<void> {
    const news = this.unread.value;
    const state = `${ticketId} ${JSON.stringify(news)}`;
    if (!news?.unread_tickets || state === this.#readIn) return;
    this.#readIn = state;
    try {
      await this.support.notifications.readTicket(ticketId);
    } catch {
      // Not read this time. Asked for again where there is a line again, not with everything that is drawn.
      addEventListener('online', this.#readAgain, { once: true, capture: true });
      return;
    }
    for (const [key, known] of this.#known)
      if (key.startsWith('tickets'))
        (known as Loadable<Page<OwnTicket>>).tell((page) => ({
          ...page,
          data: page.data.map((one) => (one.id === ticketId ? { ...one, has_news: false } : one)),
        }));
    // Else the stream tells that it was read.
    if (!this.isTold) await this.unread.reload();
  }

  #readAgain = (): void => {
    this.#readIn = undefined;
  };

  /** Tells the other side that a message has arrived, or been seen. Not told this time, the next mark says it too. */
  mark(ticketId: string, through: { delivered: string } | { seen: string }): void {
    this.support.messages.mark(ticketId, through).catch(() => {});
  }

  /** Tells the other side that one has the ticket open, is typing, or has left it. */
  signal(ticketId: string, state: Signal): void {
    void this.#following?.then((following) => following.signal(ticketId, state)).catch(() => {});
  }

  /** Something that was sent is there. @param isAlone it was sent from here, and nobody on the page waits for it */
  #arrived(owner: string, { act }: Sent, answer: Answer, isAlone: boolean): void {
    // Also where it is not known yet that they are here: it is not theirs to send again.
    if (act.kind === 'create') this.draft.sent(owner, act.ticket);
    if (owner !== this.owner && owner !== this.shownOwner) return;
    if (act.kind === 'message') this.said(answer as Message);
    if (act.kind === 'create' && isAlone) this.onCreated(answer as OwnTicket);
    // What else it changed is told, or looked up.
    if (!this.isTold || act.kind !== 'message') this.refresh();
  }

  #one<T>(key: string, read: (signal: AbortSignal) => Promise<T>, keeping?: Keeping): Loadable<T> {
    const known = this.#known.get(key) ?? new Loadable<unknown>(this.#reporting(read), keeping);
    this.#known.set(key, known);
    return known as Loadable<T>;
  }

  /** Of the person: the stream tells of its changes. */
  #own<T>(key: string, read: (signal: AbortSignal) => PromiseLike<T>): Loadable<T> {
    return this.#one(key, (signal) => this.asPerson(() => read(signal)), {
      isTold: () => this.isTold,
      onWatch: this.#follow,
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

  /** Follows the stream while somebody is known and something of theirs is on screen. */
  #follow = (): void => {
    if (this.#willFollow) return;
    this.#willFollow = true;
    // A view that takes another's place has a moment between the two.
    queueMicrotask(() => {
      this.#willFollow = false;
      if (!this.person.value?.id || this.onScreen().length === 0) {
        this.#rest(false);
        return;
      }
      this.#following ??= this.#load();
      const loading = this.#following;
      loading.then(
        (following) => {
          // Meanwhile somebody else may have come, or everything have left the screen.
          if (this.#following !== loading || this.onScreen().length === 0) return;
          this.#followed = following;
          following.open();
        },
        () => {},
      );
    });
  };

  #told = (isTold: boolean): void => {
    if (isTold === this.#isTold) return;
    this.#isTold = isTold;
    clearTimeout(this.#losing);
    if (isTold) {
      this.#readAgain();
      this.lost.set(false);
      // There is a line again.
      this.outbox.now();
    } else this.#losing = setTimeout(() => this.lost.set(true), grace);
  };

  #load(): Promise<Following> {
    const loading = this.#loadParts().then(({ Following }) => new Following(this, this.#told));
    loading.catch((error) => {
      if (this.#following === loading) this.#following = undefined;
      this.report(error);
    });
    return loading;
  }

  /** @param forGood of this person there is nothing more to follow */
  #rest(forGood: boolean): void {
    this.#followed?.close();
    clearTimeout(this.#losing);
    this.lost.set(false);
    if (!forGood) return;
    this.#followed = undefined;
    this.#following = undefined;
    this.moment.set(noMoment);
  }
}
