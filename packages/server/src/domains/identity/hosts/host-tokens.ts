import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import { Refusal } from '../../../platform/errors.js';
import type { Logger } from '../../../platform/log.js';
import { type HostIdentity, readClaims } from './host-claims.js';
import { issuerKeys } from './issuer-keys.js';
import type { TrustedIssuer } from './trusted-issuers.js';

export type VerifyHostToken = (token: string, now: Date) => Promise<HostIdentity>;

/** Prepares the check of tokens from the trusted issuers. No key is ever taken from a token's header. */
export function hostTokenVerifier(issuers: TrustedIssuer[], log: Logger): VerifyHostToken {
  const trusted = issuers.map((issuer) => ({ issuer, keys: keysFrom(issuer, log) }));
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
        let payload: JWTPayload;
        try {
          payload = await verify(token, key, options, now);
        } catch (error) {
          // Another issuer may still know the token.
          if (error instanceof Refusal) unreachable = error;
          // The reason of the key that fits tells more than "wrong signature" of one that does not.
          else if (!(error instanceof errors.JWSSignatureVerificationFailed) || !failure) failure = error;
          continue;
        }
        return readClaims(payload, issuer, now);
      }
    }
    throw unreachable ?? failure ?? new Refusal('unauthorized', 'No trusted issuer signs tokens like this one.');
  };
}

type Key = Uint8Array | ((now: Date) => JWTVerifyGetKey);

function keysFrom({ name, secret, jwks_url }: TrustedIssuer, log: Logger): Key[] {
  if (jwks_url) return [issuerKeys(name, new URL(jwks_url), log)];
  return [secret ?? []].flat().map((value) => new TextEncoder().encode(value));
}

/** @throws JOSEError when it is not good; Refusal `unavailable` when that cannot be said now. */
async function verify(token: string, key: Key, options: JWTVerifyOptions, now: Date): Promise<JWTPayload> {
  const { payload } =
    key instanceof Uint8Array ? await jwtVerify(token, key, options) : await jwtVerify(token, key(now), options);
  return payload;
}
