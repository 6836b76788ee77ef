import type { Delivery, DeliveryState, Page } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { Request } from '../../platform/request.js';
import { type HostWord, lookUpUnknown } from './look-up.js';
import { findDeliveries, findOwnDelivery, listDeliveries, toDelivery } from './queries.js';

export async function ownDeliveries(
  context: Context,
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Delivery>> {
  const place = readCursor(cursor, 'newest');
  const rows = await listDeliveries(context, actor, place?.id ?? null, limit + 1);
  const page = toPage(rows, limit, 'newest');
  return { ...page, data: page.data.map((row) => toDelivery(row, context.now())) };
}

/** One own delivery. What is not known here the host may know; while it does not answer, that is not known here. */
export async function ownDelivery(request: Request, ref: string): Promise<Delivery> {
  const known = await findOwnDelivery(request, request.actor, ref);
  const word = known ? null : await lookUpUnknown(request, ref);
  const found = known ?? (typeof word === 'object' ? word?.delivery : undefined);
  if (!found) throw new Refusal('not_found', 'No delivery of yours has this number.');
  return toDelivery(found, request.now());
}

/**
 * The delivery a new ticket is about: it must be known as the customer's own, or be one that the host could not be asked
 * about. `hostWord` is what it said before the transaction; `asTyped`: a number that may be anybody's, or nobody's.
 */
export async function deliveryForTicket(
  request: Request,
  { ref, hostWord, asTyped }: { ref: string; hostWord: HostWord; asTyped: boolean },
): Promise<{ delivery: Delivery | null; state: DeliveryState }> {
  const named = [ref, ...(typeof hostWord === 'object' && hostWord ? [hostWord.delivery.id] : [])];
  for (const name of named) {
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

/** Deliveries by their ids, for tickets that may be read. */
export async function deliveriesById(context: Context, ids: (string | null)[]): Promise<Map<string, Delivery>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows = await findDeliveries(context, wanted);
  return new Map(rows.map((row) => [row.id, toDelivery(row, context.now())]));
}
