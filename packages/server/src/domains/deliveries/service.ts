import type { Delivery, Page } from '@logishift/support-sdk/contract';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { inTransaction } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { readCursor, toPage } from '../../platform/http/pagination.js';
import type { HostIdentity, User } from '../identity/index.js';
import { factsOf, saysTheSame } from './claims.js';
import { findClaimed, findDeliveries, findOwnDelivery, listDeliveries, saveClaimed, toDelivery } from './queries.js';

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
 * Keeps what a host's token says of its customer's deliveries; the last token's word counts. A page sends the same claims
 * with every request: then nothing is written.
 */
export async function keepClaims(
  context: Context,
  customer: User,
  { issuer, deliveries }: HostIdentity,
): Promise<void> {
  if (deliveries.length === 0) return;
  const known = await findClaimed(
    context,
    issuer,
    customer.id,
    deliveries.map(({ id }) => id),
  );
  // In one order, whatever the token's: sender and recipient tell of the same rows at the same time.
  const facts = [...new Map(deliveries.map((claim) => [claim.id, factsOf(claim, known.get(claim.id))])).values()].sort(
    (a, b) => (a.external_id < b.external_id ? -1 : 1),
  );
  const news = facts.filter((fact) => {
    const one = known.get(fact.external_id);
    return !one?.isOwned || !saysTheSame(fact, one);
  });
  if (news.length === 0) return;
  await inTransaction(context, (context) => saveClaimed(context, issuer, customer.id, news));
}
