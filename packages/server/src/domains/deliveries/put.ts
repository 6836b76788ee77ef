import type { Delivery, DeliveryClaim } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput } from '../../platform/errors.js';
import { ensureCustomers, guestPrefix } from '../identity/index.js';
import { keepFacts } from './keep.js';
import { setOwners, toDelivery } from './queries.js';

/** What a host's program says of one delivery. `customer_ids`: these own it, and no others. */
export type Report = Omit<DeliveryClaim, 'id'> & { customer_ids?: string[] | undefined };

/** A host's program tells of a delivery, by the host's id for it. The last word counts. */
export async function putDelivery(
  context: Context,
  { issuer }: Actor,
  id: string,
  { customer_ids, ...said }: Report,
): Promise<Delivery> {
  if (issuer === null) throw new Error('A program that speaks for no issuer');
  const guests = (customer_ids ?? []).flatMap((name, place) => (name.startsWith(guestPrefix) ? [place] : []));
  if (guests.length > 0) {
    const message = `A customer's id cannot begin with "${guestPrefix}"`;
    throw invalidInput(guests.map((place) => ({ path: `customer_ids.${place}`, message, code: 'guest_id' })));
  }
  return inTransaction(context, async (context) => {
    const row = (await keepFacts(context, issuer, [{ ...said, id }], null)).get(id);
    if (!row) throw new Error('The delivery was not written');
    if (customer_ids) await setOwners(context, row.id, await ensureCustomers(context, issuer, customer_ids));
    return toDelivery(row, context.now());
  });
}
