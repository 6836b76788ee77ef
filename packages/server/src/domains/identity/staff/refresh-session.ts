import { createHmac } from 'node:crypto';
import type { Session } from '@logishift/support-sdk/contract';
import { inTransaction } from '../../../platform/db/transaction.js';
import { Refusal } from '../../../platform/errors.js';
import type { Request } from '../../../platform/request.js';
import { rememberNetwork } from '../networks/network-queries.js';
import { callerKind } from '../permissions.js';
import { findStaff } from '../queries.js';
import { hashRefreshToken, keepRefreshToken, openSession } from './open-session.js';
import { endSession, findRefreshTokenForUpdate, isUnused, markRefreshTokenUsed } from './session-queries.js';

/** Milliseconds. */
const grace = 30_000;

/**
 * Rotates a refresh token. A used one gets the same successor again while that was never used itself: the answer was lost,
 * the lid was closed meanwhile, or two tabs asked at once. Once the successor was used, somebody has a copy of an old token,
 * and the whole session ends; but for 30 seconds, in which a second tab may still be under way.
 */
export async function refreshSession(request: Request<null>, { token }: { token: string }): Promise<Session> {
  const outcome = await inTransaction(request, async (request) => {
    const now = request.now().getTime();
    const found = await findRefreshTokenForUpdate(request, hashRefreshToken(token));
    if (!found || found.session.ended_at || Date.parse(found.token.expires_at) < now) return null;
    const { used_at, salt, session_id } = found.token;
    const successor = createHmac('sha256', token).update(salt).digest('base64url');
    if (used_at && Date.parse(used_at) + grace < now && !(await isUnused(request, hashRefreshToken(successor)))) {
      await endSession(request, session_id);
      return null;
    }
    const user = await findStaff(request, found.session.user_id);
    if (!user || !callerKind(user)) return null;
    if (!used_at) {
      await markRefreshTokenUsed(request, found.token.token_hash);
      await keepRefreshToken(request, session_id, successor);
    }
    await rememberNetwork(request, user.id);
    return openSession(request, user, session_id, successor);
  });
  // Refused outside the transaction: ending the session must not be rolled back.
  if (!outcome) throw new Refusal('unauthorized', 'This session has ended. Sign in again.');
  return outcome;
}
