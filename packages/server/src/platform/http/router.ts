import type { Context as HttpContext } from 'hono';
import { Hono } from 'hono';
import type { Context } from '../context.js';
import type { BodyBudget } from './body/body-budget.js';
import type { Clock } from './deadline.js';
import type { Again } from './kept/again.js';
import type { Leaving } from './leaving.js';
import type { Metrics } from './metrics.js';

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

// Routes are registered without the final slash: then both forms answer.
export const createRouter = () => new Hono<Env>({ strict: false });
