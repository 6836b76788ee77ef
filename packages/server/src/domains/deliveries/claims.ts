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
