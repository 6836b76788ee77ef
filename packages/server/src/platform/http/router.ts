import type { Context as HttpContext } from 'hono';
import { Hono } from 'hono';
import type { Actor } from '../actor.js';
import type { Context } from '../context.js';
import type { BodyBudget } from './body-budget.js';
import type { Clock } from './deadline.js';
import type { Limiter } from './rate-limit.js';

export type Env = {
  Variables: {
    request_id: string;
    address: string;
    /** Aborted once the request was refused because its time was up: what comes of it later is read by nobody. */
    over: AbortSignal;
    /** Of its time. Undefined where a request has no deadline. */
    clock: Clock | undefined;
    /** The body as it came; undefined where none came. */
    body: Uint8Array | undefined;
  };
};
export type Http = HttpContext<Env>;

/** What routes are mounted on. */
export interface App {
  router: Hono<Env>;
  context: Context;
  limiter: Limiter;
  bodies: BodyBudget;
  /** Who is asking, by the bearer token; refuses with 401 when there is none or a bad one. */
  authenticate: (context: Context, authorization: string | undefined) => Promise<Actor>;
}

// Routes are registered without the final slash: then both forms answer.
export const createRouter = () => new Hono<Env>({ strict: false });
