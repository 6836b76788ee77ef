import type { Actor } from '../../actor.js';
import type { Context } from '../../context.js';
import { port } from '../../ports.js';

/** Finds out who is asking, by the header `Authorization`; refuses with 401 when there is no token, or a bad one. */
export const authenticate =
  port<(context: Context, authorization: string | undefined) => Promise<Actor>>('authenticate');
