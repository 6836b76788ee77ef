import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Context } from '../../../platform/context.js';
import { Refusal } from '../../../platform/errors.js';
import { keysOf } from './signing-keys.js';

/** The issuer of the tokens that we sign ourselves. */
export const ownIssuer = 'logishift-support';

/** What one kind of our tokens is: no other passes for it, as type and audience are both its own. */
export interface OwnKind {
  type: string;
  audience: string;
  /** Milliseconds. */
  lifetime: number;
}

/**
 * The type of a token that says it is one of ours, before anything is verified; null of another's.
 * @throws JOSEError when it is no JWT.
 */
export function ownTypeOf(token: string): string | null {
  if (decodeJwt(token).iss !== ownIssuer) return null;
  try {
    return decodeProtectedHeader(token).typ ?? '';
  } catch {
    // A header that cannot be read is no type: verifying it says what is wrong.
    return '';
  }
}

/** Signs a token of a kind for one person. */
export async function signOwn(context: Context, kind: OwnKind, userId: string, claims: JWTPayload) {
  const { kid, privateKey } = keysOf(context);
  const now = context.now();
  const expires = new Date(now.getTime() + kind.lifetime);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid, typ: kind.type })
    .setIssuer(ownIssuer)
    .setAudience(kind.audience)
    .setSubject(userId)
    .setIssuedAt(now)
    .setExpirationTime(expires)
    .sign(privateKey);
  return { token, expires_at: expires.toISOString(), expires_in: kind.lifetime / 1000 };
}

/** Verifies a token of a kind. Algorithm, issuer, audience and type are fixed; the key is one of ours. */
export async function verifyOwn(context: Context, kind: OwnKind, token: string) {
  const { publicKeys } = keysOf(context);
  const { payload } = await jwtVerify(
    token,
    ({ kid }) => {
      const key = publicKeys.get(kid ?? '');
      if (!key) throw new Refusal('unauthorized', 'The token was signed with a key that is not ours.');
      return key;
    },
    {
      algorithms: ['ES256'],
      issuer: ownIssuer,
      audience: kind.audience,
      typ: kind.type,
      currentDate: context.now(),
      requiredClaims: ['sub', 'exp'],
    },
  );
  return { payload, tolerance: 0, expires_at: expiryOf(payload) };
}

const endOfTime = Date.parse('9999-12-31T23:59:59.000Z');

/** When a verified token ends, as time is written everywhere else. Hosts may write any number. */
export const expiryOf = ({ exp }: JWTPayload): string =>
  new Date(Math.min((exp as number) * 1000, endOfTime)).toISOString();
