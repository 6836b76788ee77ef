import { Support } from '@logishift/support-sdk';
import { customers } from '../customers.js';
import { signTokenForStaff } from '../support-token.js';

/**
 * Tells the support server how the parcels of all customers stand, as they follow the present: the demo may have been filled days ago, and most of
 * its customers sign in nowhere. The claims of a token are enough for that; a host tells of what changes as it changes (`deliveries.put`).
 * @param server `{ baseUrl }`, and `fetch` if it is in this process
 * @param at when the parcels stand so
 */
export async function tellOfParcels({ server, issuer, at = new Date() }) {
  await Promise.all(
    customers.map((customer) =>
      new Support({
        ...server,
        token: () => signTokenForStaff(customer, customer.language, issuer, new Date(), at),
      }).tickets.news(),
    ),
  );
}
