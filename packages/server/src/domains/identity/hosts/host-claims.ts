import { type DeliveryClaim, deliveryClaim, type Locale, readEmailAddress } from '@logishift/support-sdk/contract';
import { clip, isVisible, normalise, oneLine } from '@logishift/support-sdk/text';
import type { JWTPayload } from 'jose';
import { Refusal } from '../../../platform/errors.js';
import { localeOf } from '../../../platform/locale-of.js';
import { expiryOf } from '../tokens/own-tokens.js';
import { subjectOf } from './host-subject.js';
import type { TrustedIssuer } from './trusted-issuers.js';

/** What a host's token says of its customer, or guest. Whatever else it claims, it is only ever one of these. */
export interface HostIdentity {
  issuer: string;
  external_id: string;
  email: string | null;
  /** What it says of that address; null: nothing, and a customer's host then stands for it. */
  email_verified: boolean | null;
  name: string;
  locale: Locale | null;
  deliveries: DeliveryClaim[];
  /** The host's id of the one delivery that a guest may ask about; null: this is a customer. */
  guest_delivery: string | null;
  /** When it was signed: what it says is as old as that, however often it is shown. Null: it does not say. */
  said_at: string | null;
  expires_at: string;
  /** What was left out, claim by claim, and why. Never a value of the token's: this is logged. */
  unreadable: string[];
}

const mostDeliveries = 200;
const longestName = 200;

/**
 * Reads the claims of a verified token. One that tells nothing (absent, null, empty) counts as not said; one of another
 * type than it should be is understood where it can mean one thing only, else left out and named in `unreadable`. An
 * `email_verified` that cannot be read is no.
 * @throws Refusal `unauthorized` when it names nobody.
 */
export function readClaims(payload: JWTPayload, issuer: TrustedIssuer, now: Date): HostIdentity {
  const { claims } = issuer;
  const said = (claim: string): unknown => (Object.hasOwn(payload, claim) ? (payload[claim] ?? undefined) : undefined);
  // Django's simplejwt marks its tokens; only the one for access signs anybody in.
  if (said('token_type') !== undefined && said('token_type') !== 'access') {
    throw new Refusal('unauthorized', 'This token is not an access token.');
  }
  const { external_id, guest } = subjectOf(payload, issuer, now);
  const unreadable: string[] = [];
  const leaveOut = (claim: string, why: string): null => {
    unreadable.push(`${claim}: ${why}`);
    return null;
  };
  const textOf = (claim: string): string => {
    const value = said(claim) ?? '';
    if (typeof value === 'string') return value;
    leaveOut(claim, `a text is needed, not ${typeOf(value)}`);
    return '';
  };
  const emailOf = (claim: string): string | null => {
    const text = textOf(claim);
    if (!isVisible(text)) return null;
    const { address, why } = readEmailAddress(text);
    return address ?? leaveOut(claim, `no mail can go to it. ${why}`);
  };
  const verifiedOf = (claim: string): boolean | null => {
    const value = said(claim);
    if (value === undefined || (typeof value === 'string' && !isVisible(value))) return null;
    const truth = truthOf(value);
    if (truth === null) leaveOut(claim, 'true or false is needed: the address counts as not proven');
    // They did say something of it, and it may have been no.
    return truth ?? false;
  };
  const email_verified = verifiedOf(claims.email_verified);
  return {
    issuer: issuer.name,
    external_id,
    email: emailOf(claims.email),
    // A visitor may have typed anything: their host must say that it is theirs.
    email_verified: guest ? email_verified === true : email_verified,
    name: nameOf(textOf(claims.name)),
    locale: localeOf(textOf(claims.locale)),
    deliveries: guest ? [guest] : deliveriesOf(said(claims.deliveries), claims.deliveries, leaveOut),
    guest_delivery: guest?.id ?? null,
    said_at: saidAt(payload.iat, now),
    expires_at: expiryOf(payload),
    unreadable,
  };
}

const typeOf = (value: unknown) => (Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`);

const truths: Record<string, boolean> = { true: true, 1: true, yes: true, false: false, 0: false, no: false };

/** Yes or no, as identity providers write it: Cognito and Apple as text, others as a number. Null: neither. */
function truthOf(value: unknown): boolean | null {
  if (!['boolean', 'number', 'string'].includes(typeof value)) return null;
  const word = String(value).trim().toLowerCase();
  return Object.hasOwn(truths, word) ? (truths[word] as boolean) : null;
}

/** As it is kept, so that the row is not written anew with each request. Of a name that nobody could see there is none. */
function nameOf(text: string): string {
  const name = oneLine(normalise(text.replace(/\p{Surrogate}/gu, '')));
  return isVisible(name) ? clip(name, longestName).trimEnd() : '';
}

/** An entry that cannot be read is left out: a parcel's odd state must not keep its owner from asking for help. */
function deliveriesOf(listed: unknown, claim: string, leaveOut: (claim: string, why: string) => null): DeliveryClaim[] {
  if (listed === undefined) return [];
  if (!Array.isArray(listed)) {
    leaveOut(claim, `a list is needed, not ${typeOf(listed)}`);
    return [];
  }
  if (listed.length > mostDeliveries) leaveOut(claim, `only the first ${mostDeliveries} are read`);
  return listed.slice(0, mostDeliveries).flatMap((entry, place) => {
    const read = deliveryClaim.safeParse(entry);
    for (const { path, message } of read.error?.issues ?? []) {
      leaveOut([`${claim}[${place}]`, ...path].join('.'), message);
    }
    return read.data ?? [];
  });
}

/** Tokens tell in whole seconds, and may name any: it may have been the end of that one, and was not in the future. */
export function saidAt(iat: number | undefined, now: Date): string | null {
  if (iat === undefined) return null;
  return new Date(Math.max(0, Math.min(now.getTime(), (Math.floor(iat) + 1) * 1000))).toISOString();
}
