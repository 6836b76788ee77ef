import type { Actor } from './actor.js';
import type { Context } from './context.js';
import { unknownNetwork } from './http/network.js';

/**
 * What a verb is asked with, beside its input: the context to work in, and what is known of whoever asks. `Actor | null`: it
 * may be anybody.
 */
export interface Request<Who extends Actor | null = Actor> extends Context {
  actor: Who;
  /** The network that it comes from, as callers are counted; see `networkOf`. */
  network: string;
  /** The `version` of `If-Match`; null when there is none. NaN when it names no version, which matches nothing. */
  ifMatch: number | null;
}

/** What somebody asked for before, done now in their name: from no network, and of no request. */
export const onBehalfOf = <C extends Context>(context: C, actor: Actor, ifMatch: number | null): C & Request => ({
  ...context,
  actor,
  network: unknownNetwork,
  ifMatch,
});
