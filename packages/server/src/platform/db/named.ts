import { createHash } from 'node:crypto';
import type { Text } from './batch.js';

/** A text that is kept by a name made of it. */
export const named = (text: string): Text => ({
  text,
  name: createHash('sha256').update(text).digest('base64url').slice(0, 22),
});
