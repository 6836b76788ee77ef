import { createHash, randomBytes } from 'node:crypto';
import { keyBeginning } from '../identity/index.js';

/** A new API key of 256 random bits, and what is kept of it: its first characters, to tell keys apart, and its hash. */
export function makeKey(): { key: string; prefix: string; key_hash: string } {
  const random = randomBytes(32).toString('base64url');
  const key = keyBeginning + random;
  return { key, prefix: random.slice(0, 8), key_hash: hashKey(key) };
}

/** A quick hash is enough: nobody can try 256 random bits. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('base64url');
