import { desc, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import { signingKeysLock } from '../../../platform/db/locks.js';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { signingKeys } from '../tables.js';

export type SigningKeyRow = typeof signingKeys.$inferSelect;

/** Holds up, until the transaction ends, whoever else wants to make the first key. */
export async function lockSigningKeys({ db }: InTransaction): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${signingKeysLock})`);
}

/** All keys, the newest first. */
export async function findSigningKeys({ db }: Context): Promise<SigningKeyRow[]> {
  return db.select().from(signingKeys).orderBy(desc(signingKeys.created_at));
}

export async function insertSigningKey(
  { db }: Context,
  key: typeof signingKeys.$inferInsert,
): Promise<SigningKeyRow[]> {
  return db.insert(signingKeys).values(key).returning();
}
