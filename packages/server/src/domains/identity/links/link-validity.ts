import { foldAddress } from '../fold-address.js';
import { callerKind, type Standing } from '../permissions.js';

const hour = 3_600_000;

/** The links that are mailed to staff: how long each is good (milliseconds), and which page of the console it opens. */
export const links = {
  password_reset: { lifetime: hour, page: 'reset-password' },
  email_verification: { lifetime: 72 * hour, page: 'verify-email' },
} as const;
export type LinkPurpose = keyof typeof links;

type Person = Standing & { email: string | null; email_verified_at: string | null };

/**
 * Is such a link mailed to this person? Whoever waits for approval may need one; nobody who is suspended gets one. With
 * a registration anew it says more than that the address is proven.
 */
export const isLinkMailed = (purpose: LinkPurpose, person: Person, registration?: object) =>
  callerKind(person) !== null &&
  (purpose === 'password_reset' || registration !== undefined || person.email_verified_at === null);

/** Does a mailed link still count? It was not used, and whose it is has the address it was mailed to. */
export const isLinkGood = (
  link: { email: string; expires_at: string; used_at: string | null },
  person: Person,
  now: Date,
) =>
  link.used_at === null &&
  Date.parse(link.expires_at) > now.getTime() &&
  foldAddress(person.email ?? '') === foldAddress(link.email) &&
  callerKind(person) !== null;
