import type { Delivery } from '@logishift/support-sdk/customer';
import { foldReference } from '@logishift/support-sdk/text';

/** What can be chosen: an own parcel, a number of one's own, or none. */
export type Option = { delivery: Delivery } | 'other' | 'none';

/** Own parcels that have what was typed in their number, those on the way first; the two ways out are always last. */
export function optionsFor(own: readonly Delivery[], typed: string): Option[] {
  const wanted = foldReference(typed);
  const found = own.filter(({ tracking_number }) => foldReference(tracking_number).includes(wanted));
  const isThere = ({ status }: Delivery) => status === 'delivered';
  const sorted = [...found.filter((one) => !isThere(one)), ...found.filter(isThere)];
  return [...sorted.map((delivery) => ({ delivery })), 'other', 'none'];
}

/** In their order. */
export const groups = ['parcels_coming', 'parcels_delivered'] as const;

/** The group an option stands in; the ways out stand in none. */
export const groupOf = (option: Option | undefined): (typeof groups)[number] | undefined =>
  !option || typeof option === 'string'
    ? undefined
    : option.delivery.status === 'delivered'
      ? 'parcels_delivered'
      : 'parcels_coming';
