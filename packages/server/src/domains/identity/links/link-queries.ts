import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import { oneTimeTokens } from '../tables.js';
import type { LinkPurpose } from './link-validity.js';

export async function insertLink({ db }: Context, link: Omit<typeof oneTimeTokens.$inferInsert, 'used_at'>) {
  await db.insert(oneTimeTokens).values(link);
}

export async function findLink({ db }: Context, purpose: LinkPurpose, hash: string) {
  const [found] = await db
    .select()
    .from(oneTimeTokens)
    .where(and(eq(oneTimeTokens.token_hash, hash), eq(oneTimeTokens.purpose, purpose)));
  return found;
}

/** Uses up every link of this purpose that somebody was mailed. Returns those that were unused. */
export function useUpLinks({ db, now }: Context, userId: string, purpose: LinkPurpose) {
  return db
    .update(oneTimeTokens)
    .set({ used_at: now().toISOString() })
    .where(and(eq(oneTimeTokens.user_id, userId), eq(oneTimeTokens.purpose, purpose), isNull(oneTimeTokens.used_at)))
    .returning({ token_hash: oneTimeTokens.token_hash, registration: oneTimeTokens.registration });
}

export async function forgetOldLinks({ db, now }: Context): Promise<void> {
  await db.delete(oneTimeTokens).where(lte(oneTimeTokens.expires_at, now().toISOString()));
}
