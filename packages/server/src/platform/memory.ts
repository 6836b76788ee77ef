import { LRUCache } from 'lru-cache';
import { UnderWay } from './under-way.js';

interface Shelving<T> {
  /** Milliseconds since it was asked for. */
  goodFor: number;
  /** How much is kept: each thing counts one, and one for each that it is told of. */
  most: number;
  /** The ids of what it depends on: told that one of them has changed, it is forgotten. */
  of(value: T): readonly string[];
}

interface Kept<T> {
  value: T;
  askedAt: number;
  of: readonly string[];
}

/**
 * What this node remembers for a moment of what the database says, so as not to ask it with each request. What is known to
 * have changed is forgotten at once (`live/signal.ts`); where that news is lost, age bounds it. Never asked for a write.
 */
export class Memory {
  /** Milliseconds that only go on: the server's clock may stand still, or jump. */
  clock: () => number = () => performance.now();
  readonly #shelves: Shelf<object>[] = [];

  shelf<T extends object>(shelving: Shelving<T>): Shelf<T> {
    const shelf = new Shelf<T>(() => this.clock(), shelving);
    this.#shelves.push(shelf as unknown as Shelf<object>);
    return shelf;
  }

  /** Something of these has changed. */
  forget(ids: readonly string[]): void {
    for (const shelf of this.#shelves) shelf.forget(ids);
  }

  /** Anything may have changed: what was told meanwhile was not heard. */
  forgetAll(): void {
    for (const shelf of this.#shelves) shelf.forgetAll();
  }
}

/** What is remembered of one kind. */
export class Shelf<T extends object> {
  readonly #clock: () => number;
  readonly #shelving: Shelving<T>;
  readonly #kept: LRUCache<string, Kept<T>>;
  readonly #keysOf = new Map<string, Set<string>>();
  // What was told to have changed while somebody asks: an answer that depends on it may be of before, and is not kept.
  readonly #asking = new UnderWay<{ changed: Set<string>; all: boolean }>();

  constructor(clock: () => number, shelving: Shelving<T>) {
    this.#clock = clock;
    this.#shelving = shelving;
    this.#kept = new LRUCache({
      maxSize: shelving.most,
      sizeCalculation: ({ of }) => 1 + of.length,
      dispose: ({ of }, key) => this.#unlist(key, of),
    });
  }

  /** What is remembered under this key. */
  known(key: string): T | undefined {
    const kept = this.#kept.get(key);
    return kept && this.#clock() - kept.askedAt <= this.#shelving.goodFor ? kept.value : undefined;
  }

  /** Asks, and remembers the answer. */
  async ask<A extends T | undefined>(key: string, find: () => Promise<A>): Promise<A> {
    const askedAt = this.#clock();
    const asking = { changed: new Set<string>(), all: false };
    const leave = this.#asking.add(asking);
    try {
      const value = await find();
      if (value === undefined) this.#kept.delete(key);
      else if (!asking.all) this.#keep(key, { value, askedAt, of: this.#shelving.of(value) }, asking.changed);
      return value;
    } finally {
      leave();
    }
  }

  /** What is remembered, or else found. */
  async get<A extends T | undefined>(key: string, find: () => Promise<A>): Promise<T | A> {
    return this.known(key) ?? (await this.ask(key, find));
  }

  forget(ids: readonly string[]): void {
    for (const { changed } of this.#asking.all()) for (const id of ids) changed.add(id);
    for (const id of ids) for (const key of [...(this.#keysOf.get(id) ?? [])]) this.#kept.delete(key);
  }

  forgetAll(): void {
    for (const asking of this.#asking.all()) asking.all = true;
    this.#kept.clear();
  }

  #keep(key: string, kept: Kept<T>, changed: Set<string>): void {
    if (kept.of.some((id) => changed.has(id))) return;
    // Of two who ask at once, the one that began later knows more.
    if ((this.#kept.peek(key)?.askedAt ?? Number.NEGATIVE_INFINITY) > kept.askedAt) return;
    this.#kept.set(key, kept);
    if (this.#kept.peek(key) !== kept) return;
    for (const id of kept.of) this.#keysOf.set(id, (this.#keysOf.get(id) ?? new Set()).add(key));
  }

  #unlist(key: string, of: readonly string[]): void {
    for (const id of of) {
      const keys = this.#keysOf.get(id);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(id);
    }
  }
}
