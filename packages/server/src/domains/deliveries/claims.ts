import type { DeliveryClaim, DeliveryStatus, HostData } from '@logishift/support-sdk/contract';

/** What a host may tell of a delivery or not, and take back; null: not known. */
const mayBeUnknown = [
  'promised_at',
  'expected_at',
  'delivered_at',
  'carrier',
  'service',
  'destination_country',
  'destination_area',
  'hub',
  'host_data',
] as const;

/** What a host tells of a delivery, beside its own id. */
export const factNames = ['tracking_number', 'status', ...mayBeUnknown] as const;

export interface DeliveryFacts {
  external_id: string;
  tracking_number: string;
  status: DeliveryStatus;
  promised_at: string | null;
  expected_at: string | null;
  delivered_at: string | null;
  carrier: string | null;
  service: string | null;
  destination_country: string | null;
  destination_area: string | null;
  hub: string | null;
  host_data: HostData | null;
}

/** Of what may be unknown each as `of` says. */
const each = (of: (name: (typeof mayBeUnknown)[number]) => unknown) =>
  Object.fromEntries(mayBeUnknown.map((name) => [name, of(name)])) as Pick<
    DeliveryFacts,
    (typeof mayBeUnknown)[number]
  >;

/** What is true of a delivery after a claim: what the claim does not say stays as it was known. */
export function factsOf(claim: DeliveryClaim, known: DeliveryFacts | undefined): DeliveryFacts {
  return {
    external_id: claim.id,
    tracking_number: claim.tracking_number ?? known?.tracking_number ?? claim.id,
    status: claim.status ?? known?.status ?? 'announced',
    ...each((name) => (claim[name] === undefined ? (known?.[name] ?? null) : claim[name])),
  };
}

export const saysTheSame = (facts: DeliveryFacts, known: DeliveryFacts) =>
  factNames.every((name) => facts[name] === known[name] || (name === 'host_data' && isSame(facts[name], known[name])));

/** It is kept as the JSON that it came as, so that the same is the same text. */
const isSame = (one: HostData | null, other: HostData | null) => JSON.stringify(one) === JSON.stringify(other);

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
    ...each((name) => known[name] ?? told[name]),
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
