import type { Context as HttpContext } from 'hono';
import { Hono } from 'hono';
import type { Params, Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.js';
import type { BodyBudget } from './body/body-budget.js';
import type { Clock } from './deadline.js';
import type { Again } from './kept/again.js';
import type { Leaving } from './leaving.js';
import type { Metrics } from './metrics.js';
import type { Said } from './said.js';

export type Env = {
  Variables: {
    request_id: string;
    address: string;
    /** What is said with the answer, and the one that was made of it. */
    said: Said;
    answered: Response | undefined;
    /** Aborted once the request was refused because its time was up: what comes of it later is read by nobody. */
    over: () => AbortSignal;
    /** Of its time. Undefined where a request has no deadline. */
    clock: Clock | undefined;
    /** The body as it came; undefined where none came. */
    body: Uint8Array | undefined;
    /** Set where the answer may be sent again as it is. */
    again: Again | undefined;
  };
};
export type Http = HttpContext<Env>;

/** What routes are mounted on. */
export interface App {
  router: Hono<Env>;
  context: Context;
  bodies: BodyBudget;
  metrics: Metrics;
  leaving: Leaving;
}

const mostAddresses = 1000;
const longestAddress = 200;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
/** In the stead of the first, second … id of an address. */
const idAt = (place: number) => `00000000-0000-0000-0000-${String(place).padStart(12, '0')}`;

/**
 * Finds the way of an address once: what is asked for is asked for again, if of another ticket. What it finds depends on nothing else, and
 * nobody changes it.
 */
export class RememberingRouter<T> implements Router<T> {
  name = 'RememberingRouter';
  readonly #router = new TrieRouter<T>();
  readonly #found = new LRUCache<string, Result<T>>({ max: mostAddresses });

  add(method: string, path: string, handler: T): void {
    this.#router.add(method, path, handler);
    this.#found.clear();
  }

  match(method: string, path: string): Result<T> {
    const ids = path.match(uuid);
    if (!ids) return this.#find(method, path);
    let place = 0;
    return withIds(
      this.#find(
        method,
        path.replace(uuid, () => idAt(place++)),
      ),
      ids,
    );
  }

  #find(method: string, path: string): Result<T> {
    const address = `${method} ${path}`;
    const known = this.#found.get(address);
    if (known) return known;
    const found = withFewParams(this.#router.match(method, path));
    if (address.length <= longestAddress) this.#found.set(address, found);
    return found;
  }
}

type Entry<T> = [T, Params];

/** The same parameters are one object, for all that is run on the way. */
function withFewParams<T>([handlers]: Result<T>): Result<T> {
  const known = new Map<string, Params>();
  return [
    (handlers as Entry<T>[]).map(([handler, params]) => {
      const said = JSON.stringify(params);
      const one = known.get(said) ?? params;
      known.set(said, one);
      return [handler, one];
    }),
  ];
}

/** What was found of an address of that form, for one of these very ids. */
function withIds<T>([handlers]: Result<T>, ids: string[]): Result<T> {
  let known: Entry<Params> | undefined;
  return [
    (handlers as Entry<T>[]).map(([handler, params]) => {
      if (known?.[0] !== params) known = [params, fill(params, ids)];
      return [handler, known[1]];
    }),
  ];
}

function fill(params: Params, ids: string[]): Params {
  const filled: Params = {};
  for (const name in params) {
    filled[name] = (params[name] as string).replace(uuid, (mark) => ids[Number(mark.slice(-12))] as string);
  }
  return filled;
}

// Routes are registered without the final slash: then both forms answer.
export const createRouter = () => new Hono<Env>({ strict: false, router: new RememberingRouter() });
