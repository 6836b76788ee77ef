import { type DeliveryClaim, deliveryClaim, type Locale, locales } from '@logishift/support-sdk/contract';
import { primaryLanguage } from '@logishift/support-sdk/language-tag';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { z } from 'zod';
import type { TrustedIssuer } from '../../platform/config.js';
import { Refusal } from '../../platform/errors.js';
import { subjectOf } from './host-subject.js';
import { expiryOf } from './own-tokens.js';

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
  /** Why entries of the deliveries claim were left out. */
  unreadable: string[];
}

export type VerifyHostToken = (token: string, now: Date) => Promise<HostIdentity>;

type KeyOf = Parameters<typeof jwtVerify>[1];

/** Prepares the check of tokens from the trusted issuers. No key is ever taken from a token's header. */
export function hostTokenVerifier(issuers: TrustedIssuer[]): VerifyHostToken {
  const trusted = issuers.map((issuer) => ({ issuer, keys: keysOf(issuer) }));
  return async (token, now) => {
    const claimed = decodeJwt(token).iss;
    const candidates = trusted.filter(({ issuer }) => issuer.issuer === undefined || issuer.issuer === claimed);
    let failure: unknown;
    let unreachable: Refusal | undefined;
    for (const { issuer, keys } of candidates) {
      const options: JWTVerifyOptions = {
        algorithms: [issuer.algorithm],
        currentDate: now,
        requiredClaims: ['exp'],
        clockTolerance: 5,
        ...(issuer.issuer !== undefined && { issuer: issuer.issuer }),
        ...(issuer.audience !== undefined && { audience: issuer.audience }),
      };
      for (const key of keys) {
        try {
          const { payload } = await jwtVerify(token, key as never, options);
          return readClaims(payload, issuer, now);
        } catch (error) {
          if (error instanceof Refusal) throw error;
          if (error instanceof errors.JWKSTimeout || isNetworkFault(error)) {
            // Another issuer may still know the token.
            unreachable = new Refusal('unavailable', "The issuer's keys cannot be fetched now.", {}, 5);
            continue;
          }
          // The reason of the key that fits tells more than "wrong signature" of one that does not.
          if (!(error instanceof errors.JWSSignatureVerificationFailed) || !failure) failure = error;
        }
      }
    }
    throw unreachable ?? failure ?? new Refusal('unauthorized', 'No trusted issuer signs tokens like this one.');
  };
}

// jose reports a JWKS answer that is no 200 as a bare JOSEError, and a dead host as fetch's TypeError.
const isNetworkFault = (error: unknown) =>
  error instanceof TypeError || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');

function keysOf({ secret, jwks_url }: TrustedIssuer): (Uint8Array | KeyOf)[] {
  if (jwks_url) return [createRemoteJWKSet(new URL(jwks_url), { timeoutDuration: 3000 }) as KeyOf];
  return [secret ?? []].flat().map((value) => new TextEncoder().encode(value));
}

const emailClaim = z.email().max(254);

function readClaims(payload: JWTPayload, issuer: TrustedIssuer, now: Date): HostIdentity {
  const { claims } = issuer;
  // Django's simplejwt marks its tokens; only the one for access signs anybody in.
  if (payload['token_type'] !== undefined && payload['token_type'] !== 'access') {
    throw new Refusal('unauthorized', 'This token is not an access token.');
  }
  const { external_id, guest } = subjectOf(payload, issuer, now);
  const name = payload[claims.name];
  const language = primaryLanguage(String(payload[claims.locale] ?? ''));
  const listed = payload[claims.deliveries];
  const entries = (Array.isArray(listed) && !guest ? listed.slice(0, 200) : []).map((entry) =>
    deliveryClaim.safeParse(entry),
  );
  const verified = payload[claims.email_verified];
  return {
    issuer: issuer.name,
    external_id,
    email: emailClaim.safeParse(payload[claims.email]).data ?? null,
    // A visitor may have typed anything: their host must say that it is theirs.
    email_verified: verified === undefined && !guest ? null : verified === true,
    name:
      typeof name === 'string'
        ? name
            .replace(/\p{Cc}/gu, ' ')
            .trim()
            .slice(0, 200)
        : '',
    locale: locales.find((locale) => locale === language) ?? null,
    // An entry that cannot be read is left out: a parcel's odd state must not keep its owner from asking for help.
    deliveries: guest ? [guest] : entries.flatMap((entry) => entry.data ?? []),
    guest_delivery: guest?.id ?? null,
    said_at: saidAt(payload, now),
    expires_at: expiryOf(payload),
    unreadable: entries.flatMap(({ error }, place) =>
      (error?.issues ?? []).map(
        ({ path, message }) => `${[`${claims.deliveries}[${place}]`, ...path].join('.')}: ${message}`,
      ),
    ),
  };
}

/** Tokens tell in whole seconds, and may name any: it may have been the end of that one, and was not in the future. */
function saidAt({ iat }: JWTPayload, now: Date): string | null {
  if (iat === undefined) return null;
  return new Date(Math.max(0, Math.min(now.getTime(), (Math.floor(iat) + 1) * 1000))).toISOString();
}
