import type { DeliveryClaim } from '@logishift/support-sdk/contract';
import type { Context } from '../../platform/context.js';
import { type InTransaction, inTransaction } from '../../platform/db/transaction.js';
import { tellChanged } from '../../platform/live/signal.js';
import type { Memory } from '../../platform/memory.js';
import type { HostIdentity, KeepClaims } from '../identity/index.js';
import { factsAfter, factsOf, joinsOwner, saysTheSame } from './claims.js';
import { addOwner, type DeliveryRow, findClaimed, lockDeliveries, writeFacts } from './queries.js';

/** What a host says of deliveries of one customer, in a token or when it is asked. */
export type Claims = Pick<HostIdentity, 'issuer' | 'deliveries' | 'guest_delivery' | 'said_at'>;

/** What was kept: the rows of all that were named, and of these a guest's one delivery; of a customer, null. */
interface KeptClaims {
  rows: string[];
  only_delivery_id: string | null;
}

/** Milliseconds. A word that was kept is looked at again in case that news of its deliveries was lost. */
const goodFor = 60_000;
/** Words that are remembered, and deliveries that they name. */
const most = 50_000;

/**
 * Keeps what hosts' tokens say of deliveries. A page sends the same token with every request: what was kept of it is not looked at
 * again until the deliveries change in another way.
 */
export function createClaimsKeeper(memory: Memory): KeepClaims {
  const kept = memory.shelf<KeptClaims>({ goodFor, most, of: ({ rows }) => rows });
  return async (context, customer, said, word) => {
    if (said.deliveries.length === 0) return null;
    return (await kept.get(`${customer.id} ${word}`, () => keepClaims(context, customer, said))).only_delivery_id;
  };
}

/** Keeps what a host says of its customer's deliveries; the last word counts. What says nothing new is not written. */
export async function keepClaims(context: Context, customer: { id: string }, said: Claims): Promise<KeptClaims> {
  const { issuer, deliveries, guest_delivery, said_at } = said;
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
  const rows = new Map([...known, ...told]);
  return {
    rows: [...rows.values()].map(({ id }) => id),
    only_delivery_id: guest_delivery && (rows.get(guest_delivery)?.id ?? null),
  };
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
  const written = await writeFacts(context, issuer, news, said_at);
  for (const row of written) rows.set(row.external_id, row);
  tellChanged(
    context,
    written.map(({ id }) => id),
  );
  return rows;
}
