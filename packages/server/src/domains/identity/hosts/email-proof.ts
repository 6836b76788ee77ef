import { addressOf } from '@logishift/support-sdk/contract';

interface Told {
  email: string | null;
  email_verified: boolean | null;
}

interface Known {
  email: string | null;
  email_verified_at: string | null;
}

/**
 * Since when the address of a host's token counts as its person's own, so that mail about tickets may go there; null: it
 * does not. A host stands for its customers' addresses unless it says that it does not; of guests it must say so.
 */
export function provenAt(told: Told, known: Known | undefined, at: string): string | null {
  if (told.email_verified === false) return null;
  // What is known may be of before there was one form of an address.
  const isSame = known?.email != null && addressOf(known.email) === told.email;
  if (isSame && known?.email_verified_at) return known.email_verified_at;
  // The host took its word back for this address once, and has not given it again.
  if (isSame && told.email_verified === null) return null;
  return at;
}
