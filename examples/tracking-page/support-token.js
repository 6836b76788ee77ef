import { SignJWT } from 'jose';
import { parcelsOf } from './parcels.js';

/**
 * The token that tells the support server who is asking. Make it on your server, only for a customer whom your own
 * session has signed in, and let it be short-lived: the widget asks for a new one when it needs one.
 *
 * `secret`, `issuer` and `audience` are those in the support server's SUPPORT_TRUSTED_ISSUERS.
 */
export function signSupportToken(customer, locale, { secret, issuer, audience }) {
  return new SignJWT({
    name: customer.name,
    email: customer.email,
    locale,
    deliveries: parcelsOf(customer).map(deliveryClaim),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(customer.id)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));
}

/** A parcel as the support server wants to know it: enough to say "2 h late", and nothing of what is inside. */
function deliveryClaim(parcel) {
  return {
    id: parcel.id,
    tracking_number: parcel.number,
    status: parcel.status,
    promised_at: parcel.promised?.to.toISOString() ?? null,
    expected_at: parcel.expected?.to.toISOString() ?? null,
    delivered_at: parcel.deliveredAt?.toISOString() ?? null,
  };
}
