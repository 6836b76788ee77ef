import {
  type CryptoKey,
  decodeJwt,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import { Refusal } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/log.js';
import type { Verified } from '../tokens/verified-tokens.js';
import { type HostIdentity, readClaims } from './host-claims.js';
import { issuerKeys } from './issuer-keys.js';
import type { TrustedIssuer } from './trusted-issuers.js';

export type VerifyHostToken = (token: string, now: Date) => Promise<Verified<{ identity: HostIdentity; iat?: number }>>;

/** Seconds by which hosts' clocks may differ from ours. */
const tolerance = 5;

/** Prepares the check of tokens from the trusted issuers. No key is ever taken from a token's header. */
export async function hostTokenVerifier(issuers: TrustedIssuer[], log: Logger): Promise<VerifyHostToken> {
  const trusted = await Promise.all(issuers.map(async (issuer) => ({ issuer, keys: await keysFrom(issuer, log) })));
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
        clockTolerance: tolerance,
        ...(issuer.issuer !== undefined && { issuer: issuer.issuer }),
        ...(issuer.audience !== undefined && { audience: issuer.audience }),
      };
      for (const key of keys) {
        let verified: Awaited<ReturnType<typeof verify>>;
        try {
          verified = await verify(token, key, options, now);
        } catch (error) {
          // Another issuer may still know the token.
          if (error instanceof Refusal) unreachable = error;
          // The reason of the key that fits tells more than "wrong signature" of one that does not.
          else if (!(error instanceof errors.JWSSignatureVerificationFailed) || !failure) failure = error;
          continue;
        }
        const { payload } = verified;
        const { iat } = payload;
        return {
          ...verified,
          tolerance,
          says: { identity: readClaims(payload, issuer, now), ...(iat !== undefined && { iat }) },
        };
      }
    }
    throw unreachable ?? failure ?? new Refusal('unauthorized', 'No trusted issuer signs tokens like this one.');
  };
}

type Key = CryptoKey | ((now: Date) => JWTVerifyGetKey);

async function keysFrom({ name, secret, jwks_url }: TrustedIssuer, log: Logger): Promise<Key[]> {
  if (jwks_url) return [issuerKeys(name, new URL(jwks_url), log)];
  // Imported once: jose would import the text anew for each token, which takes longer than checking it.
  return Promise.all([secret ?? []].flat().map(importSecret));
}

const importSecret = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);

/** @throws JOSEError when it is not good; Refusal `unavailable` when that cannot be said now. */
async function verify(
  token: string,
  key: Key,
  options: JWTVerifyOptions,
  now: Date,
): Promise<{ payload: JWTPayload; isKeyGood?: (now: Date) => Promise<boolean> }> {
  if (typeof key !== 'function') return { payload: (await jwtVerify(token, key, options)).payload };
  const { payload, protectedHeader, key: verifiedWith } = await jwtVerify(token, key(now), options);
  const unsigned = { payload: '', signature: '' };
  return {
    payload,
    // The very key that its issuer publishes: after each fetch it is another, and once it was taken back there is none.
    isKeyGood: async (now) => {
      try {
        return (await key(now)(protectedHeader, unsigned)) === verifiedWith;
      } catch {
        return false;
      }
    },
  };
}
