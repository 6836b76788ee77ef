import { oneLine, withoutUnseen } from '@logishift/support-sdk/text';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { Request } from '../../platform/request.js';
import { hostLookup } from './host/lookup.js';
import { keepClaims } from './keep.js';
import { type DeliveryRow, findClaimed, findOwnDelivery } from './queries.js';

/** What the host says of a delivery that somebody names. Null: it was not asked. */
export type HostWord = { delivery: DeliveryRow } | 'not_theirs' | 'no_answer' | null;

/** Whom a host may be asked about. */
export type HostsCustomer = Pick<Actor, 'id' | 'issuer' | 'external_id'>;

/**
 * Asks the host about a delivery that is not known as this customer's; what it says is kept. For customers of the issuer
 * that the lookup is for: a guest is nobody's customer.
 */
export async function lookUpUnknown(request: Request, ref: string): Promise<HostWord> {
  const { actor } = request;
  if (actor.kind !== 'customer' || (await findOwnDelivery(request, actor, ref))) return null;
  return lookUp(request, actor, ref);
}

/** The delivery, if it has become known as this customer's; else what the host says. */
export async function lookUpAgain(context: Context, customer: HostsCustomer, ref: string): Promise<HostWord> {
  const known = await findOwnDelivery(context, { ...customer, only_delivery_id: null }, ref);
  return known ? { delivery: known } : lookUp(context, customer, ref);
}

async function lookUp(context: Context, { id, issuer, external_id }: HostsCustomer, ref: string): Promise<HostWord> {
  const lookup = context.ports.get(hostLookup);
  if (!lookup || issuer !== lookup.issuer || external_id === null) return null;
  // A connection held while a host is slow is one that others wait for.
  if (context.commits) throw new Error('The host is not asked inside a transaction');
  // As it is written, without what came along when it was copied: which signs count, only the host knows.
  const written = oneLine(withoutUnseen(ref)) || ref;
  const answer = await lookup.ask({ issuer, external_id }, written, async (claim) => {
    const said_at = context.now().toISOString();
    await keepClaims(context, { id }, { issuer, deliveries: [claim], guest_delivery: null, said_at });
  });
  if (answer === 'unreachable') return 'no_answer';
  if (!answer.delivery) return 'not_theirs';
  // An answer may be a minute old: whose the delivery is, the tables know better by now.
  const kept = (await findClaimed(context, issuer, id, [answer.delivery.id])).get(answer.delivery.id);
  if (!kept?.isOwned) return 'not_theirs';
  const { isOwned: _, ...delivery } = kept;
  return { delivery };
}
