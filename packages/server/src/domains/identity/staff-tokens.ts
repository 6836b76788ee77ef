import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Refusal } from '../../platform/errors.js';
import type { SigningKeys } from './signing-keys.js';

export const staffIssuer = 'logishift-support';
const audience = 'logishift-support-api';
const type = 'at+jwt';
const lifetime = 15 * 60_000;
const ids = z.object({ userId: z.uuid(), sessionId: z.uuid() });

/** Signs an access token of 15 minutes for one session of a member of staff. */
export async function signStaffToken(keys: SigningKeys, userId: string, sessionId: string, now: Date) {
  const expires = new Date(now.getTime() + lifetime);
  const access = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'ES256', kid: keys.kid, typ: type })
    .setIssuer(staffIssuer)
    .setAudience(audience)
    .setSubject(userId)
    .setIssuedAt(now)
    .setExpirationTime(expires)
    .sign(keys.privateKey);
  return { access, expires_at: expires.toISOString() };
}

/** Verifies one of our own tokens. Algorithm, issuer, audience and type are fixed; the key is one of ours. */
export async function verifyStaffToken(keys: SigningKeys, token: string, now: Date) {
  const { payload } = await jwtVerify<JWTPayload & { sid?: unknown }>(
    token,
    ({ kid }) => {
      const key = keys.publicKeys.get(kid ?? '');
      if (!key) throw new Refusal('unauthorized', 'The token was signed with a key that is not ours.');
      return key;
    },
    {
      algorithms: ['ES256'],
      issuer: staffIssuer,
      audience,
      typ: type,
      currentDate: now,
      requiredClaims: ['sub', 'exp'],
    },
  );
  const named = ids.safeParse({ userId: payload.sub, sessionId: payload.sid });
  if (!named.success) throw new Refusal('unauthorized', 'The token names no session.');
  return named.data;
}
