import { now } from './clock.js';

/** How far a guest has come with proving an address. Times are milliseconds since the page began. */
export interface Proof {
  email: string;
  /** When a code was asked for; 0: none was. */
  sentAt: number;
  /** Until when it works. */
  endsAt: number;
  /** How often it may still be tried, as far as that is known. */
  triesLeft: number | undefined;
  /** Whose mail to look for. */
  from: string | undefined;
}

export const newProof = (): Proof => ({ email: '', sentAt: 0, endsAt: 0, triesLeft: undefined, from: undefined });

/** A code has been sent. A server of the version before says neither how often it may be tried nor who sends it. */
export const codeSent = (
  sent: { expires_at: string; expires_in?: number; tries?: number; from?: string | null },
  email: string,
): Proof => {
  const sentAt = performance.now();
  const left = sent.expires_in ?? (Date.parse(sent.expires_at) - now()) / 1000;
  return { email, sentAt, endsAt: sentAt + left * 1000, triesLeft: sent.tries, from: sent.from ?? undefined };
};
