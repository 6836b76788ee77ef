import { decodeJwt, errors } from 'jose';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { HostIdentity, VerifyHostToken } from './host-tokens.js';
import { callerKind } from './permissions.js';
import { findSignedInStaff, saveCustomer, type User } from './queries.js';
import type { SigningKeys } from './signing-keys.js';
import { staffIssuer, verifyStaffToken } from './staff-tokens.js';

/** What else a host's token tells, for the domain that wants to know. */
export type OnCustomer = (context: Context, customer: User, identity: HostIdentity) => Promise<void>;

/** Finds out who is asking. Rights come from the person's row as it is now, not as it was when the token was signed. */
export function createAuthenticate(keys: SigningKeys, verifyHostToken: VerifyHostToken, onCustomer: OnCustomer) {
  return async (context: Context, authorization: string | undefined): Promise<Actor> => {
    const sent = /^Bearer\s+(.+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (!sent) throw new Refusal('unauthorized', 'Send a token: `Authorization: Bearer …`.');
    const token = /^[\w-]+\.[\w-]+\.[\w-]*$/.exec(sent)?.[0];
    if (!token) throw new Refusal('unauthorized', 'What was sent as a token is no JWT.');
    try {
      if (decodeJwt(token).iss === staffIssuer) {
        const { userId, sessionId } = await verifyStaffToken(keys, token, context.now());
        const user = await findSignedInStaff(context, userId, sessionId);
        if (!user) throw new Refusal('unauthorized', 'This session has ended. Sign in again.');
        return toActor(user, sessionId);
      }
      const identity = await verifyHostToken(token, context.now());
      if (identity.unreadable.length > 0) {
        context.log.warn(
          { issuer: identity.issuer, unreadable: identity.unreadable },
          'Deliveries of a token were left out',
        );
      }
      const customer = await saveCustomer(context, identity);
      await onCustomer(context, customer, identity);
      return toActor(customer, null);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new Refusal('unauthorized', 'The token has expired.');
      // For whoever connects a host: the caller is not told what was expected.
      if (error instanceof errors.JOSEError) context.log.info({ reason: error.message }, 'A token was refused');
      if (error instanceof errors.JOSEError) throw new Refusal('unauthorized', 'The token is not valid here.');
      throw error;
    }
  };
}

function toActor(user: User, sessionId: string | null): Actor {
  const kind = callerKind(user);
  if (!kind) throw new Refusal('unauthorized', 'This account is suspended.');
  return {
    id: user.id,
    kind,
    role: user.role,
    name: user.name,
    email: user.email,
    locale: user.locale,
    session_id: sessionId,
    only_ticket_id: null,
    only_delivery_id: null,
    email_is_proven: user.email_verified_at !== null,
    expires_at: null,
    since: user.approved_at ?? user.created_at,
  };
}
