import type { DeliveryClaim, StaffDelivery } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../platform/db/transaction.js';
import { invalidInput } from '../../platform/errors.js';
import { tellChanged } from '../../platform/live/signal.js';
import type { Request } from '../../platform/request.js';
import { ensureCustomers, guestPrefix } from '../identity/index.js';
import { keepFacts } from './keep.js';
import { setOwners } from './queries.js';
import { toStaffDelivery } from './views.js';

/** What a host's program says of one delivery. `customer_ids`: these own it, and no others. */
export type Report = DeliveryClaim & { customer_ids?: string[] | undefined };

/** A host's program tells of a delivery, by the host's id for it. The last word counts. */
export async function putDelivery(request: Request, { customer_ids, ...claim }: Report): Promise<StaffDelivery> {
  const { issuer } = request.actor;
  if (issuer === null) throw new Error('A program that speaks for no issuer');
  const guests = (customer_ids ?? []).flatMap((name, place) => (name.startsWith(guestPrefix) ? [place] : []));
  if (guests.length > 0) {
    const message = `A customer's id cannot begin with "${guestPrefix}"`;
    throw invalidInput(guests.map((place) => ({ path: `customer_ids.${place}`, message, code: 'guest_id' })));
  }
  return inTransaction(request, async (request) => {
    const row = (await keepFacts(request, issuer, [claim], null)).get(claim.id);
    if (!row) throw new Error('The delivery was not written');
    if (customer_ids) {
      await setOwners(request, row.id, await ensureCustomers(request, issuer, customer_ids));
      tellChanged(request, [row.id]);
    }
    return toStaffDelivery(row, request.now());
  });
}
