import type { ApiKey } from '@logishift/support-sdk/contract';
import { and, desc, eq, getTableColumns, isNull, lt, lte, or } from 'drizzle-orm';
import type { Context } from '../../platform/context.js';
import type { RowLock } from '../../platform/db/transaction.js';
import { tellChanged } from '../../platform/live/signal.js';
import { newId } from '../../platform/new-id.js';
import { users } from '../identity/tables.js';
import { apiKeys } from './tables.js';

export type KeyRow = Omit<typeof apiKeys.$inferSelect, 'key_hash' | 'revoked_at'>;

// What a request needs to know of a program.
const { key_hash: _, revoked_at: __, ...row } = getTableColumns(apiKeys);

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
  key: Pick<typeof apiKeys.$inferInsert, 'name' | 'issuer' | 'scopes' | 'prefix' | 'key_hash' | 'created_by'>,
): Promise<string> {
  const id = newId(context);
  await context.db.insert(apiKeys).values({ ...key, id, created_at: context.now().toISOString() });
  return id;
}

/** The first time counts. */
export async function markRevoked(context: Context, id: string): Promise<void> {
  await context.db
    .update(apiKeys)
    .set({ revoked_at: context.now().toISOString() })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revoked_at)));
  tellChanged(context, [id]);
}

/** The key with this hash, unless it was revoked. */
export async function findKeyByHash({ db }: Context, hash: string): Promise<KeyRow | undefined> {
  const [found] = await db
    .select(row)
    .from(apiKeys)
    .where(and(eq(apiKeys.key_hash, hash), isNull(apiKeys.revoked_at)));
  return found;
}

/** The same by its id; locked, it stays as it is until the transaction ends. */
export async function findKeyLocked({ db }: Context, id: string, lock: RowLock | null): Promise<KeyRow | undefined> {
  const good = db
    .select(row)
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revoked_at)));
  const [found] = await (lock ? good.for(lock) : good);
  return found;
}

/** Notes that a key was used, unless that was noted since `unless`. */
export async function markUsed({ db, now }: Context, id: string, unless: Date): Promise<void> {
  await db
    .update(apiKeys)
    .set({ last_used_at: now().toISOString() })
    .where(
      and(
        eq(apiKeys.id, id),
        isNull(apiKeys.revoked_at),
        or(isNull(apiKeys.last_used_at), lte(apiKeys.last_used_at, unless.toISOString())),
      ),
    );
}
