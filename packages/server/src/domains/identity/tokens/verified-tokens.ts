import { hash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';

/** What a token says, once it was found good. */
export interface Verified<Says> {
  says: Says;
  /** From when until when it counts, which is looked at with each use. */
  payload: Pick<JWTPayload, 'exp' | 'nbf'>;
  /** Seconds that clocks may differ by. */
  tolerance: number;
  /** Where keys come and go: whether the key that it was verified with still is its issuer's. */
  isKeyGood?: (now: Date) => Promise<boolean>;
}

const most = 10_000;
/** Characters of all tokens together: what one says is about as large as it is. */
const mostCharacters = 5_000_000;

/**
 * What tokens say, by their hash: a page sends the same one for minutes, and the same bytes under the same key are as good as
 * they were. Only what was found good is remembered.
 */
export class VerifiedTokens<Says> {
  readonly #known = new LRUCache<string, Verified<Says>>({ max: most, maxSize: mostCharacters });

  /** @param verify refuses what is not good; is given the token's hash, by which it is known again */
  async read(token: string, now: Date, verify: (key: string) => Promise<Verified<Says>>): Promise<Says> {
    const key = hash('sha256', token, 'base64url');
    const known = this.#known.get(key);
    if (known && isInTime(known, now) && ((await known.isKeyGood?.(now)) ?? true)) return known.says;
    this.#known.delete(key);
    const { payload, ...found } = await verify(key);
    const { exp, nbf } = payload;
    this.#known.set(key, { ...found, payload: { exp, nbf } }, { size: token.length });
    return found.says;
  }
}

/** As jose has it, in whole seconds. */
function isInTime({ payload: { exp, nbf }, tolerance }: Verified<unknown>, now: Date): boolean {
  const at = Math.floor(now.getTime() / 1000);
  return exp !== undefined && exp > at - tolerance && (nbf === undefined || nbf <= at + tolerance);
}
