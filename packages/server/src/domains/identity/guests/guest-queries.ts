import type { Locale } from '@logishift/support-sdk/contract';
import { and, eq, gt, inArray, lt, lte, not, or, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import type { InTransaction } from '../../../platform/db/transaction.js';
import { tellChanged } from '../../../platform/live/signal.js';
import { newId } from '../../../platform/new-id.js';
import { foldAddress } from '../fold-address.js';
import { foundBy } from '../found-by.js';
import { guestIssuer } from '../hosts/trusted-issuers.js';
import { keepFoundBy, type User } from '../queries.js';
import { guestCodes, users } from '../tables.js';

/** Keeps a code that is mailed to an address, beside those that were before. */
export async function keepCode({ db }: Context, code: typeof guestCodes.$inferInsert) {
  await db
    .insert(guestCodes)
    .values(code)
    // The same six digits once more, by chance.
    .onConflictDoUpdate({ target: guestCodes.code_hash, set: { ...code, tries: 0, tries_elsewhere: 0 } });
}

/**
 * Counts a try of each code of an address that has tries left for this network, and returns the hashes of those. They
 * are locked first, in one order: of any number of guesses at once, no more than `most` get to compare.
 */
export async function takeTries(
  { db, now }: InTransaction,
  email: string,
  network: string,
  most: number,
): Promise<string[]> {
  const isHere = eq(guestCodes.network, network);
  const isOpen = or(and(isHere, lt(guestCodes.tries, most)), and(not(isHere), lt(guestCodes.tries_elsewhere, most)));
  const open = await db
    .select({ hash: guestCodes.code_hash })
    .from(guestCodes)
    .where(and(eq(guestCodes.email, email), gt(guestCodes.expires_at, now().toISOString()), isOpen))
    .orderBy(guestCodes.code_hash)
    .for('update');
  const hashes = open.map(({ hash }) => hash);
  if (hashes.length === 0) return [];
  await db
    .update(guestCodes)
    .set({
      tries: sql`${guestCodes.tries} + (${isHere})::int`,
      tries_elsewhere: sql`${guestCodes.tries_elsewhere} + (${not(isHere)})::int`,
    })
    .where(inArray(guestCodes.code_hash, hashes));
  return hashes;
}

/** How often a code may still be tried on the network that asked for it: the one with the most. Null: none was asked for there. */
export async function triesLeft(
  { db, now }: Context,
  email: string,
  network: string,
  most: number,
): Promise<number | null> {
  const [asked] = await db
    .select({ fewest: sql<number | null>`min(${guestCodes.tries})::int` })
    .from(guestCodes)
    .where(
      and(eq(guestCodes.email, email), eq(guestCodes.network, network), gt(guestCodes.expires_at, now().toISOString())),
    );
  return asked?.fewest == null ? null : Math.max(0, most - asked.fewest);
}

/** Uses a code up, with all others of its address: it is proven. False: somebody was faster. */
export async function useCode({ db }: InTransaction, email: string, hash: string): Promise<boolean> {
  const own = eq(guestCodes.email, email);
  await db
    .select({ hash: guestCodes.code_hash })
    .from(guestCodes)
    .where(own)
    .orderBy(guestCodes.code_hash)
    .for('update');
  const used = await db.delete(guestCodes).where(own).returning({ hash: guestCodes.code_hash });
  return used.some((one) => one.hash === hash);
}

export async function forgetOldCodes({ db, now }: Context): Promise<void> {
  await db.delete(guestCodes).where(lte(guestCodes.expires_at, now().toISOString()));
}

/** The guest who once proved this address by a code. */
export async function findGuest({ db }: Context, address: string): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(and(eq(users.role, 'customer'), eq(users.issuer, guestIssuer), eq(users.external_id, foldAddress(address))));
  return found;
}

/** The guest of an address that has just been proven. What they do not say stays as it was. */
export async function saveGuest(
  context: Context,
  { email, name, locale }: { email: string; name?: string | undefined; locale?: Locale | undefined },
): Promise<User> {
  const at = context.now().toISOString();
  const id = newId(context);
  const told = { email, email_verified_at: at, ...(name && { name }), ...(locale && { locale }), updated_at: at };
  const found_by = foundBy({ name, email, external_id: email });
  const [saved] = await context.db
    .insert(users)
    .values({ ...told, id, role: 'customer', issuer: guestIssuer, external_id: email, found_by, created_at: at })
    .onConflictDoUpdate({
      target: [users.issuer, users.external_id],
      targetWhere: sql`${users.role} = 'customer'`,
      set: told,
    })
    .returning();
  if (!saved) throw new Error('The guest was not saved');
  if (saved.id !== id) await keepFoundBy(context.db, [saved]);
  // Nobody remembers one who was not there.
  if (saved.id !== id) tellChanged(context, [saved.id]);
  return saved;
}
