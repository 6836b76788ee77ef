import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../../platform/context.js';
import { tellChanged } from '../../../platform/live/signal.js';
import { newId } from '../../../platform/new-id.js';
import { foundBy } from '../found-by.js';
import { type Asking, askingColumns, keepFoundBy } from '../queries.js';
import { users } from '../tables.js';
import { provenAt } from './email-proof.js';
import type { HostIdentity } from './host-claims.js';

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
        found_by: foundBy({ external_id }),
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

/** What a token tells of its customer. What it does not say stays as it was: a host may sign short tokens beside full ones. */
const toldOf = (identity: HostIdentity, known: Asking | undefined, at: string) => ({
  ...(identity.name && { name: identity.name }),
  ...(identity.email && { email: identity.email, email_verified_at: provenAt(identity, known, at) }),
  ...(identity.locale && { locale: identity.locale }),
});

const saysNothingNew = (told: ReturnType<typeof toldOf>, known: Asking) =>
  Object.entries(told).every(([key, value]) => known[key as keyof Asking] === value);

/** Whether the customer is known just so already. */
export const isKnownSo = (known: Asking, identity: HostIdentity, now: Date): boolean =>
  saysNothingNew(toldOf(identity, known, now.toISOString()), known);

/** The customer a host's token names; made at their first request, brought up to date when the host tells news. */
export async function saveCustomer(context: Context, identity: HostIdentity): Promise<Asking> {
  const { issuer, external_id } = identity;
  const at = context.now().toISOString();
  const [known] = await context.db
    .select(askingColumns)
    .from(users)
    .where(and(eq(users.role, 'customer'), eq(users.issuer, issuer), eq(users.external_id, external_id)));
  const told = toldOf(identity, known, at);
  if (known && saysNothingNew(told, known)) return known;
  const id = newId(context);
  const found_by = foundBy({ ...known, ...told, external_id });
  const [saved] = await context.db
    .insert(users)
    .values({ ...told, id, role: 'customer', issuer, external_id, found_by, created_at: at, updated_at: at })
    .onConflictDoUpdate({
      target: [users.issuer, users.external_id],
      targetWhere: sql`${users.role} = 'customer'`,
      set: { ...told, found_by, updated_at: at },
    })
    .returning(askingColumns);
  if (!saved) throw new Error('The customer was not saved');
  // Another token told something else of them meanwhile.
  if (foundBy(saved) !== found_by) await keepFoundBy(context.db, [saved]);
  // Nobody remembers one who was not there.
  if (saved.id !== id) tellChanged(context, [saved.id]);
  return saved;
}
