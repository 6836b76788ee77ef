import { addressOf } from '@logishift/support-sdk/contract';

/** An e-mail address as accounts are compared by it: an address is the same in capitals, and its domain in every script. */
export const foldAddress = (email: string): string => addressOf(email).toLowerCase();
