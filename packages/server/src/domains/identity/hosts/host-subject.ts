import { type DeliveryClaim, deliveryClaim, isStorable } from '@logishift/support-sdk/contract';
import { isVisible } from '@logishift/support-sdk/text';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { Refusal } from '../../../platform/errors.js';
import type { TrustedIssuer } from './trusted-issuers.js';

/** Whom a host's token is about: a customer of theirs, or a visitor who may ask about one delivery and nothing else. */
export interface HostSubject {
  external_id: string;
  guest: DeliveryClaim | null;
}

// Milliseconds; and the seconds that clocks may differ by.
const guestLifetime = 24 * 3_600_000;
const tolerance = 5000;
/** What the ids of guests of a host's begin with, and no customer's. */
export const guestPrefix = 'guest:';

// Taken as it is, signs, blanks and case: what is folded could make one of two people. A number is its digits.
const externalId = z.union([z.string().max(200).refine(isStorable).refine(isVisible), z.int()]).transform(String);
// A parcel's odd state must not keep anybody from asking for help: then its id must do.
const oneDelivery: z.ZodType<DeliveryClaim> = z.union([
  deliveryClaim,
  z.object({ id: externalId }),
  externalId.transform((id) => ({ id })),
]);

/**
 * Reads from verified claims whom they are about.
 * @throws Refusal `unauthorized` with a reason that helps whoever connects a host.
 */
export function subjectOf(payload: JWTPayload, { claims }: TrustedIssuer, now: Date): HostSubject {
  const named = payload[claims.guest_delivery];
  if (named !== undefined) return guestOf(payload, claims, named, now);
  const id = externalId.safeParse(payload[claims.id]);
  if (typeof payload[claims.id] === 'number' && !id.success) {
    throw refused(`\`${claims.id}\` is a number that JSON may have rounded: write it as a text.`);
  }
  if (!id.success) throw refused(`The token has no \`${claims.id}\` that names its customer.`);
  // Or a customer could be named so as to be one of the guests below.
  if (id.data.startsWith(guestPrefix))
    throw refused(`A customer's \`${claims.id}\` cannot begin with "${guestPrefix}".`);
  return { external_id: id.data, guest: null };
}

function guestOf(payload: JWTPayload, claims: TrustedIssuer['claims'], named: unknown, now: Date): HostSubject {
  const delivery = oneDelivery.safeParse(named);
  if (!delivery.success) {
    throw refused(
      `A guest's token names one delivery: \`${claims.guest_delivery}\` is its id, or an object with \`id\`.`,
    );
  }
  const visitor = externalId.safeParse(payload[claims.id] ?? payload.sub);
  if (!visitor.success) {
    const names = [...new Set([claims.id, 'sub'])].map((name) => `\`${name}\``).join(' or ');
    throw refused(
      `A guest's token names its visitor, so that no two share their tickets: set ${names} to a random id.`,
    );
  }
  if ((payload.exp as number) * 1000 > now.getTime() + guestLifetime + tolerance) {
    throw refused("A guest's token ends within 24 hours: set `exp` earlier.");
  }
  return {
    external_id: `${guestPrefix}${plain(visitor.data)}:${plain(delivery.data.id)}`,
    guest: delivery.data,
  };
}

/** Without the colon that separates the two: visitor `a:b` of `c` is not visitor `a` of `b:c`. */
const plain = (part: string) => part.replace(/[%:]/g, encodeURIComponent);

const refused = (detail: string) => new Refusal('unauthorized', detail);
