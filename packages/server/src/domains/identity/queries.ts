import type { Customer } from '@logishift/support-sdk/contract';
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { firstAdminLock } from '../../platform/db/locks.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { newId } from '../../platform/new-id.js';
import { provenAt } from './email-proof.js';
import { foldAddress } from './fold-address.js';
import type { HostIdentity } from './host-claims.js';
import { users } from './tables.js';

export type User = typeof users.$inferSelect;

const staffMember = ne(users.role, 'customer');

export async function findStaffByEmail({ db }: Context, email: string): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(and(staffMember, eq(sql`lower(${users.email})`, foldAddress(email))));
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

export async function insertStaff(context: Context, staff: Partial<User> & Pick<User, 'role' | 'name' | 'email'>) {
  const at = context.now().toISOString();
  const [made] = await context.db
    .insert(users)
    .values({ ...staff, id: newId(context), created_at: at, updated_at: at })
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

/** Keeps the same password in another form; unless it was changed meanwhile. */
export async function rehash({ db }: Context, user: User, password_hash: string): Promise<void> {
  await db
    .update(users)
    .set({ password_hash })
    .where(and(eq(users.id, user.id), eq(users.password_hash, user.password_hash ?? '')));
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
        id: newId(context),
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
    .values({ ...told, id: newId(context), role: 'customer', issuer, external_id, created_at: at, updated_at: at })
    .onConflictDoUpdate({
      target: [users.issuer, users.external_id],
      targetWhere: sql`${users.role} = 'customer'`,
      set: { ...told, updated_at: at },
    })
    .returning();
  if (!saved) throw new Error('The customer was not saved');
  return saved;
}

export async function isThereAnAdmin({ db }: Context): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).limit(1);
  return found.length > 0;
}

/** People by their ids. */
export async function findPeople({ db }: Context, ids: string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      phone: users.phone,
      locale: users.locale,
      created_at: users.created_at,
    })
    .from(users)
    .where(inArray(users.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Holds up, until the transaction ends, whoever else wants to make the first admin. */
export async function lockFirstAdmin({ db }: InTransaction): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${firstAdminLock})`);
}
