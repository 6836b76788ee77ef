import { createHash } from 'node:crypto';
import type { Delivery, Page } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { HostIdentity, User } from '../identity/index.js';
import { findDeliveries, findOwnDelivery, listDeliveries, saveClaims, toDelivery } from './queries.js';

export async function ownDeliveries(
  context: Context,
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Delivery>> {
  const place = readCursor(cursor, 'newest');
  const rows = await listDeliveries(context, actor.id, place?.id ?? null, limit + 1);
  const page = toPage(rows, limit, 'newest');
  return { ...page, data: page.data.map((row) => toDelivery(row, context.now())) };
}

export async function ownDelivery(context: Context, actor: Actor, ref: string): Promise<Delivery> {
  const found = await findOwnDelivery(context, actor.id, ref);
  if (!found) throw new Refusal('not_found', 'No delivery of yours has this number.');
  return toDelivery(found, context.now());
}

/** The delivery a new ticket is about: it must be known as the customer's own. */
export async function deliveryForTicket(context: Context, actor: Actor, ref: string): Promise<Delivery> {
  const found = await findOwnDelivery(context, actor.id, ref);
  if (found) return toDelivery(found, context.now());
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

/**
 * Keeps what a host's token says of its customer's deliveries. A node writes a saying once, until another comes:
 * a page sends the same claim with every request.
 */
export function createClaimKeeper() {
  const lastSaid = new Map<string, string>();
  return async (context: Context, customer: User, { issuer, deliveries }: HostIdentity): Promise<void> => {
    if (deliveries.length === 0) return;
    const said = createHash('sha256').update(JSON.stringify(deliveries)).digest('base64');
    if (lastSaid.get(customer.id) === said) return;
    await inTransaction(context, (context) => saveClaims(context, issuer, customer.id, deliveries));
    if (lastSaid.size >= 10_000) lastSaid.delete(lastSaid.keys().next().value as string);
    lastSaid.set(customer.id, said);
  };
}
