import type { DeliveryClaim, DeliveryStatus } from '@logishift/support-sdk/contract';

/** What a host tells of a delivery, beside its own id. */
export const factNames = ['tracking_number', 'status', 'promised_at', 'expected_at', 'delivered_at'] as const;

export interface DeliveryFacts {
  external_id: string;
  tracking_number: string;
  status: DeliveryStatus;
  promised_at: string | null;
  expected_at: string | null;
  delivered_at: string | null;
}

/** What is true of a delivery after a claim: what the claim does not say stays as it was known. */
export function factsOf(claim: DeliveryClaim, known: DeliveryFacts | undefined): DeliveryFacts {
  const time = (name: 'promised_at' | 'expected_at' | 'delivered_at') =>
    claim[name] === undefined ? (known?.[name] ?? null) : claim[name];
  return {
    external_id: claim.id,
    tracking_number: claim.tracking_number ?? known?.tracking_number ?? claim.id,
    status: claim.status ?? known?.status ?? 'announced',
    promised_at: time('promised_at'),
    expected_at: time('expected_at'),
    delivered_at: time('delivered_at'),
  };
}

export const saysTheSame = (facts: DeliveryFacts, known: DeliveryFacts) =>
  factNames.every((name) => facts[name] === known[name]);

/**
 * What is true of a known delivery after a claim of a certain time; null: of now. One that is older than the last word
 * fills in what nobody has told of, and changes nothing.
 */
export function factsAfter(
  claim: DeliveryClaim,
  known: DeliveryFacts & { updated_at: string },
  said_at: string | null,
): DeliveryFacts {
  const told = factsOf(claim, known);
  if (said_at === null || Date.parse(said_at) >= Date.parse(known.updated_at)) return told;
  return {
    external_id: known.external_id,
    tracking_number: known.tracking_number === known.external_id ? told.tracking_number : known.tracking_number,
    status: known.status === 'announced' ? told.status : known.status,
    promised_at: known.promised_at ?? told.promised_at,
    expected_at: known.expected_at ?? told.expected_at,
    delivered_at: known.delivered_at ?? told.delivered_at,
  };
}

/**
 * Does a claim of a certain time (null: nobody knows of when) join its customer to the delivery? Once the host has named all
 * whose it is, only one that is known to be newer. A guest's always does: their token is for the delivery itself.
 */
export const joinsOwner = (
  said: { said_at: string | null; guest_delivery: string | null },
  { owners_set_at }: { owners_set_at: string | null },
): boolean =>
  said.guest_delivery !== null ||
  owners_set_at === null ||
  (said.said_at !== null && Date.parse(said.said_at) >= Date.parse(owners_set_at));
