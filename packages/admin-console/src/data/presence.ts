import type { PresentPerson } from '@logishift/support-sdk';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { keyed, Resource } from './resource.js';

/** Milliseconds: how often one says that a ticket is open or that one types; how long another's typing is believed. */
const heartbeat = 20_000;
/** Who goes on to another ticket sooner had this one not open. */
const settles = 600;
const typingEvery = 3000;
const typingLasts = 7000;
const never = Number.NEGATIVE_INFINITY;

/** Who else has a ticket open. Watching it says that oneself has, as long as the page is seen. */
export class TicketPresence extends Resource<PresentPerson[]> {
  #beat: ReturnType<typeof setInterval> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #typedAt = never;

  /** The server knows that oneself is there. */
  #isTold = false;

  constructor(readonly id: string) {
    super(async () => {
      if (!this.#isTold && !(await this.#stays())) return this.value ?? [];
      this.#isTold = true;
      const { people } = await support.live.signal(id, 'viewing');
      this.#calmLater(people);
      return others(people);
    });
  }

  async #stays(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, settles));
    return this.isWatched;
  }

  override subscribe(listener: () => void): () => void {
    const stop = super.subscribe(listener);
    this.#beat ??= this.#start();
    return () => {
      stop();
      if (this.isWatched || this.#beat === undefined) return;
      clearInterval(this.#beat);
      this.#stopCalming();
      document.removeEventListener('visibilitychange', this.#seen);
      this.#beat = undefined;
      this.#leave();
    };
  }

  /** The stream says who is there now. */
  paint(people: PresentPerson[]): void {
    this.set(others(people));
    this.#stopCalming();
    this.#calmLater(people);
  }

  /** Who stops without a word is not typing for ever, whichever way one heard of them. */
  #calmLater(people: PresentPerson[]): void {
    if (!this.isWatched || !people.some(({ state }) => state === 'typing')) return;
    this.#quiet ??= setTimeout(() => {
      this.#quiet = undefined;
      this.patch((all) => all.map((person) => ({ ...person, state: 'viewing' })));
    }, typingLasts);
  }

  #stopCalming(): void {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
  }

  /** What somebody typed has come. */
  wrote(personId: string): void {
    this.patch((all) => all.map((person) => (person.id === personId ? { ...person, state: 'viewing' } : person)));
  }

  /** A reply is being typed. A note is nobody else's business. */
  typing(): void {
    const now = performance.now();
    if (now - this.#typedAt < typingEvery) return;
    this.#typedAt = now;
    this.#isTold = true;
    support.live.signal(this.id, 'typing').catch(() => undefined);
  }

  /** The reply was sent, or given up. */
  stoppedTyping(): void {
    if (this.#typedAt === never) return;
    this.#typedAt = never;
    support.live.signal(this.id, 'viewing').catch(() => undefined);
  }

  #start() {
    document.addEventListener('visibilitychange', this.#seen);
    return setInterval(() => {
      if (document.visibilityState === 'visible' && performance.now() - this.#typedAt > typingLasts) void this.reload();
    }, heartbeat);
  }

  #seen = () => {
    if (document.visibilityState === 'visible') void this.reload();
    else this.#leave();
  };

  #leave() {
    this.#typedAt = never;
    if (session.user && this.#isTold) support.live.signal(this.id, 'away').catch(() => undefined);
    this.#isTold = false;
  }
}

export const ticketPresence = keyed((id: string) => new TicketPresence(id));

const others = (people: PresentPerson[]) => people.filter(({ id }) => id !== session.user?.id);
