import type { ApiKey } from '@logishift/support-sdk/contract';
import { and, desc, eq, isNull, lt, lte, or } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import { newId } from '../../platform/new-id.js';
import { users } from '../identity/tables.js';
import { apiKeys } from './tables.js';

export type KeyRow = typeof apiKeys.$inferSelect;

// Without the hash: it leaves these tables for nobody.
const shown = {
  id: apiKeys.id,
  name: apiKeys.name,
  issuer: apiKeys.issuer,
  scopes: apiKeys.scopes,
  prefix: apiKeys.prefix,
  created_by: { id: users.id, name: users.name },
  created_at: apiKeys.created_at,
  last_used_at: apiKeys.last_used_at,
  revoked_at: apiKeys.revoked_at,
};

export async function findKeys({ db }: Context, before: string | null, limit: number): Promise<ApiKey[]> {
  return db
    .select(shown)
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.created_by))
    .where(before ? lt(apiKeys.id, before) : undefined)
    .orderBy(desc(apiKeys.id))
    .limit(limit);
}

export async function findKey({ db }: Context, id: string): Promise<ApiKey | undefined> {
  const [found] = await db
    .select(shown)
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.created_by))
    .where(eq(apiKeys.id, id));
  return found;
}

export async function insertKey(
  context: Context,
  key: Pick<KeyRow, 'name' | 'issuer' | 'scopes' | 'prefix' | 'key_hash' | 'created_by'>,
): Promise<string> {
  const id = newId(context);
  await context.db.insert(apiKeys).values({ ...key, id, created_at: context.now().toISOString() });
  return id;
}

/** The first time counts. */
export async function markRevoked({ db, now }: Context, id: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revoked_at: now().toISOString() })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revoked_at)));
}

/** The key with this hash, unless it was revoked. */
export async function findKeyByHash({ db }: Context, hash: string): Promise<KeyRow | undefined> {
  const [found] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.key_hash, hash), isNull(apiKeys.revoked_at)));
  return found;
}

/** Notes that a key was used, unless that was noted since `unless`. */
export async function markUsed({ db, now }: Context, id: string, unless: Date): Promise<void> {
  await db
    .update(apiKeys)
    .set({ last_used_at: now().toISOString() })
    .where(and(eq(apiKeys.id, id), or(isNull(apiKeys.last_used_at), lte(apiKeys.last_used_at, unless.toISOString()))));
}
