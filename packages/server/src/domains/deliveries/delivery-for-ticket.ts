import type { Delivery, DeliveryState } from '@logishift/support-sdk/contract';
import { Refusal } from '../../platform/errors.js';
import type { Request } from '../../platform/request.js';
import type { HostWord } from './look-up.js';
import { findOwnDelivery } from './queries.js';
import { toDelivery } from './views.js';

/** What somebody names as what their new ticket is about. */
interface Named {
  ref: string;
  /** What the host said of it before the transaction. */
  hostWord: HostWord;
  /** A number that may be anybody's, or nobody's. */
  asTyped: boolean;
}

/**
 * The delivery a new ticket is about: it must be known as the customer's own, or be one that the host could not be asked
 * about.
 */
export async function deliveryForTicket(
  request: Request,
  { ref, hostWord, asTyped }: Named,
): Promise<{ delivery: Delivery | null; state: DeliveryState }> {
  const names = [ref, ...(typeof hostWord === 'object' && hostWord ? [hostWord.delivery.id] : [])];
  for (const name of names) {
    const found = await findOwnDelivery(request, request.actor, name);
    if (found) return { delivery: toDelivery(found, request.now()), state: 'verified' };
  }
  if (hostWord === 'no_answer') return { delivery: null, state: 'unverified' };
  if (asTyped) return { delivery: null, state: hostWord === 'not_theirs' ? 'unknown' : 'unverified' };
  const detail = 'Choose one of your own deliveries, or leave it out.';
  throw new Refusal('unknown_delivery', detail, {
    errors: [{ path: 'delivery_id', message: detail, code: 'unknown_delivery' }],
  });
}
