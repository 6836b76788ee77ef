import type { Customer } from '@logishift/support-sdk/contract';
import { and, eq, isNull, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import type { Database } from '../../platform/db/connect.js';
import { firstAdminLock } from '../../platform/db/locks.js';
import { run } from '../../platform/db/session.js';
import { statement } from '../../platform/db/statement.js';
import type { InTransaction } from '../../platform/db/transaction.js';
import { tellChanged } from '../../platform/live/signal.js';
import { newId } from '../../platform/new-id.js';
import { foldAddress } from './fold-address.js';
import { foundBy } from './found-by.js';
import { users } from './tables.js';

export type User = typeof users.$inferSelect;

/** What a request needs to know of whoever asks. No secret is among it: it is remembered. */
export const askingColumns = {
  id: users.id,
  role: users.role,
  email: users.email,
  name: users.name,
  locale: users.locale,
  issuer: users.issuer,
  external_id: users.external_id,
  is_support_agent_approved: users.is_support_agent_approved,
  approved_at: users.approved_at,
  rejected_at: users.rejected_at,
  suspended_at: users.suspended_at,
  email_verified_at: users.email_verified_at,
  created_at: users.created_at,
};
export type Asking = Pick<User, keyof typeof askingColumns>;

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

/** Changes somebody of staff: from then on nobody goes by what they were. */
export async function updateUser(context: Context, id: string, change: Partial<User>): Promise<User> {
  const [changed] = await context.db
    .update(users)
    .set({ ...change, updated_at: context.now().toISOString() })
    .where(eq(users.id, id))
    .returning();
  if (!changed) throw new Error('The person is gone');
  tellChanged(context, [id]);
  return changed;
}

/** Keeps the same password in another form; unless it was changed meanwhile. */
export async function rehash({ db }: Context, user: User, password_hash: string): Promise<void> {
  await db
    .update(users)
    .set({ password_hash })
    .where(and(eq(users.id, user.id), eq(users.password_hash, user.password_hash ?? '')));
}

export async function findCustomer({ db }: Context, id: string): Promise<Asking | undefined> {
  const [found] = await db
    .select(askingColumns)
    .from(users)
    .where(and(eq(users.role, 'customer'), eq(users.id, id)));
  return found;
}

export async function isThereAnAdmin({ db }: Context): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).limit(1);
  return found.length > 0;
}

const people = statement<{ ids: string[] }, Customer>((db, { ids }) =>
  db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      phone: users.phone,
      locale: users.locale,
      created_at: users.created_at,
    })
    .from(users)
    .where(eq(users.id, sql`any(${ids})`)),
);

/** People by their ids. */
export async function findPeople({ db }: Context, ids: string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const rows = await run(db, people, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

type Found = Pick<User, 'id' | 'name' | 'email' | 'external_id'> & { phone?: string | null };

/** Keeps what customers are found by, as they were read. One who has changed since is left to whoever changed them. */
export async function keepFoundBy(db: Database, customers: readonly Found[]): Promise<void> {
  if (customers.length === 0) return;
  const rows = customers.map((customer) => ({
    id: customer.id,
    name: customer.name,
    email: customer.email,
    found_by: foundBy(customer),
  }));
  await db.execute(sql`
    update ${users} set found_by = told.found_by::tsvector
    from json_to_recordset(${JSON.stringify(rows)}::json) as told (id uuid, name text, email text, found_by text)
    where ${users.id} = told.id and ${users.name} = told.name and ${users.email} is not distinct from told.email`);
}

/** Says what customers are found by whom a release before ours has written. Resolves to how many they were. */
export async function addMissingFoundBy({ db }: Context, most: number): Promise<number> {
  return db.transaction(async (db) => {
    const { id, name, email, phone, external_id } = users;
    const rows = await db
      .select({ id, name, email, phone, external_id })
      .from(users)
      .where(and(eq(users.role, 'customer'), isNull(users.found_by)))
      .orderBy(id)
      .limit(most)
      .for('no key update', { skipLocked: true });
    await keepFoundBy(db, rows);
    return rows.length;
  });
}

/** The customers that a tsquery finds, of `findsBy`: the newest so many. */
export const customersFoundBy = (query: SQLWrapper, most: number): SQL => sql`
  select id from ${users} where role = 'customer' and found_by @@ ${query}::tsquery order by id desc limit ${most}`;

/** Holds up, until the transaction ends, whoever else wants to make the first admin. */
export async function lockFirstAdmin({ db }: InTransaction): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${firstAdminLock})`);
}
