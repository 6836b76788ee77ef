import type { Locale } from '@logishift/support-sdk/contract';
import { and, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { guestIssuer } from '../../platform/config.js';
import type { Context } from '../../platform/context.js';
import { guestCodes, users } from '../../platform/db/schema/index.js';
import type { User } from './queries.js';

/** Keeps the code that was last mailed to an address, and forgets the one before with its tries. */
export async function keepCode({ db }: Context, code: typeof guestCodes.$inferInsert) {
  await db
    .insert(guestCodes)
    .values(code)
    .onConflictDoUpdate({ target: guestCodes.email, set: { ...code, tries: 0 } });
}

/**
 * Counts a try of an address's code, and returns the code's hash while there are tries left. One statement, which locks
 * the row: of any number of guesses at once, no more than `most` get to compare.
 */
export async function takeTry({ db, now }: Context, email: string, most: number): Promise<string | undefined> {
  const [taken] = await db
    .update(guestCodes)
    .set({ tries: sql`${guestCodes.tries} + 1` })
    .where(and(eq(guestCodes.email, email), lt(guestCodes.tries, most), gt(guestCodes.expires_at, now().toISOString())))
    .returning({ hash: guestCodes.code_hash });
  return taken?.hash;
}

/** Uses a code up. False: somebody was faster, or another has been mailed since. */
export async function useCode({ db }: Context, email: string, hash: string): Promise<boolean> {
  const used = await db
    .delete(guestCodes)
    .where(and(eq(guestCodes.email, email), eq(guestCodes.code_hash, hash)))
    .returning({ email: guestCodes.email });
  return used.length > 0;
}

export async function forgetOldCodes({ db, now }: Context): Promise<void> {
  await db.delete(guestCodes).where(lte(guestCodes.expires_at, now().toISOString()));
}

/** The guest who once proved this address by a code. */
export async function findGuest({ db }: Context, address: string): Promise<User | undefined> {
  const [found] = await db
    .select()
    .from(users)
    .where(
      and(eq(users.role, 'customer'), eq(users.issuer, guestIssuer), eq(users.external_id, address.toLowerCase())),
    );
  return found;
}

/** The guest of an address that has just been proven. What they do not say stays as it was. */
export async function saveGuest(
  { db, now }: Context,
  { email, name, locale }: { email: string; name?: string | undefined; locale?: Locale | undefined },
): Promise<User> {
  const at = now().toISOString();
  const told = { email, email_verified_at: at, ...(name && { name }), ...(locale && { locale }), updated_at: at };
  const [saved] = await db
    .insert(users)
    .values({ ...told, id: uuidv7(), role: 'customer', issuer: guestIssuer, external_id: email, created_at: at })
    .onConflictDoUpdate({
      target: [users.issuer, users.external_id],
      targetWhere: sql`${users.role} = 'customer'`,
      set: told,
    })
    .returning();
  if (!saved) throw new Error('The guest was not saved');
  return saved;
}
