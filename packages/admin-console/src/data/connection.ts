import { answers } from '../session/clock.js';
import { session } from '../session/session.js';
import { support } from '../session/support.js';
import { touchAll } from './resource.js';

/** Milliseconds: how long a broken stream is nobody's worry; how often is looked while there is none. */
const patience = 3000;
const lookEvery = 30_000;

/** Whether the stream of news is there, and what is done while it is not. */
class Connection extends EventTarget {
  /** The stream has been away for a while: what is on the screen may be behind. */
  isAway = false;
  #person: string | null = null;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setInterval> | undefined;

  #listen: () => void = () => {};

  /** Opens a stream whenever somebody is signed in, for as long as they are. `listen` says what it is read for. */
  start(listen: () => void): void {
    this.#listen = listen;
    session.addEventListener('change', this.#follow);
    document.addEventListener('visibilitychange', this.#returned);
    addEventListener('online', this.#returned);
    answers.addEventListener('change', this.#answered);
    this.#follow();
  }

  #follow = () => {
    const person = session.user?.id ?? null;
    if (person === this.#person) return;
    // Nothing of one person's stream reaches the next: this ends it and its listeners.
    if (this.#person) support.live.close();
    this.#person = person;
    if (person) {
      support.live.onStatus(this.#changed);
      this.#listen();
    }
    this.#changed();
  };

  #changed = () => {
    // A stream that pauses because nobody looks is not missed.
    const missing = this.#person !== null && !['open', 'paused'].includes(support.live.status);
    if (missing) {
      this.#patience ??= setTimeout(() => this.#show(true), patience);
      this.#look ??= setInterval(this.#lookAround, lookEvery);
      return;
    }
    clearTimeout(this.#patience);
    clearInterval(this.#look);
    this.#patience = this.#look = undefined;
    this.#show(false);
  };

  /** Back at the page without a stream: what is on it may be old. */
  #returned = () => {
    if (support.live.status !== 'open') this.#lookAround();
  };

  /** The server is there again: the stream, which waits longer from try to try, is opened anew, and all is looked at. */
  #answered = () => {
    if (!this.isAway || !this.#person) return;
    this.#show(false);
    clearTimeout(this.#patience);
    this.#patience = undefined;
    support.live.close();
    support.live.onStatus(this.#changed);
    this.#listen();
    this.#changed();
    touchAll();
  };

  #lookAround = () => {
    if (document.visibilityState !== 'visible' || !navigator.onLine || !this.#person) return;
    touchAll();
    if (support.live.status === 'closed') support.live.open();
    // Who waits for approval has no other way to learn of it now.
    if (session.user?.state !== 'approved') session.lookAgain().catch(() => undefined);
  };

  #show(isAway: boolean): void {
    if (this.isAway === isAway) return;
    this.isAway = isAway;
    this.dispatchEvent(new Event('change'));
  }
}

export const connection = new Connection();
