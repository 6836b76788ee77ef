import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Answer, Call } from './messages.js';
import type { Counted } from './workers.js';

/** What all workers count, kept where they all can reach it: in the primary. */
export class Counting {
  readonly #counters: ReadonlyMap<string, RateLimiterMemory>;
  /** By the name of the places and whose they are: how many each worker has. */
  readonly #taken = new Map<string, Map<number, number>>();

  constructor(counted: readonly Counted[]) {
    this.#counters = new Map(counted.map((what) => [what.keyPrefix, new RateLimiterMemory(what)]));
  }

  /** Does what a worker asks for, in its order. */
  count(worker: number, calls: readonly Call[]): Promise<Answer[]> {
    return Promise.all(calls.map((call) => this.#answer(worker, call)));
  }

  /** A worker is gone, with all that had a place there. */
  forget(worker: number): void {
    for (const [key, byWorker] of this.#taken) {
      byWorker.delete(worker);
      if (byWorker.size === 0) this.#taken.delete(key);
    }
  }

  #answer(worker: number, [what, name, key, most = 0]: Call): Promise<Answer> | Answer {
    if (what === 'take') return this.#take(worker, `${name} ${key}`, most);
    if (what === 'leave') return this.#leave(worker, `${name} ${key}`);
    const counter = this.#counters.get(name);
    if (!counter) return null;
    if (what === 'delete') return counter.delete(key);
    const state: Promise<RateLimiterRes | null> =
      what === 'get' ? counter.get(key) : counter.penalty(key, what === 'consume' ? 1 : -1);
    return state.then((now) => now && [now.consumedPoints, now.msBeforeNext]);
  }

  #take(worker: number, key: string, most: number): boolean {
    const byWorker = this.#taken.get(key) ?? new Map<number, number>();
    let taken = 0;
    for (const own of byWorker.values()) taken += own;
    if (taken >= most) return false;
    this.#taken.set(key, byWorker.set(worker, (byWorker.get(worker) ?? 0) + 1));
    return true;
  }

  #leave(worker: number, key: string): null {
    const byWorker = this.#taken.get(key);
    const left = (byWorker?.get(worker) ?? 0) - 1;
    if (left > 0) byWorker?.set(worker, left);
    else byWorker?.delete(worker);
    if (byWorker?.size === 0) this.#taken.delete(key);
    return null;
  }
}
