import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Context } from '../context.js';
import type { Database } from '../db/connect.js';
import { Refusal } from '../errors.js';
import { alone, type Counted, type Counter, type Workers } from '../workers/workers.js';
import type { Http } from './router.js';
import { say } from './said.js';
import { rateLimits } from './tables.js';

/** So many, in so much time. */
export interface Share {
  points: number;
  seconds: number;
}

/** How often something may be done by whoever it is counted for; operators set another share by its name. */
export interface Limit extends Share {
  name: string;
  /** It must hold over all nodes together; the others are counted on each node by itself, over all of its workers. */
  shared: boolean;
}

/** Limits by their names. Whatever keeps strangers from guessing or flooding is `shared`. */
export function defineLimits<const L extends Record<string, Share & { shared?: true }>>(limits: L) {
  const named = Object.entries(limits).map(([name, { shared = false, ...share }]) => [
    name,
    { name, shared, ...share },
  ]);
  return Object.fromEntries(named) as { [Name in keyof L]: Limit };
}

/** What every request counts against. */
export const requestLimits = defineLimits({
  person: { points: 600, seconds: 60 },
  address: { points: 300, seconds: 60 },
  integration: { points: 6000, seconds: 60 },
});

export interface State {
  remaining: number;
  /** Seconds until the count starts again. */
  reset: number;
}

/** Counts what people and addresses do. */
export interface Limiter {
  /** The share of a limit, as operators set it. */
  shareOf(limit: Limit): Share;
  /** Counts one; refuses with 429 when there were too many. */
  take(limit: Limit, key: string): Promise<State>;
  /** Counts one if there was one left. False: there was none, and nothing is said of it. */
  takeIfLeft(limit: Limit, key: string): Promise<boolean>;
  /** Takes one back that turned out not to count. */
  giveBack(limit: Limit, key: string): Promise<void>;
  /** Refuses with 429 when there were too many, without counting. */
  check(limit: Limit, key: string): Promise<void>;
  /** Begins to count anew. */
  forget(limit: Limit, key: string): Promise<void>;
}

type Shares = Readonly<Record<string, Share>>;

const shareIn = (shares: Shares, { name, points, seconds }: Limit): Share => shares[name] ?? { points, seconds };

function counted(limit: Limit, shares: Shares): Counted {
  const { points, seconds } = shareIn(shares, limit);
  return { keyPrefix: limit.name, points, duration: seconds };
}

/** What a node counts in its memory. */
export const countedHere = (limits: readonly Limit[], shares: Shares): Counted[] =>
  limits.filter(({ shared }) => !shared).map((limit) => counted(limit, shares));

export function createLimiter(
  limits: readonly Limit[],
  shares: Shares,
  db: Database,
  workers: Workers = alone(),
): Limiter {
  const shareOf = (limit: Limit) => shareIn(shares, limit);
  const limiters = new Map<string, Counter>();
  for (const limit of limits) {
    const options = counted(limit, shares);
    limiters.set(
      limit.name,
      limit.shared
        ? new RateLimiterDrizzle({
            ...options,
            storeClient: db,
            schema: rateLimits,
            clearExpiredByTimeout: false,
          } as never)
        : workers.counter(options),
    );
  }
  const counterOf = ({ name }: Limit): Counter => {
    const found = limiters.get(name);
    if (!found) throw new Error(`No domain has the limit ${name}`);
    return found;
  };

  const refuse = (state: RateLimiterRes): never => {
    const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    throw new Refusal('rate_limited', `Try again in ${seconds} seconds.`, {}, seconds);
  };
  return {
    shareOf,
    async take(limit, key) {
      try {
        const state = await counterOf(limit).consume(key);
        return { remaining: state.remainingPoints, reset: Math.ceil(state.msBeforeNext / 1000) };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refuse(refused);
        throw refused;
      }
    },
    async takeIfLeft(limit, key) {
      try {
        await counterOf(limit).consume(key);
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
    async giveBack(limit, key) {
      await counterOf(limit).reward(key);
    },
    async check(limit, key) {
      const state = await counterOf(limit).get(key);
      if (state && state.consumedPoints >= shareOf(limit).points && state.msBeforeNext > 0) refuse(state);
    },
    async forget(limit, key) {
      await counterOf(limit).delete(key);
    },
  };
}

/** Counts a request and tells the caller how many are left. */
export async function limitRequests(http: Http, limiter: Limiter, kind: keyof typeof requestLimits, key: string) {
  const limit = requestLimits[kind];
  const { points, seconds } = limiter.shareOf(limit);
  say(http, 'ratelimit-policy', `"${kind}";q=${points};w=${seconds}`);
  const state = await limiter.take(limit, key);
  say(http, 'ratelimit', stateHeader(kind, state));
}

export const stateHeader = (kind: keyof typeof requestLimits, { remaining, reset }: State): string =>
  `"${kind}";r=${remaining};t=${reset}`;

export async function forgetOldCounts(context: Context): Promise<void> {
  await context.db.delete(rateLimits).where(lt(rateLimits.expire, context.now()));
}
