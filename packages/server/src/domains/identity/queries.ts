import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../platform/context.js';
import { refreshTokens, staffSessions, users } from '../../platform/db/schema/index.js';
import { provenAt } from './email-proof.js';
import type { HostIdentity } from './host-tokens.js';

export type User = typeof users.$inferSelect;

const staffMember = ne(users.role, 'customer');

export async function findStaffByEmail({ db }: Context, email: string): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(and(staffMember, eq(sql`lower(${users.email})`, email.trim().toLowerCase())));
  return found;
}

export async function findStaff({ db }: Context, id: string): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(and(staffMember, eq(users.id, id)));
  return found;
}

/**
 * Locks the row: what is decided about it stays true until the transaction ends. `share` is for who only needs it to
 * stay as it is. Neither keeps anybody from writing rows that name this person: that way two could wait for each other.
 */
export async function findStaffLocked(
  { db }: Context,
  id: string,
  strength: 'no key update' | 'share' = 'no key update',
): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(and(staffMember, eq(users.id, id)))
    .for(strength);
  return found;
}

export async function findSignedInStaff({ db }: Context, id: string, sessionId: string): Promise<User | undefined> {
  const [found] = await db
    .select({ user: users })
    .from(users)
    .innerJoin(staffSessions, and(eq(staffSessions.user_id, users.id), eq(staffSessions.id, sessionId)))
    .where(and(staffMember, eq(users.id, id), isNull(staffSessions.ended_at)));
  return found?.user;
}

export async function insertStaff(context: Context, staff: Partial<User> & Pick<User, 'role' | 'name' | 'email'>) {
  const at = context.now().toISOString();
  const [made] = await context.db
    .insert(users)
    .values({ ...staff, id: uuidv7(), created_at: at, updated_at: at })
    .onConflictDoNothing()
    .returning();
  return made;
}

export async function updateUser(context: Context, id: string, change: Partial<User>): Promise<User> {
  const [changed] = await context.db
    .update(users)
    .set({ ...change, updated_at: context.now().toISOString() })
    .where(eq(users.id, id))
    .returning();
  if (!changed) throw new Error('The person is gone');
  return changed;
}

export async function findCustomer({ db }: Context, id: string): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(and(eq(users.role, 'customer'), eq(users.id, id)));
  return found;
}

/** The customers of an issuer by their ids there; whoever has not come yet gets a row to be known by. */
export async function ensureCustomers(context: Context, issuer: string, externalIds: string[]): Promise<string[]> {
  // In one order: two who name the same people at once must not wait for each other.
  const wanted = [...new Set(externalIds)].sort();
  if (wanted.length === 0) return [];
  const at = context.now().toISOString();
  await context.db
    .insert(users)
    .values(
      wanted.map((external_id) => ({
        id: uuidv7(),
        role: 'customer' as const,
        issuer,
        external_id,
        created_at: at,
        updated_at: at,
      })),
    )
    .onConflictDoNothing();
  const rows = await context.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'customer'), eq(users.issuer, issuer), inArray(users.external_id, wanted)));
  return rows.map(({ id }) => id);
}

/** The customer a host's token names; made at their first request, brought up to date when the host tells news. */
export async function saveCustomer(context: Context, identity: HostIdentity): Promise<User> {
  const { issuer, external_id } = identity;
  const at = context.now().toISOString();
  const [known] = await context.db
    .select()
    .from(users)
    .where(and(eq(users.role, 'customer'), eq(users.issuer, issuer), eq(users.external_id, external_id)));
  // What a token does not say stays as it was: a host may sign short tokens beside full ones.
  const told = {
    ...(identity.name && { name: identity.name }),
    ...(identity.email && { email: identity.email, email_verified_at: provenAt(identity, known, at) }),
    ...(identity.locale && { locale: identity.locale }),
  };
  if (known && Object.entries(told).every(([key, value]) => known[key as keyof User] === value)) return known;
  const [saved] = await context.db
    .insert(users)
    .values({ ...told, id: uuidv7(), role: 'customer', issuer, external_id, created_at: at, updated_at: at })
    .onConflictDoUpdate({
      target: [users.issuer, users.external_id],
      targetWhere: sql`${users.role} = 'customer'`,
      set: { ...told, updated_at: at },
    })
    .returning();
  if (!saved) throw new Error('The customer was not saved');
  return saved;
}

export async function insertSession(context: Context, userId: string, userAgent: string | null): Promise<string> {
  const id = uuidv7();
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

export async function markRefreshTokenUsed({ db, now }: Context, hash: string) {
  await db.update(refreshTokens).set({ used_at: now().toISOString() }).where(eq(refreshTokens.token_hash, hash));
}

/** Ends all sessions of a person, but for one that may stay. */
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
}

export async function endSession(context: Context, sessionId: string) {
  await context.db
    .update(staffSessions)
    .set({ ended_at: context.now().toISOString() })
    .where(and(eq(staffSessions.id, sessionId), isNull(staffSessions.ended_at)));
}

/** Forgets tokens that have expired, and then the sessions that have none left. */
export async function forgetOldSessions({ db, now }: Context) {
  await db.delete(refreshTokens).where(sql`${refreshTokens.expires_at} < ${now().toISOString()}`);
  await db
    .delete(staffSessions)
    .where(sql`not exists (select 1 from ${refreshTokens} where ${refreshTokens.session_id} = ${staffSessions.id})`);
}

export async function isThereAnAdmin({ db }: Context): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).limit(1);
  return found.length > 0;
}
