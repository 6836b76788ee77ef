import type { Context } from '../../../platform/context.js';
import type { Memory } from '../../../platform/memory.js';
import { port } from '../../../platform/ports.js';
import { tellOnce } from '../../../platform/tell-once.js';
import type { Asking } from '../queries.js';
import { isKnownSo, saveCustomer } from './customer-queries.js';
import type { HostIdentity } from './host-claims.js';

/**
 * Keeps what a host's token tells beside who its customer is; `word` is by what the same token is known again. Resolves to the
 * row of a guest's one delivery; else to null.
 */
export type KeepClaims = (
  context: Context,
  customer: Pick<Asking, 'id'>,
  identity: HostIdentity,
  word: string,
) => Promise<string | null>;

/** Who keeps what hosts claim of their customers' deliveries. */
export const claimsKeeper = port<KeepClaims>("keeper of hosts' claims");

export interface Provisioned {
  customer: Asking;
  /** Of a guest. */
  only_delivery_id: string | null;
}

/** Milliseconds. Nobody's rights are in a customer's row: it is asked for anew in case that news of it was lost. */
const goodFor = 60_000;
const most = 20_000;

/**
 * Gives a host's customer, or guest, a row here, and brings it and their deliveries up to what the token says: a host tells us of people
 * by signing their tokens alone. A token that says nothing new of somebody who is remembered costs no statement.
 */
export function createProvisioning(memory: Memory) {
  const firstTime = tellOnce();
  const customers = memory.shelf<Asking>({ goodFor, most, of: ({ id }) => [id] });
  return async (context: Context, identity: HostIdentity, word: string): Promise<Provisioned> => {
    const { issuer, external_id, unreadable, guest_delivery } = identity;
    const key = JSON.stringify([issuer, external_id]);
    const known = customers.known(key);
    const customer =
      known && isKnownSo(known, identity, context.now())
        ? known
        : await customers.ask(key, () => saveCustomer(context, identity));
    // A host signs the same for each of its requests.
    if (unreadable.length > 0 && firstTime(JSON.stringify([customer.id, unreadable]), context.now())) {
      context.log.warn({ issuer, customer: customer.id, unreadable }, 'Claims of a token cannot be read');
    }
    const only_delivery_id = await context.ports.get(claimsKeeper)(context, customer, identity, word);
    if (guest_delivery !== null && !only_delivery_id) throw new Error("The guest's delivery was not kept");
    return { customer, only_delivery_id };
  };
}
