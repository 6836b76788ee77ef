import { randomBytes } from 'node:crypto';
import { withoutUnseen } from '@logishift/support-sdk/text';

// Letters of one case, without those that are read as a digit (Crockford's base 32).
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const readAs: Record<string, string> = { i: '1', l: '1', o: '0' };

/** A new tracking code: 24 signs, 120 bits. Read out or pasted in another case, it is still the same. */
export const newTrackingCode = (): string => [...randomBytes(24)].map((byte) => alphabet[byte % 32]).join('');

/**
 * The codes that may be meant by what was copied: a code alone, or the address of its page with it behind the `#`. Blanks and
 * what is not seen do not count. First as it stands, with any dash as one: a code of an older ticket has letters of either
 * case and dashes of its own. Then as we make them now.
 */
export function trackingCodes(copied: string): string[] {
  const exact = withoutUnseen(copied.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/^https?:\/\/[^#]*#/i, '')
    .replace(/[\p{Pd}\u2212]/gu, '-');
  const folded = exact
    .replaceAll('-', '')
    .toLowerCase()
    .replace(/[ilo]/g, (letter) => readAs[letter] as string);
  return [...new Set([exact, folded])];
}

/** The page behind a ticket's tracking code, which stands behind the `#`: it reaches no log and no other page. */
export const trackingUrl = (statusUrl: string | undefined, code: string): string | null =>
  statusUrl ? `${statusUrl}#${code}` : null;
