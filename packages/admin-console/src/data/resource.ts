import { ProblemError, SupportError } from '@logishift/support-sdk';

/** Milliseconds from one look to the next that news asked for: at least, and under steady news usually at most. */
const shortest = 300;
const longest = 4800;

const watched = new Set<Resource<unknown>>();
/** Touched while nobody could see the page: looked at again when somebody can. */
const stale = new Set<Resource<unknown>>();

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') return;
  const missed = [...stale];
  stale.clear();
  for (const resource of missed) resource.touch();
});

/** Something loaded from the server and kept fresh while anybody watches it. It knows no screen. */
export class Resource<T> {
  value: T | undefined;
  /** Why the last load failed; the last value stays. */
  error: SupportError | undefined;
  loading = false;
  #load: () => Promise<T>;
  #listeners = new Set<() => void>();
  /** Requests are numbered, so that an answer to an older one does not take the place of a newer one's. */
  #asked = 0;
  #applied = 0;
  #began = 0;
  #gap = shortest;
  #due: ReturnType<typeof setTimeout> | undefined;
  /** There was news while an answer was under way, which may not know it yet. */
  #missed = false;

  /** `longestGap`: milliseconds from look to look under steady news. */
  constructor(
    load: () => Promise<T>,
    private readonly longestGap = longest,
  ) {
    this.#load = load;
  }

  /** Calls `listener` after each change; the first watcher starts the first load. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      watched.add(this);
      void this.reload();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.isWatched) return;
      watched.delete(this);
      stale.delete(this);
      clearTimeout(this.#due);
      this.#due = undefined;
      this.#missed = false;
    };
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  async reload(): Promise<void> {
    const mine = ++this.#asked;
    this.#began = performance.now();
    this.loading = true;
    if (this.value === undefined) this.changed();
    try {
      const value = await this.#load();
      if (mine < this.#applied) return;
      this.#applied = mine;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (mine !== this.#asked) return;
      this.error = error instanceof SupportError ? error : new SupportError(String(error), { cause: error });
      if (isPassing(error)) this.#lookIn(longest);
    }
    if (mine === this.#asked) this.loading = false;
    this.changed();
    this.#lookForMissed();
  }

  #lookForMissed(): void {
    if (this.loading || !this.#missed) return;
    this.#missed = false;
    this.touch();
  }

  /** Resolves once it is loaded, or could not be. */
  ready(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.value === undefined && this.loading) return;
        stop();
        resolve();
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  /** Resolves when no answer is under way. */
  async idle(): Promise<void> {
    if (!this.loading) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.loading) return;
        stop();
        resolve();
      };
      const stop = this.subscribe(look);
    });
  }

  /**
   * Something of it has changed: looks again soon, if anybody watches. News close together is one look, and so is all that comes
   * while an answer is under way.
   */
  touch(): void {
    if (!this.isWatched || this.#due !== undefined) return;
    if (document.visibilityState === 'hidden') {
      stale.add(this);
      return;
    }
    if (this.loading) {
      this.#missed = true;
      return;
    }
    const wait = Math.max(0, this.#began + this.#gap - performance.now());
    // Where news does not end, looking after each would be most of what the server does.
    this.#gap = wait > 0 ? Math.min(2 * this.#gap, this.longestGap) : shortest;
    this.#lookIn(wait);
  }

  #lookIn(milliseconds: number): void {
    if (!this.isWatched) return;
    this.#due ??= setTimeout(() => {
      this.#due = undefined;
      void this.reload();
    }, milliseconds);
  }

  /** Puts an answer in place that came by another way, such as an own act's. Loads under way are out of date. */
  set(value: T): void {
    this.#applied = ++this.#asked;
    this.loading = false;
    this.value = value;
    this.error = undefined;
    this.changed();
    this.#lookForMissed();
  }

  /** Changes what is there by what is known to have happened. An answer under way may not know it yet: it is asked again. */
  patch(change: (value: T) => T): void {
    if (this.value === undefined) {
      if (this.loading) this.touch();
      return;
    }
    const underWay = this.loading;
    this.set(change(this.value));
    if (underWay) this.touch();
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** It may go better next time: not a refusal, nor what would take as long again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return true;
  return error.status === 429 || (error.status >= 500 && error.code !== 'search_too_broad');
}

/** Everything that is shown may have changed. */
export function touchAll(): void {
  for (const resource of watched) resource.touch();
}

/** Makes resources, one shared for each key. */
export interface Keyed<Key, R> {
  (key: Key): R;
  /** The one of a key, if somebody has asked for it before. */
  known(key: Key): R | undefined;
  /** All that somebody has asked for. */
  all(): R[];
}

const caches = new Set<Map<string, unknown>>();

/**
 * One shared resource for each key, so that two parts showing the same thing load it once. Of more than `most`, the one that was asked
 * for first is forgotten.
 */
export function keyed<Key, R>(make: (key: Key) => R, most = Number.POSITIVE_INFINITY): Keyed<Key, R> {
  const cache = new Map<string, R>();
  caches.add(cache);
  const nameOf = (key: Key) => JSON.stringify(key) ?? '';
  const get = (key: Key): R => {
    const name = nameOf(key);
    const found = cache.get(name);
    if (found) return found;
    const made = make(key);
    cache.set(name, made);
    const [first] = cache.keys();
    if (cache.size > most && first !== undefined) cache.delete(first);
    return made;
  };
  return Object.assign(get, { known: (key: Key) => cache.get(nameOf(key)), all: () => [...cache.values()] });
}

/** On sign-out: nothing of one person's data is left for the next. */
export function forgetAll(): void {
  for (const cache of caches) cache.clear();
  stale.clear();
}
