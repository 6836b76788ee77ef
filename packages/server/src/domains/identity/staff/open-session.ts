import { createHash, randomBytes } from 'node:crypto';
import type { Session } from '@logishift/support-sdk/contract';
import type { Context } from '../../../platform/context.js';
import type { User } from '../queries.js';
import { signStaffToken } from '../tokens/staff-tokens.js';
import { insertRefreshToken } from './session-queries.js';
import { toMe } from './staff-member.js';

/** Milliseconds. */
export const refreshLifetime = 30 * 24 * 3_600_000;

/** What somebody works with from now on: an access token of one session, and the refresh token that gets them the next. */
export async function openSession(context: Context, user: User, sessionId: string, refresh: string): Promise<Session> {
  const token = await signStaffToken(context, user.id, sessionId);
  return { ...token, refresh, user: toMe(context, user) };
}

export async function keepRefreshToken(context: Context, sessionId: string, token: string): Promise<void> {
  const now = context.now();
  await insertRefreshToken(context, {
    token_hash: hashRefreshToken(token),
    session_id: sessionId,
    salt: randomBytes(16).toString('base64url'),
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + refreshLifetime).toISOString(),
  });
}

/** Refresh tokens are kept as their hash alone. */
export const hashRefreshToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
