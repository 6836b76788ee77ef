import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Me, OwnSession, Session, StaffMember } from '@logishift/support-sdk/contract';
import type { Actor } from '../../../platform/actor.js';
import type { Context } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Limiter } from '../../../platform/http/rate-limit.js';
import { tell } from '../../../platform/live/signal.js';
import { foldAddress } from '../fold-address.js';
import { senderOf } from '../mailing.js';
import { countGuess } from '../networks/account-limits.js';
import { isStaffAt, rememberNetwork } from '../networks/network-queries.js';
import { hashPassword, isPassword } from '../passwords/hashing.js';
import { callerKind, stateOf } from '../permissions.js';
import { findStaff, findStaffByEmail, findStaffLocked, rehash, type User } from '../queries.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { signStaffToken } from '../tokens/staff-tokens.js';
import {
  endSession,
  findRefreshTokenForUpdate,
  insertRefreshToken,
  insertSession,
  isUnused,
  listSessions,
  markRefreshTokenUsed,
} from './session-queries.js';

export const refreshLifetime = 30 * 24 * 3_600_000;
const grace = 30_000;

export function toStaffMember(user: User): StaffMember {
  const { id, role, name, phone, locale, is_support_agent_approved, email_verified_at, created_at } = user;
  return {
    id,
    role,
    name,
    email: user.email ?? '',
    phone,
    locale,
    state: stateOf(user),
    is_support_agent_approved: role === 'admin' || is_support_agent_approved,
    email_verified_at,
    created_at,
  };
}

/** Somebody of staff as they see themselves. */
export const toMe = (context: Context, user: User): Me => ({
  ...toStaffMember(user),
  mail_from: senderOf(context),
});

/** Signs a member of staff in. Unknown addresses and wrong passwords get the same answer, after the same time. */
export async function signIn(
  context: Context,
  keys: SigningKeys,
  limiter: Limiter,
  credentials: { email: string; password: string },
  network: string,
  userAgent: string | null,
): Promise<Session> {
  const account = foldAddress(credentials.email);
  const guess = await countGuess(limiter, account, network, () => isStaffAt(context, keys, account, network));
  const user = await findStaffByEmail(context, account);
  const right = await isPassword(user?.password_hash ?? null, credentials.password);
  if (!right || !user) {
    throw new Refusal('wrong_credentials', 'Check the address and the password.');
  }
  await guess.giveBack();
  if (!callerKind(user)) throw suspended();
  const rehashed = right === 'old' && (await hashPassword(credentials.password));
  return inTransaction(context, async (context) => {
    // What was set or decided meanwhile ended every session: this one must not come after it.
    const now = await findStaffLocked(context, user.id, rehashed ? 'no key update' : 'share');
    const isSame = now?.password_hash === user.password_hash;
    if (!now || (!isSame && !(await isPassword(now.password_hash, credentials.password)))) {
      throw new Refusal('wrong_credentials', 'Check the address and the password.');
    }
    if (!callerKind(now)) throw suspended();
    if (rehashed) await rehash(context, user, rehashed);
    const sessionId = await insertSession(context, user.id, userAgent);
    const refresh = randomBytes(32).toString('base64url');
    await keepRefreshToken(context, sessionId, refresh);
    await rememberNetwork(context, keys, user.id, network);
    return openSession(context, keys, now, sessionId, refresh);
  });
}

const suspended = () => new Refusal('account_suspended', 'Ask an admin to reinstate you.');

/**
 * Rotates a refresh token. A used one gets the same successor again while that was never used itself: the answer was lost,
 * the lid was closed meanwhile, or two tabs asked at once. Once the successor was used, somebody has a copy of an old token,
 * and the whole session ends; but for 30 seconds, in which a second tab may still be under way.
 */
export async function refreshSession(
  context: Context,
  keys: SigningKeys,
  token: string,
  network: string,
): Promise<Session> {
  const outcome = await inTransaction(context, async (context) => {
    const now = context.now().getTime();
    const found = await findRefreshTokenForUpdate(context, hashToken(token));
    if (!found || found.session.ended_at || Date.parse(found.token.expires_at) < now) return null;
    const { used_at, salt, session_id } = found.token;
    const successor = createHmac('sha256', token).update(salt).digest('base64url');
    if (used_at && Date.parse(used_at) + grace < now && !(await isUnused(context, hashToken(successor)))) {
      await endSession(context, session_id);
      tell(context, { kind: 'rights' });
      return null;
    }
    const user = await findStaff(context, found.session.user_id);
    if (!user || !callerKind(user)) return null;
    if (!used_at) {
      await markRefreshTokenUsed(context, found.token.token_hash);
      await keepRefreshToken(context, session_id, successor);
    }
    await rememberNetwork(context, keys, user.id, network);
    return openSession(context, keys, user, session_id, successor);
  });
  // Refused outside the transaction: ending the session must not be rolled back.
  if (!outcome) throw new Refusal('unauthorized', 'This session has ended. Sign in again.');
  return outcome;
}

/** Where somebody is signed in. */
export async function ownSessions(context: Context, actor: Actor): Promise<{ data: OwnSession[] }> {
  const rows = await listSessions(context, actor.id);
  return {
    data: rows.map((row) => ({
      ...row,
      last_used_at: new Date(row.last_used_at).toISOString(),
      is_current: row.id === actor.session_id,
    })),
  };
}

/** Ends one of somebody's own sessions, on every node. */
export async function endOwnSession(context: Context, actor: Actor, id: string): Promise<void> {
  await inTransaction(context, async (context) => {
    const own = await listSessions(context, actor.id);
    if (!own.some((session) => session.id === id)) throw new Refusal('not_found', 'There is no such session of yours.');
    await endSession(context, id);
    tell(context, { kind: 'rights' });
  });
}

/** Ends the session of a refresh token; an unknown token is no matter. */
export async function signOut(context: Context, token: string): Promise<void> {
  await inTransaction(context, async (context) => {
    const found = await findRefreshTokenForUpdate(context, hashToken(token));
    if (!found) return;
    await endSession(context, found.session.id);
    tell(context, { kind: 'rights' });
  });
}

async function openSession(context: Context, keys: SigningKeys, user: User, sessionId: string, refresh: string) {
  const token = await signStaffToken(keys, user.id, sessionId, context.now());
  return { ...token, refresh, user: toMe(context, user) };
}

async function keepRefreshToken(context: Context, sessionId: string, token: string) {
  const now = context.now();
  await insertRefreshToken(context, {
    token_hash: hashToken(token),
    session_id: sessionId,
    salt: randomBytes(16).toString('base64url'),
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + refreshLifetime).toISOString(),
  });
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('base64url');
