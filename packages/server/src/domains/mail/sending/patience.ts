import type { Mail } from '@logishift/support-sdk/contract';
import { codeLifetime, links } from '../../identity/index.js';

const first = 5000;
const longest = 3_600_000;

/** How often a mail is tried: over some four hours. */
export const maxAttempts = 14;

/**
 * Milliseconds until a mail that failed is tried again: twice as long each time, up to an hour, and a fifth more or less
 * (`chance`, 0 to 1), so that mails that failed together do not come back together.
 */
export function pauseAfter(attempts: number, chance: number): number {
  const pause = Math.min(longest, first * 2 ** (attempts - 1));
  return Math.round(pause * (0.8 + 0.4 * chance));
}

/** Milliseconds after which what a mail says is good for nothing any more. */
export const lifetimes: Partial<Record<Mail['kind'], number>> = {
  guest_code: codeLifetime,
  password_reset: links.password_reset.lifetime,
  email_verification: links.email_verification.lifetime,
};

/** Has what the mail says expired? */
export function isStale(mail: { kind: Mail['kind']; created_at: string }, now: Date): boolean {
  const lifetime = lifetimes[mail.kind];
  return lifetime !== undefined && now.getTime() >= Date.parse(mail.created_at) + lifetime;
}
