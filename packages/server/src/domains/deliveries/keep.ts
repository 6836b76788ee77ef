import type { DeliveryClaim } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import type { HostIdentity } from '../identity/index.js';
import { factsAfter, factsOf, joinsOwner, saysTheSame } from './claims.js';
import { addOwner, type DeliveryRow, findClaimed, lockDeliveries, writeFacts } from './queries.js';

/** What a host says of deliveries of one customer, in a token or when it is asked. */
export type Claims = Pick<HostIdentity, 'issuer' | 'deliveries' | 'guest_delivery' | 'said_at'>;

/**
 * Keeps what a host says of its customer's deliveries; the last word counts. A page sends the same claims with every
 * request: then nothing is written. Resolves to the row of a guest's one delivery; of a customer, to null.
 */
export async function keepClaims(context: Context, customer: { id: string }, said: Claims): Promise<string | null> {
  const { issuer, deliveries, guest_delivery, said_at } = said;
  if (deliveries.length === 0) return null;
  const ids = deliveries.map(({ id }) => id);
  const known = await findClaimed(context, issuer, customer.id, ids);
  const news = deliveries.filter((claim) => {
    const one = known.get(claim.id);
    if (!one || !saysTheSame(factsAfter(claim, one, said_at), one)) return true;
    return !one.isOwned && joinsOwner(said, one);
  });
  const told = await inTransactionFor(context, news, async (context) => {
    const rows = await keepFacts(context, issuer, news, said_at);
    await addOwner(
      context,
      customer.id,
      // As the rows are now that they are locked: the host may have named others meanwhile.
      [...rows.values()].filter((row) => joinsOwner(said, row)).map(({ id }) => id),
    );
    return rows;
  });
  return guest_delivery && ((told.get(guest_delivery) ?? known.get(guest_delivery))?.id ?? null);
}

/** Nothing to keep costs no transaction. */
async function inTransactionFor(
  context: Context,
  news: DeliveryClaim[],
  work: (context: InTransaction) => Promise<Map<string, DeliveryRow>>,
) {
  return news.length === 0 ? new Map<string, DeliveryRow>() : inTransaction(context, work);
}

/**
 * Writes what a host said of deliveries at a time, by its own ids; what it did not say stays, and what it has said since. The rows stay locked until the
 * transaction ends, so that of two who tell different things at once neither undoes what the other said.
 */
export async function keepFacts(
  context: InTransaction,
  issuer: string,
  claims: DeliveryClaim[],
  said_at: string | null,
): Promise<Map<string, DeliveryRow>> {
  // In one order, whatever the host's: several tell of the same rows at the same time.
  const latest = [...new Map(claims.map((claim) => [claim.id, claim])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = await lockDeliveries(
    context,
    issuer,
    latest.map((claim) => factsOf(claim, undefined)),
    said_at,
  );
  const news = latest.flatMap((claim) => {
    const row = rows.get(claim.id);
    const facts = row && factsAfter(claim, row, said_at);
    return facts && !saysTheSame(facts, row) ? [facts] : [];
  });
  for (const row of await writeFacts(context, issuer, news, said_at)) rows.set(row.external_id, row);
  return rows;
}
