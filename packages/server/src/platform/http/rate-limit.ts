import { lt } from 'drizzle-orm';
import { type RateLimiterAbstract, RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimits } from '../config.js';
import type { Context } from '../context.js';
import type { Database } from '../db/connect.js';
import { rateLimits } from '../db/schema/index.js';
import { Refusal } from '../errors.js';
import type { Http } from './router.js';

type Name = keyof RateLimits;

// These must hold over all nodes together; the others are counted on each node by itself.
const shared: readonly Name[] = [
  'register',
  'sign_in_pair',
  'sign_in_account',
  'sign_in_address',
  'track_miss',
  'guest_code_pair',
  'guest_code_pair_day',
  'guest_code_account',
  'guest_code_account_hour',
  'guest_code_address',
  'guest_verify_address',
  'faq_vote',
  'account_mail_pair',
  'account_mail_pair_day',
  'account_mail_account',
  'account_mail_account_hour',
  'account_mail_address',
];

export interface State {
  remaining: number;
  /** Seconds until the count starts again. */
  reset: number;
}

/** Counts what people and addresses do. */
export interface Limiter {
  limits: RateLimits;
  /** Counts one; refuses with 429 when there were too many. */
  take(name: Name, key: string): Promise<State>;
  /** Counts one if there was one left. False: there was none, and nothing is said of it. */
  takeIfLeft(name: Name, key: string): Promise<boolean>;
  /** Takes one back that turned out not to count. */
  giveBack(name: Name, key: string): Promise<void>;
  /** Refuses with 429 when there were too many, without counting. */
  check(name: Name, key: string): Promise<void>;
  /** Begins to count anew. */
  forget(name: Name, key: string): Promise<void>;
}

export function createLimiter(limits: RateLimits, db: Database): Limiter {
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, seconds }]) => {
      const options = { keyPrefix: name, points, duration: seconds };
      const limiter = shared.includes(name as Name)
        ? new RateLimiterDrizzle({
            ...options,
            storeClient: db,
            schema: rateLimits,
            clearExpiredByTimeout: false,
          } as never)
        : new RateLimiterMemory(options);
      return [name, limiter];
    }),
  ) as unknown as Record<Name, RateLimiterAbstract>;

  const refuse = (state: RateLimiterRes): never => {
    const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    throw new Refusal('rate_limited', `Try again in ${seconds} seconds.`, {}, seconds);
  };
  return {
    limits,
    async take(name, key) {
      try {
        const state = await limiters[name].consume(key);
        return { remaining: state.remainingPoints, reset: Math.ceil(state.msBeforeNext / 1000) };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refuse(refused);
        throw refused;
      }
    },
    async takeIfLeft(name, key) {
      try {
        await limiters[name].consume(key);
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
    async giveBack(name, key) {
      await limiters[name].reward(key);
    },
    async check(name, key) {
      const state = await limiters[name].get(key);
      if (state && state.consumedPoints >= limits[name].points && state.msBeforeNext > 0) refuse(state);
    },
    async forget(name, key) {
      await limiters[name].delete(key);
    },
  };
}

/** Counts a request and tells the caller how many are left. */
export async function limitRequests(
  http: Http,
  limiter: Limiter,
  name: 'person' | 'address' | 'integration',
  key: string,
) {
  const { points, seconds } = limiter.limits[name];
  http.header('ratelimit-policy', `"${name}";q=${points};w=${seconds}`);
  const state = await limiter.take(name, key);
  http.header('ratelimit', `"${name}";r=${state.remaining};t=${state.reset}`);
}

export async function forgetOldCounts(context: Context): Promise<void> {
  await context.db.delete(rateLimits).where(lt(rateLimits.expire, context.now()));
}
