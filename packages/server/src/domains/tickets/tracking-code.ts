import { withoutUnseen } from '@logishift/support-sdk/text';

/** A tracking code as it was copied: letters of either case count, blanks and what is not seen do not, and any dash is one. */
export const trackingCode = (copied: string): string =>
  withoutUnseen(copied.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/[\p{Pd}\u2212]/gu, '-');
