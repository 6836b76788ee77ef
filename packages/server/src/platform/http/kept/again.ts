import type { KeptBody } from './kept-body.js';

/** What must be known to send a kept body once more, by the short way (`send-again.ts`). */
export interface Again {
  /** The body as it is now; undefined: that is not known for sure, and the long way finds out. */
  body(): KeptBody | undefined;
  /** Each sending counts against its caller's address. */
  isCounted: boolean;
}
