import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import type { RowLock } from '../../../platform/db/transaction.js';
import { tell, tellChanged } from '../../../platform/live/signal.js';
import { newId } from '../../../platform/new-id.js';
import { type Asking, askingColumns } from '../queries.js';
import { refreshTokens, staffSessions, users } from '../tables.js';

/** Whoever has signed in by this session, while it has not ended. Locked, both stay as they are until the transaction ends. */
export async function findSignedInStaff(
  { db }: Context,
  id: string,
  sessionId: string,
  lock: RowLock | null = null,
): Promise<Asking | undefined> {
  const signedIn = db
    .select(askingColumns)
    .from(users)
    .innerJoin(staffSessions, and(eq(staffSessions.user_id, users.id), eq(staffSessions.id, sessionId)))
    .where(and(ne(users.role, 'customer'), eq(users.id, id), isNull(staffSessions.ended_at)));
  const [found] = await (lock ? signedIn.for(lock) : signedIn);
  return found;
}

export async function insertSession(context: Context, userId: string, userAgent: string | null): Promise<string> {
  const id = newId(context);
  const created_at = context.now().toISOString();
  await context.db.insert(staffSessions).values({ id, user_id: userId, user_agent: userAgent, created_at });
  return id;
}

/** Somebody's sessions that have not ended, the newest first, with when each was last used. */
export async function listSessions({ db }: Context, userId: string) {
  return db
    .select({
      id: staffSessions.id,
      created_at: staffSessions.created_at,
      user_agent: staffSessions.user_agent,
      last_used_at: sql<string>`max(${refreshTokens.created_at})`,
    })
    .from(staffSessions)
    .innerJoin(refreshTokens, eq(refreshTokens.session_id, staffSessions.id))
    .where(and(eq(staffSessions.user_id, userId), isNull(staffSessions.ended_at)))
    .groupBy(staffSessions.id)
    .orderBy(desc(staffSessions.id));
}

export async function insertRefreshToken(
  { db }: Context,
  token: { token_hash: string; session_id: string; salt: string; created_at: string; expires_at: string },
) {
  await db.insert(refreshTokens).values(token).onConflictDoNothing();
}

/** The token with its session, locked, so that two tabs presenting it at once go one after the other. */
export async function findRefreshTokenForUpdate({ db }: Context, hash: string) {
  const [found] = await db
    .select({ token: refreshTokens, session: staffSessions })
    .from(refreshTokens)
    .innerJoin(staffSessions, eq(staffSessions.id, refreshTokens.session_id))
    .where(eq(refreshTokens.token_hash, hash))
    .for('update');
  return found;
}

/** Whether a refresh token is there and was never used. Whoever asks has the session's row locked. */
export async function isUnused({ db }: Context, hash: string): Promise<boolean> {
  const [found] = await db
    .select({ used_at: refreshTokens.used_at })
    .from(refreshTokens)
    .where(eq(refreshTokens.token_hash, hash));
  return found?.used_at === null;
}

export async function markRefreshTokenUsed({ db, now }: Context, hash: string) {
  await db.update(refreshTokens).set({ used_at: now().toISOString() }).where(eq(refreshTokens.token_hash, hash));
}

/** Ends all sessions of a person, but for one that may stay. Streams end by the news of why, which their reader is to hear first. */
export async function endSessions(context: Context, userId: string, except: string | null = null) {
  await context.db
    .update(staffSessions)
    .set({ ended_at: context.now().toISOString() })
    .where(
      and(
        eq(staffSessions.user_id, userId),
        isNull(staffSessions.ended_at),
        ...(except ? [ne(staffSessions.id, except)] : []),
      ),
    );
  tellChanged(context, [userId]);
}

/** Ends one session, on every node. */
export async function endSession(context: Context, sessionId: string) {
  const [ended] = await context.db
    .update(staffSessions)
    .set({ ended_at: context.now().toISOString() })
    .where(and(eq(staffSessions.id, sessionId), isNull(staffSessions.ended_at)))
    .returning({ user_id: staffSessions.user_id });
  if (ended) tell(context, { kind: 'rights', person: ended.user_id });
}

/** Forgets tokens that have expired, and then the sessions that have none left. */
export async function forgetOldSessions({ db, now }: Context) {
  await db.delete(refreshTokens).where(sql`${refreshTokens.expires_at} < ${now().toISOString()}`);
  await db
    .delete(staffSessions)
    .where(sql`not exists (select 1 from ${refreshTokens} where ${refreshTokens.session_id} = ${staffSessions.id})`);
}

/** Somebody ends their streams everywhere. By the database's clock: streams are opened on other nodes too. */
export async function markLiveEnded({ db }: Context, userId: string) {
  await db
    .update(users)
    .set({ live_ended_at: sql`clock_timestamp()` as never })
    .where(eq(users.id, userId));
}
