const hour = 3_600_000;
const fromNow = (hours) => new Date(Date.now() + hours * hour).toISOString();

/** The one customer of the examples, with a parcel that is late. A real host has them in its database. */
export const customer = {
  id: 'customer-2001',
  name: 'Lena Okafor',
  email: 'lena.okafor@example.com',
  deliveries: () => [
    {
      id: 'shipment-490127',
      tracking_number: 'PX-490127',
      status: 'out_for_delivery',
      promised_at: fromNow(-2),
      expected_at: fromNow(1),
      delivered_at: null,
      carrier: 'DPD',
      service: 'Classic',
    },
  ],
};
