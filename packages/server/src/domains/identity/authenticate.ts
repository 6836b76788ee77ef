import { errors } from 'jose';
import type { Actor } from '../../platform/actor.js';
import type { Context } from '../../platform/context.js';
import type { RowLock } from '../../platform/db/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { Memory } from '../../platform/memory.js';
import { port } from '../../platform/ports.js';
import { type HostIdentity, saidAt } from './hosts/host-claims.js';
import type { VerifyHostToken } from './hosts/host-tokens.js';
import { createProvisioning, type Provisioned } from './hosts/provisioning.js';
import { guestIssuer } from './hosts/trusted-issuers.js';
import { callerKind, sinceOf } from './permissions.js';
import { type Asking, findCustomer } from './queries.js';
import { findSignedInStaff } from './staff/session-queries.js';
import { guestTokenType, ticketLinkType, verifyGuestToken, verifyTicketLink } from './tokens/guest-tokens.js';
import { ownTypeOf } from './tokens/own-tokens.js';
import { verifyStaffToken } from './tokens/staff-tokens.js';
import { type Verified, VerifiedTokens } from './tokens/verified-tokens.js';

/** What every API key begins with. */
export const keyBeginning = 'lsk_';

/** Who knows the programs that call with an API key. */
export interface Programs {
  /** The program with this key. */
  find(context: Context, key: string): Promise<Actor>;
  /** See `standing`. */
  standing(context: Context, program: Actor, lock: RowLock | null): Promise<void>;
}
export const programs = port<Programs>('programs');

/** Milliseconds for which reads go by what somebody's row said, where news of it was lost. */
export const rightsGoodFor = 2000;
/** The same of customers, whose rows say nothing of rights. */
const customersGoodFor = 60_000;
const most = 20_000;

/** What a good token says of whoever sends it. */
type Said =
  | { by: 'host'; identity: HostIdentity; iat?: number; word: string }
  | { by: 'session'; userId: string; sessionId: string; expires_at: string }
  | { by: 'code'; user_id: string; expires_at: string }
  | { by: 'link'; user_id: string; ticket_id: string; expires_at: string };

/**
 * Finds out who is asking, by what they send. Rights come from the person's row as it is, not as it was when the token was
 * signed: as it was at most two seconds ago, and of what this node has heard, as it is now. Who writes is looked at again
 * (`standing`). What is written on the way has a place of its own: what a host's token says of its customer in
 * `hosts/provisioning.ts`; that a key was used, with whoever provides `programs`.
 */
export function createAuthenticate(verifyHostToken: VerifyHostToken, memory: Memory) {
  const provision = createProvisioning(memory);
  const tokens = new VerifiedTokens<Said>();
  const staff = memory.shelf<Asking>({ goodFor: rightsGoodFor, most, of: ({ id }) => [id] });
  const customers = memory.shelf<Asking>({ goodFor: customersGoodFor, most, of: ({ id }) => [id] });

  const verify = async (context: Context, token: string, word: string): Promise<Verified<Said>> => {
    const type = ownTypeOf(token);
    if (type === guestTokenType) return verifyGuestToken(context, token);
    if (type === ticketLinkType) return verifyTicketLink(context, token);
    if (type !== null) return verifyStaffToken(context, token);
    const { says, ...verified } = await verifyHostToken(token, context.now());
    return { ...verified, says: { by: 'host', ...says, word } };
  };

  const find = async (context: Context, said: Said): Promise<Actor> => {
    if (said.by === 'host') {
      const { iat, word } = said;
      const identity = { ...said.identity, said_at: saidAt(iat, context.now()) };
      return byHost(identity, await provision(context, identity, word));
    }
    if (said.by === 'session') {
      const { userId, sessionId } = said;
      const find = () => findSignedInStaff(context, userId, sessionId);
      return bySession(await staff.get(`${userId} ${sessionId}`, find), said);
    }
    const customer = await customers.get(said.user_id, () => findCustomer(context, said.user_id));
    return said.by === 'code' ? byCode(customer, said) : byLink(customer, said);
  };

  return async (context: Context, authorization: string | undefined): Promise<Actor> => {
    const sent = /^Bearer\s+(.+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (!sent) throw new Refusal('unauthorized', 'Send a token: `Authorization: Bearer …`.');
    if (sent.startsWith(keyBeginning)) return context.ports.get(programs).find(context, sent);
    const token = /^[\w-]+\.[\w-]+\.[\w-]*$/.exec(sent)?.[0];
    if (!token) throw new Refusal('unauthorized', 'What was sent as a token is no JWT.');
    try {
      const said = await tokens.read(token, context.now(), (word) => verify(context, token, word));
      return await find(context, said);
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

function bySession(
  user: Asking | undefined,
  { sessionId, expires_at }: { sessionId: string; expires_at: string | null },
): Actor {
  if (!user) throw new Refusal('unauthorized', 'This session has ended. Sign in again.');
  return { ...toActor(user, expires_at), session_id: sessionId };
}

/** A guest who has proved an address by a code. */
function byCode(user: Asking | undefined, { expires_at }: { expires_at: string }): Actor {
  if (user?.issuer !== guestIssuer) throw new Refusal('unauthorized', 'There is no such guest.');
  return { ...toActor(user, expires_at), kind: 'guest' };
}

/** Whoever opens a ticket from a mail. The ticket must still be that customer's: `visibleTo` looks. */
function byLink(user: Asking | undefined, { ticket_id, expires_at }: { ticket_id: string; expires_at: string }): Actor {
  if (!user) throw new Refusal('unauthorized', 'There is no such customer.');
  return { ...toActor(user, expires_at), kind: 'link', only_ticket_id: ticket_id, email_is_proven: false };
}

/** Brings somebody of staff, or a program, up to what their row says now; see `standing`. */
export async function standingOf(context: Context, actor: Actor, lock: RowLock | null): Promise<void> {
  try {
    if (actor.kind === 'integration') return await context.ports.get(programs).standing(context, actor, lock);
    const { id, session_id, expires_at } = actor;
    if (session_id === null) return;
    const before = actor.kind;
    const user = await findSignedInStaff(context, id, session_id, lock);
    Object.assign(actor, bySession(user, { sessionId: session_id, expires_at }));
    if (actor.kind !== before) context.memory.forget([id]);
  } catch (error) {
    // News that was lost: reads have it from now on too.
    if (error instanceof Refusal) context.memory.forget([actor.id]);
    throw error;
  }
}

/** A person as their row says, whatever brought them. */
export function toActor(user: Asking, expires_at: string | null): Actor {
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
