import { newIdempotencyKey } from '@logishift/support-sdk/customer';
import type { Act, Answer } from './acts.js';
import type { Asking } from './asking.js';
import { readStored, store, storedKeys } from './browser-storage.js';
import type { deliver } from './deliver.js';
import { Loadable } from './loadable.js';
import { repliesBy } from './replies.js';

/** Milliseconds before what could not be sent is tried again. */
export const pause = 8_000;

/** Something that was sent and has not arrived yet. */
export interface Sent {
  /** Of its idempotency, the same in every attempt and tab. */
  key: string;
  /** Of which ticket; '' for a new one, `adopt` for all of a guest's. */
  ticketId: string;
  act: Act;
  /** When, in milliseconds by this device's clock: they go out in this order. */
  at: number;
  /** Why it does not go out: the server's code, or `too_old`. */
  refused?: string;
  /** What the server answered: stands there for a moment, for the other tabs to hear. */
  arrived?: Answer;
}

interface Waiter {
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Those of this document: no event of the storage tells them of each other. */
const outboxes = new Set<Outbox>();

/**
 * What a person has sent goes out once, in order, wherever they go meanwhile: it is kept in the browser under whose it is,
 * and any page of the site with an element of ours sends it. Of several tabs one sends (Web Locks); the key makes a second
 * attempt harmless. Each request names whom it is of: the server refuses it with anybody else's token.
 */
export class Outbox {
  /** Changes with everything here: for those who draw it. */
  readonly changed = new Loadable<number>(async () => 0, { steady: true });

  readonly #asking: Asking;
  readonly #onArrived: (owner: string, sent: Sent, answer: Answer, isAlone: boolean) => void;
  readonly #onOther: (key: string) => void;
  readonly #load: () => Promise<{ deliver: typeof deliver }>;
  /** Sent before the server had said whose it is: of whoever asks in this turn. */
  unowned: { sent: Sent; turn: number }[] = [];
  readonly waiters = new Map<string, Waiter>();
  #isOpen = false;
  /** The turn in which it is sending now: what hangs of the one before holds up nobody. */
  #running: number | undefined;
  /** It was asked for while it ran. */
  #again = false;
  /** Those that an attempt could not send, and whatever was there before this page. */
  readonly failed = new Set<string>();
  readonly #began = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  /**
   * @param onArrived hears what has arrived, and whether it was sent from here and nobody on the page waits for it
   * @param onOther hears that another tab has changed what is kept under some other key
   * @param load brings what sends, once there is something to send
   */
  constructor(
    asking: Asking,
    onArrived: (owner: string, sent: Sent, answer: Answer, isAlone: boolean) => void,
    onOther: (key: string) => void,
    load: () => Promise<{ deliver: typeof deliver }>,
  ) {
    this.#asking = asking;
    this.#onArrived = onArrived;
    this.#onOther = onOther;
    this.#load = load;
  }

  /** Begins to send what is there, as long as the page has an element for it. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    outboxes.add(this);
    addEventListener('online', this.now);
    addEventListener('storage', this.#heed);
    this.now();
  }

  close(): void {
    this.#isOpen = false;
    outboxes.delete(this);
    clearTimeout(this.#timer);
    removeEventListener('online', this.now);
    removeEventListener('storage', this.#heed);
    // Who stays goes on.
    for (const one of outboxes) one.now();
  }

  /** What was sent by whom is on screen: of one ticket ('' for new ones), or all. The first comes first. */
  of(ticketId?: string): Sent[] {
    const { shownOwner, turn } = this.#asking;
    const unowned = this.unowned.filter((one) => one.turn === turn).map(({ sent }) => sent);
    const all = [...(shownOwner === undefined ? [] : this.kept(shownOwner)), ...unowned];
    return ticketId === undefined ? all : all.filter((sent) => sent.ticketId === ticketId);
  }

  /** Whether something could not be sent at the first attempt, here or before. */
  isWaiting(sent: Sent): boolean {
    return !sent.refused && (this.failed.has(sent.key) || sent.at < this.#began || !navigator.onLine);
  }

  /** Of what its writer has sent, what waits. */
  waiting(ticketId?: string): Sent[] {
    return this.of(ticketId).filter((sent) => this.isWaiting(sent) && sent.act.kind !== 'adopt');
  }

  /** Sends something, now or as soon as it can. */
  send(ticketId: string, act: Act): Sent {
    this.#last = Math.max(this.#last + 1, Date.now());
    const sent: Sent = { key: newIdempotencyKey(), ticketId, act, at: this.#last };
    const { owner, turn } = this.#asking;
    // Nobody's, too, is what is sent in the moment in which a token is found to be refused.
    if (!owner || owner.endsWith(' ')) this.unowned.push({ sent, turn });
    else this.keep(owner, sent);
    this.now();
    return sent;
  }

  /** Waits for what was sent: rejects with what refused it, or with UnauthorizedError or nothing where nobody is known: it goes out once its writer is known again. */
  async answer(sent: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => this.waiters.set(sent.key, { resolve, reject }));
  }

  /** Sends again what was refused, as something new. */
  retry(sent: Sent): void {
    this.drop(sent);
    this.send(sent.ticketId, sent.act);
  }

  /** It is not to be sent any more; an attempt under way goes on. */
  drop(sent: Sent): void {
    this.waiters.delete(sent.key);
    this.unowned = this.unowned.filter((one) => one.sent !== sent);
    // Also where nobody is known any more: its key is of nothing else.
    for (const key of storedKeys(`${sentBy} ${this.#asking.api} `)) if (key.endsWith(sent.key)) store(key, undefined);
    this.tellAll();
  }

  /** Nobody's any more is what waits of those before. What is kept stays for whom it is of. */
  putAway(): void {
    this.unowned = [];
    this.waiters.clear();
    this.tell();
  }

  /** Tries at once. */
  now = (): void => {
    clearTimeout(this.#timer);
    this.tell();
    if (!this.#isOpen) return;
    const { turn } = this.#asking;
    this.#again = this.#running === turn;
    if (!this.#again && this.#hasSome) void this.#run(turn);
  };

  get #hasSome(): boolean {
    return this.unowned.length > 0 || storedKeys(`${sentBy} ${this.#asking.api} `).length > 0;
  }

  async #run(turn: number): Promise<void> {
    this.#running = turn;
    let again: number | undefined;
    try {
      const { deliver } = await this.#load();
      again = await deliver(this, this.#asking, turn);
    } catch (error) {
      // The code has not come.
      this.#asking.report(error);
      again = pause;
    }
    if (again && turn === this.#asking.turn) for (const { key } of this.of()) this.failed.add(key);
    this.tell();
    if (this.#running !== turn) return;
    this.#running = undefined;
    if (again) {
      if (this.#isOpen) this.#timer = setTimeout(this.now, again);
    } else if (this.#again) this.now();
  }

  /** Something has arrived: nothing is kept of it. @param isTheirs whoever sent it is still here */
  arrived(owner: string, sent: Sent, answer: Answer, isTheirs: boolean): void {
    const key = keyOf(owner, sent);
    // That it is gone says nothing: it may have been discarded.
    store(key, { ...sent, arrived: answer });
    store(key, undefined);
    const isAlone = ![this, ...outboxes].some(({ waiters }) => waiters.has(sent.key));
    if (isTheirs) this.#hear(owner, sent, answer, isAlone);
    for (const one of outboxes) if (one !== this) one.#hear(owner, sent, answer, false);
    this.tellAll();
  }

  #hear(owner: string, sent: Sent, answer: Answer, isAlone: boolean): void {
    this.#onArrived(owner, sent, answer, isAlone);
    // Those who wait are of whoever asks now.
    this.waiters.get(sent.key)?.resolve(answer);
    this.waiters.delete(sent.key);
  }

  /** Keeps it under whose it is. */
  keep(owner: string, sent: Sent): void {
    store(keyOf(owner, sent), sent);
    this.tellAll();
  }

  /** What is kept of somebody, in the order in which it goes out. */
  kept(owner: string): Sent[] {
    const all = storedKeys(`${sentBy} ${owner} `).flatMap((key) => readStored<Sent>(key) ?? []);
    return all.filter(({ arrived }) => !arrived);
  }

  /** Another tab has sent, dropped or added something. */
  #heed = ({ key, oldValue, newValue }: StorageEvent): void => {
    const { owner } = this.#asking;
    if (!key?.startsWith('logishift-support-')) return;
    const sent: Sent | undefined = key.startsWith(`${sentBy} `) && newValue ? JSON.parse(newValue) : undefined;
    if (sent?.arrived) this.#hear(ownerIn(key), sent, sent.arrived, false);
    else if (!sent) this.#onOther(key);
    // Nothing else gives a reason to try before its time.
    if (sent && !oldValue && owner !== undefined && key.startsWith(`${sentBy} ${owner} `)) this.now();
    else this.tell();
  };

  tell(): void {
    this.changed.set((this.changed.value ?? 0) + 1);
  }

  tellAll(): void {
    this.tell();
    for (const one of outboxes) if (one !== this) one.tell();
  }
}

export const sentBy = 'logishift-support-sent';

/** How the keys begin of all that the browser keeps of anybody. */
export const keptOfAll = [`${sentBy} `, repliesBy];

/** And of somebody. */
export const keptBy = (owner: string): string[] => keptOfAll.map((prefix) => `${prefix}${owner} `);

/** Whose an entry is, by its key. */
const ownerIn = (key: string): string => key.slice(sentBy.length + 1).replace(/ \d+ \S+$/, '');

/** A key that sorts by when it was sent. */
export const keyOf = (owner: string, { at, key }: Sent): string =>
  `${sentBy} ${owner} ${String(at).padStart(16, '0')} ${key}`;
