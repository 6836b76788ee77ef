import { newIdempotencyKey } from '@logishift/support-sdk/customer';
import type { Act, Answer } from './acts.js';
import type { Asking } from './asking.js';
import { readStored, store, storedKeys } from './browser-storage.js';
import type { deliver } from './deliver.js';
import { Loadable } from './loadable.js';
import { repliesOf } from './replies.js';

/** Milliseconds before what could not be sent is tried again. */
export const pause = 8_000;

/** Something that was sent and has not arrived yet. */
export interface Sent {
  /** Of its idempotency, the same in every attempt and tab. */
  key: string;
  /** Of which ticket; '' for a new one. */
  ticketId: string;
  act: Act;
  /** When, in milliseconds by this device's clock: they go out in this order. */
  at: number;
  /** Why it does not go out: the server's code, or `too_old`. */
  refused?: string;
}

interface Waiter {
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * What a person has sent goes out once, in order, wherever they go meanwhile: it is kept in the browser under whose it is,
 * and any page of the site with an element of ours sends it. Of several tabs one sends (Web Locks); the key makes a second
 * attempt harmless. Each request names whom it is of: the server refuses it with anybody else's token.
 */
export class Outbox {
  /** Changes with everything here: for those who draw it. */
  readonly changed = new Loadable<number>(async () => 0, { steady: true });

  readonly #asking: Asking;
  readonly #onArrived: (sent: Sent, answer: Answer | undefined) => void;
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
   * @param onArrived hears what has arrived: from here with the answer, from another tab without
   * @param onOther hears that another tab has changed what is kept under some other key
   * @param load brings what sends, once there is something to send
   */
  constructor(
    asking: Asking,
    onArrived: (sent: Sent, answer: Answer | undefined) => void,
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
    addEventListener('online', this.now);
    addEventListener('storage', this.#heed);
    this.now();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
    removeEventListener('online', this.now);
    removeEventListener('storage', this.#heed);
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

  /** Sends something, now or as soon as it can. */
  send(ticketId: string, act: Act): Sent {
    this.#last = Math.max(this.#last + 1, Date.now());
    const sent: Sent = { key: newIdempotencyKey(), ticketId, act, at: this.#last };
    const { owner, turn } = this.#asking;
    if (owner === undefined) this.unowned.push({ sent, turn });
    else this.#keep(owner, sent);
    this.now();
    return sent;
  }

  /** Waits for what was sent: rejects with what refused it, or with UnauthorizedError, and then it is not kept any more. */
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
    for (const owner of [this.#asking.owner, this.#asking.shownOwner]) if (owner) store(keyOf(owner, sent), undefined);
    this.tell();
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

  /** It is known now whose it is what was sent in a turn. */
  adopt(owner: string, turn: number): void {
    for (const one of this.unowned) if (one.turn === turn) this.#keep(owner, one.sent);
    this.unowned = [];
  }

  /** Something has arrived: nothing is kept of it. @param isTheirs whoever sent it is still here */
  arrived(owner: string, sent: Sent, answer: Answer, isTheirs: boolean): void {
    store(keyOf(owner, sent), undefined);
    if (!isTheirs) return;
    this.#onArrived(sent, answer);
    this.waiters.get(sent.key)?.resolve(answer);
  }

  /** Something was refused. One that somebody waits for here is told of, and not kept. */
  refused(owner: string, sent: Sent, error: { code?: string }): void {
    const waiter = this.waiters.get(sent.key);
    store(keyOf(owner, sent), waiter ? undefined : { ...sent, refused: error.code ?? 'other' });
    waiter?.reject(error);
  }

  #keep(owner: string, sent: Sent): void {
    store(keyOf(owner, sent), sent);
  }

  /** What is kept of somebody, in the order in which it goes out. */
  kept(owner: string): Sent[] {
    return storedKeys(`${sentBy} ${owner} `).flatMap((key) => readStored<Sent>(key) ?? []);
  }

  /** Another tab has sent, dropped or added something. */
  #heed = ({ key, oldValue, newValue }: StorageEvent): void => {
    const { owner } = this.#asking;
    if (!key || owner === undefined) return;
    if (!key.startsWith(`${sentBy} ${owner} `)) this.#onOther(key);
    else if (oldValue && !newValue) this.#onArrived(JSON.parse(oldValue), undefined);
    this.now();
  };

  tell(): void {
    this.changed.set((this.changed.value ?? 0) + 1);
  }
}

export const sentBy = 'logishift-support-sent';

/** How the keys begin of all that the browser keeps of somebody. */
export const keptBy = (owner: string): string[] => [`${sentBy} ${owner} `, repliesOf(owner)];

/** A key that sorts by when it was sent. */
export const keyOf = (owner: string, { at, key }: Sent): string =>
  `${sentBy} ${owner} ${String(at).padStart(16, '0')} ${key}`;
