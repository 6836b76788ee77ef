import { SupportError } from '@logishift/support-sdk';
import { onRefresh } from './refresh.js';

/** Something loaded from the server and kept fresh while anybody watches it. It knows no screen. */
export class Resource<T> {
  value: T | undefined;
  /** Why the last load failed; the last value stays. */
  error: SupportError | undefined;
  loading = false;
  #load: () => Promise<T>;
  #listeners = new Set<() => void>();
  #newest = 0;
  #stop: (() => void) | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Calls `listener` after each change; the first watcher starts the first load. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#stop = onRefresh(() => void this.reload());
      void this.reload();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop?.();
    };
  }

  async reload(): Promise<void> {
    const mine = ++this.#newest;
    this.loading = true;
    if (this.value === undefined) this.changed();
    try {
      const value = await this.#load();
      // A slower answer to an older question must not replace a newer one.
      if (mine !== this.#newest) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (mine !== this.#newest) return;
      this.error = error instanceof SupportError ? error : new SupportError(String(error), { cause: error });
    }
    this.loading = false;
    this.changed();
  }

  /** Puts an answer in place that came by another way, such as an own act's. Loads under way are out of date. */
  set(value: T): void {
    this.#newest++;
    this.loading = false;
    this.value = value;
    this.error = undefined;
    this.changed();
  }

  protected changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const caches = new Set<Map<string, unknown>>();

/** One shared resource for each key, so that two parts showing the same thing load it once. */
export function keyed<Key, R>(make: (key: Key) => R): (key: Key) => R {
  const cache = new Map<string, unknown>();
  caches.add(cache);
  return (key) => {
    const name = JSON.stringify(key) ?? '';
    const found = cache.get(name) as R | undefined;
    if (found) return found;
    const made = make(key);
    cache.set(name, made);
    return made;
  };
}

/** On sign-out: nothing of one person's data is left for the next. */
export function forgetAll(): void {
  for (const cache of caches) cache.clear();
}
