import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts, and says when there were too many. */
export type Counter = Pick<RateLimiterAbstract, 'consume' | 'reward' | 'get' | 'delete'>;

/** What a counter counts: so many, in so many seconds. */
export interface Counted {
  keyPrefix: string;
  points: number;
  duration: number;
}

/** So many at once of whoever has the key. */
export interface Places {
  /** False: none is left. */
  take(key: string): Promise<boolean>;
  leave(key: string): void;
}

/** Something that one process finds out and the others tell. */
export interface Fact<T extends string> {
  get(): T;
  set(value: T): void;
}

/** The numbers of all processes. */
export interface AllMetrics {
  /** Has this process say its own, whichever one is asked. */
  tellOwn(own: () => Promise<object[]>): void;
  /** Those of all processes together, in the Prometheus text format. */
  gather(): Promise<string>;
}

/** The worker processes of this server, as one of them sees them: what a single one would have in its memory. */
export interface Workers {
  /** Which of several this one is, from 1 on; null: it is alone. */
  number: number | null;
  /** Jobs are done and the ledger is read on in this one: one of them does. */
  doesJobs: boolean;
  counter(what: Counted): Counter;
  places(name: string, most: number): Places;
  /** @param first what it is until somebody says otherwise */
  fact<T extends string>(name: string, first: T): Fact<T>;
  metrics: AllMetrics | null;
}

/** A process that is all there is. */
export const alone = (): Workers => ({
  number: null,
  doesJobs: true,
  counter: (what) => new RateLimiterMemory(what),
  places: (_name, most) => placesHere(most),
  fact: (_name, first) => {
    let value = first;
    return {
      get: () => value,
      set: (now) => {
        value = now;
      },
    };
  },
  metrics: null,
});

/** Places that this process alone gives out. */
export function placesHere(most: number): Places {
  const taken = new Map<string, number>();
  return {
    take: async (key) => {
      const now = taken.get(key) ?? 0;
      if (now >= most) return false;
      taken.set(key, now + 1);
      return true;
    },
    leave: (key) => {
      const left = (taken.get(key) ?? 0) - 1;
      if (left > 0) taken.set(key, left);
      else taken.delete(key);
    },
  };
}
