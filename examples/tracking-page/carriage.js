import { findCustomer } from './customers.js';

/** Who brings what: each parcel has one of these, always the same. */
const booked = [
  { carrier: 'DHL', service: 'Paket' },
  { carrier: 'DPD', service: 'Classic' },
  { carrier: 'Hermes', service: 'Standard' },
  { carrier: 'UPS', service: 'Standard' },
  { carrier: 'DHL', service: 'Paket International' },
  { carrier: 'DPD', service: 'Predict' },
  { carrier: 'GLS', service: 'FlexDelivery' },
];

export const bookedFor = ({ number }) => booked[Number(number.slice(3)) % booked.length];

/** Where a parcel goes: as much of the postcode as says which part of the town. */
export function destinationOf({ owner }) {
  const [postcode] = findCustomer(owner).address.match(/\d{5}/);
  return { destination_country: 'DE', destination_area: postcode.slice(0, 3) };
}

/** The last depot that has seen it. Null: none has yet. */
export const hubOf = ({ events }) =>
  events.findLast(({ kind }) => ['sorted', 'depot', 'held'].includes(kind))?.place ?? null;

/** What the site's own people would like to see beside a ticket. */
export const hostDataOf = ({ weight, handover }) => ({ weight_kg: Number.parseFloat(weight), handover });
