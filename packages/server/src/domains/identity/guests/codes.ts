import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../../platform/context.js';
import { keysOf } from '../tokens/signing-keys.js';

/** Milliseconds for which a mailed code is good. */
export const codeLifetime = 10 * 60_000;
/**
 * Tries of a code: as many from the network that had it mailed, and as many from all others together. At most 54 codes a
 * day are mailed to one address for strangers (`guest_code_account`, and one an hour past it): that is 540 tries, and for
 * who guesses all day, from however many networks, a chance of 1 in 1,850.
 */
export const mostTries = 5;

// With a key that is not in this row: six digits alone are guessed from any hash, salted or slow, in minutes.
export const hashCode = (context: Context, email: string, code: string): string =>
  createHmac('sha256', keysOf(context).codeSecret).update(`${email}\n${code}`).digest('base64url');

export const isSameHash = (hash: string, kept: string): boolean =>
  timingSafeEqual(Buffer.from(hash), Buffer.from(kept));
