import { normalise } from '@logishift/support-sdk/text';

/** An e-mail address as accounts are compared by it: an address is the same in capitals, and in either form of an accent. */
export const foldAddress = (email: string): string => normalise(email.trim()).toLowerCase();
