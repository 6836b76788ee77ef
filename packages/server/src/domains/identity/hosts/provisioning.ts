import type { Context } from '../../../platform/context.js';
import { port } from '../../../platform/ports.js';
import { tellOnce } from '../../../platform/tell-once.js';
import type { User } from '../queries.js';
import { saveCustomer } from './customer-queries.js';
import type { HostIdentity } from './host-claims.js';

/** Keeps what a host's token tells beside who its customer is. Resolves to the row of a guest's one delivery; else to null. */
export type KeepClaims = (context: Context, customer: User, identity: HostIdentity) => Promise<string | null>;

/** Who keeps what hosts claim of their customers' deliveries. */
export const claimsKeeper = port<KeepClaims>("keeper of hosts' claims");

export interface Provisioned {
  customer: User;
  /** Of a guest. */
  only_delivery_id: string | null;
}

/**
 * Gives a host's customer, or guest, a row here, and brings it and their deliveries up to what the token says: a host tells us of people
 * by signing their tokens alone. A token that says nothing new costs no write.
 */
export function createProvisioning() {
  const firstTime = tellOnce();
  return async (context: Context, identity: HostIdentity): Promise<Provisioned> => {
    const { issuer, unreadable, guest_delivery } = identity;
    const customer = await saveCustomer(context, identity);
    // A host signs the same for each of its requests.
    if (unreadable.length > 0 && firstTime(JSON.stringify([customer.id, unreadable]), context.now())) {
      context.log.warn({ issuer, customer: customer.id, unreadable }, 'Claims of a token cannot be read');
    }
    const only_delivery_id = await context.ports.get(claimsKeeper)(context, customer, identity);
    if (guest_delivery !== null && !only_delivery_id) throw new Error("The guest's delivery was not kept");
    return { customer, only_delivery_id };
  };
}
