import type { Message, OwnTicket } from '@logishift/support-sdk/customer';
import type { Answer } from './acts.js';
import { removeOld, store, storedKeys } from './browser-storage.js';
import type { deliver } from './deliver.js';
import { DraftKeeper } from './draft.js';
import type { Following, Signal } from './following.js';
import { Loadable } from './loadable.js';
import { type Moment, noMoment, withMessage } from './moment.js';
import { keptBy, keptOfAll, Outbox, type Sent } from './outbox.js';
import { newProof, type Proof } from './proof.js';
import { Reading } from './reading.js';
import { Replies } from './replies.js';

/** Milliseconds without the stream that nobody needs to hear of: it changes the tab, or the server's node. */
const grace = 3_000;

/** What comes with the views. */
interface Parts {
  Following: typeof Following;
  deliver: typeof deliver;
}

/** Who is asking, what is known of their matters, and what they write and send. One for each element that stands alone on a page. */
export class Session extends Reading {
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
  #following: Promise<Following> | undefined;
  #followed: Following | undefined;
  #isTold = false;
  #losing: ReturnType<typeof setTimeout> | undefined;
  #willFollow = false;
  /** The ticket that was read last, and the news of then. */
  readIn: string | undefined;

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
    this.person.subscribe(() => this.follow());
    this.person.subscribe(() => {
      // Whoever it is of: two weeks are two weeks.
      for (const prefix of keptOfAll) removeOld(prefix);
      this.replies.settle();
      this.outbox.now();
    });
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
    this.readIn = undefined;
    this.#rest(true);
    for (const [key, known] of this.things) if (!key.startsWith('faq ')) known.clear();
    this.pageCounts.clear();
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

  /** Kept like what is sent: what waits to be the guest's no more waits where there is no line. */
  adopt(): void {
    this.outbox.send('adopt', { kind: 'adopt' });
  }

  /** Ends every request under way, and the stream. */
  stop(): void {
    this.outbox.close();
    this.#rest(false);
    this.person.stop();
    for (const known of this.things.values()) known.stop();
  }

  get isTold(): boolean {
    return this.#isTold;
  }

  /** Puts a message into its conversation, once. Of one not loaded yet it comes with the loading. */
  said(message: Message): void {
    this.ticket(message.ticket_id).tell((ticket) => withMessage(ticket, message));
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

  /** Follows the stream while somebody is known and something of theirs is on screen. */
  follow(): void {
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
  }

  /** What was not marked as read is to be marked again. */
  readonly readAgain = (): void => {
    this.readIn = undefined;
  };

  #told = (isTold: boolean): void => {
    if (isTold === this.#isTold) return;
    this.#isTold = isTold;
    clearTimeout(this.#losing);
    if (isTold) {
      this.readAgain();
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
