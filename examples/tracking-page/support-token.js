import { SignJWT } from 'jose';
import { bookedFor, destinationOf, hostDataOf, hubOf } from './carriage.js';
import { parcelsOf } from './parcels.js';

/** @typedef {{ secret: string, issuer: string, audience: string }} Issuer as in the support server's SUPPORT_TRUSTED_ISSUERS */

/**
 * The token that tells the support server who is asking. Make it on your server, only for a customer whom your own
 * session has signed in, and let it be short-lived: the widget asks for a new one when it needs one.
 * @param issuer {Issuer}
 * @param parcelsAt of when it tells of their parcels
 */
export function signSupportToken(customer, locale, issuer, now = new Date(), parcelsAt = new Date()) {
  return signFor(customer, locale, issuer, now, parcelsOf(customer, parcelsAt).map(ownersClaim));
}

/** The same with what only support's staff is to know of the parcels. It is for no browser: who has a token can read it. */
export function signTokenForStaff(customer, locale, issuer, now = new Date(), parcelsAt = new Date()) {
  const deliveries = parcelsOf(customer, parcelsAt).map((parcel) => ({
    ...ownersClaim(parcel),
    hub: hubOf(parcel),
    host_data: hostDataOf(parcel),
  }));
  return signFor(customer, locale, issuer, now, deliveries);
}

function signFor(customer, locale, issuer, now, deliveries) {
  const { name, email } = customer;
  return sign({ name, email, locale, deliveries }, customer.id, issuer, now);
}

/**
 * The token of a visitor who is signed out on a parcel's page. We vouch for what the page shows to whoever has the number, and for
 * nothing else: which parcel it is and how it stands. Not for a name or an address, since we know of the visitor only that they are
 * the one with this cookie; whoever else has the number gets a token of their own, and sees none of their tickets.
 * @param visitorId random, kept in a cookie of theirs
 * @param issuer {Issuer}
 */
export function signGuestToken(visitorId, parcel, locale, issuer, now = new Date()) {
  return sign({ locale, guest_delivery: deliveryClaim(parcel) }, visitorId, issuer, now);
}

function sign(claims, subject, { secret, issuer, audience }, now) {
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + 300)
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
    ...bookedFor(parcel),
  };
}

/** The same for whose it is: where it goes is nothing for whoever has its number. */
const ownersClaim = (parcel) => ({ ...deliveryClaim(parcel), ...destinationOf(parcel) });
