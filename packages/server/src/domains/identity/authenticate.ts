import { errors } from 'jose';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { port } from '../../platform/ports.js';
import type { HostIdentity } from './hosts/host-claims.js';
import type { VerifyHostToken } from './hosts/host-tokens.js';
import { createProvisioning, type Provisioned } from './hosts/provisioning.js';
import { guestIssuer } from './hosts/trusted-issuers.js';
import { callerKind, sinceOf } from './permissions.js';
import { findCustomer, type User } from './queries.js';
import { findSignedInStaff } from './staff/session-queries.js';
import { guestTokenType, ticketLinkType, verifyGuestToken, verifyTicketLink } from './tokens/guest-tokens.js';
import { ownTypeOf } from './tokens/own-tokens.js';
import { verifyStaffToken } from './tokens/staff-tokens.js';

/** What every API key begins with. */
export const keyBeginning = 'lsk_';

/** Who knows the program that calls with an API key. */
export const programs = port<(context: Context, key: string) => Promise<Actor>>('programs');

/**
 * Finds out who is asking, by what they send. Rights come from the person's row as it is now, not as it was when the token
 * was signed. What is written on the way has a place of its own: what a host's token says of its customer in
 * `hosts/provisioning.ts`; that a key was used, with whoever provides `programs`.
 */
export function createAuthenticate(verifyHostToken: VerifyHostToken) {
  const provision = createProvisioning();
  return async (context: Context, authorization: string | undefined): Promise<Actor> => {
    const sent = /^Bearer\s+(.+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (!sent) throw new Refusal('unauthorized', 'Send a token: `Authorization: Bearer …`.');
    if (sent.startsWith(keyBeginning)) return context.ports.get(programs)(context, sent);
    const token = /^[\w-]+\.[\w-]+\.[\w-]*$/.exec(sent)?.[0];
    if (!token) throw new Refusal('unauthorized', 'What was sent as a token is no JWT.');
    try {
      const type = ownTypeOf(token);
      if (type === null) {
        const identity = await verifyHostToken(token, context.now());
        return byHost(identity, await provision(context, identity));
      }
      if (type === guestTokenType) return await byCode(context, token);
      if (type === ticketLinkType) return await byLink(context, token);
      return await bySession(context, token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new Refusal('unauthorized', 'The token has expired.');
      // For whoever connects a host: the caller is not told what was expected.
      if (error instanceof errors.JOSEError) context.log.info({ reason: error.message }, 'A token was refused');
      if (error instanceof errors.JOSEError) throw new Refusal('unauthorized', 'The token is not valid here.');
      throw error;
    }
  };
}

/** A customer of a host's, or a guest of it, who may ask about one delivery. */
const byHost = (identity: HostIdentity, { customer, only_delivery_id }: Provisioned): Actor => ({
  ...toActor(customer, identity.expires_at),
  ...(identity.guest_delivery !== null && { kind: 'guest', only_delivery_id }),
  // In this very token, of this very address: what another token once said does not count.
  email_is_proven: identity.email !== null && identity.email_verified === true,
});

async function bySession(context: Context, token: string): Promise<Actor> {
  const { userId, sessionId, expires_at } = await verifyStaffToken(context, token);
  const user = await findSignedInStaff(context, userId, sessionId);
  if (!user) throw new Refusal('unauthorized', 'This session has ended. Sign in again.');
  return { ...toActor(user, expires_at), session_id: sessionId };
}

/** A guest who has proved an address by a code. */
async function byCode(context: Context, token: string): Promise<Actor> {
  const { user_id, expires_at } = await verifyGuestToken(context, token);
  const user = await findCustomer(context, user_id);
  if (user?.issuer !== guestIssuer) throw new Refusal('unauthorized', 'There is no such guest.');
  return { ...toActor(user, expires_at), kind: 'guest' };
}

/** Whoever opens a ticket from a mail. The ticket must still be that customer's: `visibleTo` looks. */
async function byLink(context: Context, token: string): Promise<Actor> {
  const { user_id, ticket_id, expires_at } = await verifyTicketLink(context, token);
  const user = await findCustomer(context, user_id);
  if (!user) throw new Refusal('unauthorized', 'There is no such customer.');
  return { ...toActor(user, expires_at), kind: 'link', only_ticket_id: ticket_id, email_is_proven: false };
}

/** A person as their row says now, whatever brought them. */
export function toActor(user: User, expires_at: string | null): Actor {
  const kind = callerKind(user);
  if (!kind) throw new Refusal('unauthorized', 'This account is suspended.');
  return {
    id: user.id,
    kind,
    role: user.role,
    name: user.name,
    email: user.email,
    locale: user.locale,
    issuer: user.issuer,
    external_id: user.external_id,
    scopes: [],
    session_id: null,
    only_ticket_id: null,
    only_delivery_id: null,
    email_is_proven: user.email_verified_at !== null,
    expires_at,
    since: sinceOf(user),
  };
}
